import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { build } from 'esbuild';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { startStandIn } from '../fixtures/broker/stand-in.ts';
import { runCommand, startMock } from './commands.ts';
import { CONSUMER } from './consumer.ts';
import { describeGuides } from './guides.ts';
import { createProject, type Project, uninstall } from './project.ts';

/** Pacts of the published version, as a user finds them. */
const PACTS = 'node_modules/drs-contract/dist/spec/releases/1.0.0/pacts';

let project: Project;
beforeAll(async () => {
  project = await createProject();
});
afterAll(() => project?.remove());

describe('the package', () => {
  it('has nothing that publint finds', async () => {
    const data = await readFile(project.tarball);
    const tarball = new Uint8Array(data).buffer;
    const { messages } = await publint({ pack: { tarball }, strict: true });
    expect(messages).toEqual([]);
  });

  it('resolves to types that fit, for ESM and for bundlers', async () => {
    const data = createPackageFromTarballData(await readFile(project.tarball));
    const result = await checkPackage(data, {
      excludeEntrypoints: ['./openapi.yaml', './pacts/*.json'],
    });
    if (!result.types) throw new Error('no types');
    const read = Object.keys(result.entrypoints).map((name) => name.replace(/^\.\//, ''));
    expect(read).toEqual(
      Object.keys(manifest.exports)
        .map((name) => name.replace(/^\.\//, ''))
        .filter((name) => !/yaml|\*/.test(name)),
    );
    // Neither a resolver without `exports` (node10) nor `require` in older Nodes is promised.
    const left = result.problems.filter(
      (problem) =>
        problem.kind !== 'CJSResolvesToESM' &&
        !(problem.kind === 'NoResolution' && problem.resolutionKind === 'node10'),
    );
    expect(left).toEqual([]);
  });

  it('holds neither tests nor sources, and nothing that is for makers alone', async () => {
    const files = await readdir(project.installed, { recursive: true });
    expect(files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))).toEqual([]);
    expect(files.filter((file) => /\.test\.|dist.*(bench|dev\.js|build\.js)/.test(file))).toEqual(
      [],
    );
  });

  it('leads nowhere from its README but to what it holds', async () => {
    const readme = await readFile(join(project.installed, 'README.md'), 'utf8');
    const links = [...readme.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link = '']) => link);
    const local = links.filter((link) => !link.startsWith('https://'));
    expect(local.length).toBeGreaterThan(10);
    expect(local.filter((link) => !existsSync(join(project.installed, link)))).toEqual([]);
  });

  it.each(['openapi.yaml', 'openapi.json', 'pacts/connection-client-connection-service.json'])(
    'gives %s',
    async (name) => {
      const require = createRequire(join(project.folder, 'index.js'));
      const text = await readFile(require.resolve(`drs-contract/${name}`), 'utf8');
      expect(text).toContain('/connections');
    },
  );

  it('has a client that needs nothing, in less than 3 kB', async () => {
    const { outputFiles, metafile } = await build({
      stdin: {
        contents: "export { createClient } from 'drs-contract/client';",
        resolveDir: project.folder,
      },
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      metafile: true,
      write: false,
    });
    const inputs = Object.keys(metafile.inputs).filter((name) => name !== '<stdin>');
    expect(inputs).toHaveLength(1);
    expect(gzipSync(outputFiles[0]?.contents ?? '').length).toBeLessThan(3_000);
  });
});

describe('types of the package', () => {
  beforeAll(async () => {
    for (const [name, text] of Object.entries(CONSUMER)) {
      await mkdir(dirname(join(project.folder, name)), { recursive: true });
      await writeFile(join(project.folder, name), text);
    }
    await mkdir(join(project.folder, 'node_modules/@types'), { recursive: true });
    await symlink(
      resolve('node_modules/@types/node'),
      join(project.folder, 'node_modules/@types/node'),
    ).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  });

  it.each(['browser', 'node'])(
    'serve a consumer in %s, and refuse what is wrong',
    async (folder) => {
      const tsc = resolve('node_modules/typescript/bin/tsc');
      const args = [tsc, '--project', join(project.folder, folder)];
      const ran = promisify(execFile)(process.execPath, args, { timeout: 60_000 });
      expect(await ran.catch(({ stdout }: { stdout: string }) => stdout)).toMatchObject({
        stdout: '',
      });
    },
  );
});

describe('commands of the package', () => {
  const commands = ['mock', 'verify', 'generate', 'compare', 'strength', 'publish', 'can-i-deploy'];

  it.each(commands)('explain %s, with examples', async (command) => {
    const { code, stdout } = await runCommand(project, command, '--help');
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^Usage: drs-contract [^]*^Examples:/m),
    ]);
  });

  it('verify the mock that they start, and leave no progress bar in a pipe', async () => {
    const { url, stop } = await startMock(project, '--stateful', '--quiet');
    try {
      const { code, stdout, stderr } = await runCommand(project, 'verify', url, '--seed', '1');
      expect([code, stdout]).toEqual([0, expect.stringContaining('Holds: ')]);

      expect(stdout + stderr).not.toMatch(/\u001b|\r/);
    } finally {
      expect(await stop()).toBe(0);
    }
  });

  it('serve pages whose modules are all there', async () => {
    const { url, stop } = await startMock(project, '--quiet');
    try {
      for (const page of ['/docs', '/_mock', '/example'])
        expect(await modulesOf(url + page)).toBeGreaterThan(2);
    } finally {
      await stop();
    }
  });

  it('generate what the package itself has', async () => {
    const written = await runCommand(project, 'generate', '--out', 'src/drs');
    expect(written).toMatchObject({ code: 0, stderr: '' });
    const types = await readFile(join(project.folder, 'src/drs/types.ts'), 'utf8');
    expect(types).toBe(await readFile('spec/generated/types.ts', 'utf8'));
    await writeFile(join(project.folder, 'src/drs/types.ts'), '');
    const { code, stdout } = await runCommand(project, 'generate', '--out', 'src/drs', '--check');
    expect([code, stdout]).toEqual([1, expect.stringContaining('src/drs is stale: types.ts.')]);
  });

  it('compare descriptions, and replay the pacts of a release', async () => {
    const text = await readFile(join(project.installed, 'dist/spec/openapi.yaml'), 'utf8');
    await writeFile(
      join(project.folder, 'new.yaml'),
      text.replace('maxLength: 50', 'maxLength: 8'),
    );
    const same = await runCommand(project, 'compare', 'release:latest', '--pacts', PACTS);
    expect([same.code, same.stderr]).toEqual([0, expect.stringContaining('Replayed 13')]);
    const { code, stdout } = await runCommand(project, 'compare', 'release:latest', 'new.yaml');
    expect([code, stdout]).toEqual([1, expect.stringContaining('request.length.tightened')]);
  });

  it('take pacts through a broker: publish, verify, ask', async () => {
    const broker = await startStandIn();
    const { url, stop } = await startMock(project, '--stateful', '--quiet');
    const run = (...args: string[]) => runCommand(project, ...args, '--broker', broker.url);
    const ours = ['--provider', 'connection-service', '--provider-app-version', '2.0'];
    const ask = ['can-i-deploy', '--pacticipant', 'connection-client', '--app-version', '1.0'];
    try {
      const published = await run('publish', '--consumer-app-version', '1.0', '--branch', 'main');
      expect(published).toMatchObject({ code: 0 });
      broker.state.deployed.set('prod connection-service', '2.0');
      expect(await run(...ask, '--to-environment', 'prod')).toMatchObject({ code: 1 });
      const verified = await run('verify', url, '--only', 'pacts', '--publish-results', ...ours);
      expect(verified).toMatchObject({ code: 0 });
      expect(await run(...ask, '--to-environment', 'prod')).toMatchObject({ code: 0 });
    } finally {
      await stop();
      await broker.close();
    }
  });

  it('measure the strength of one fault', async () => {
    const only = 'needs-no-credential';
    const { code, stdout } = await runCommand(
      project,
      'strength',
      '--only',
      only,
      '--workers',
      '1',
    );
    expect([code, stdout]).toEqual([0, expect.stringMatching(/\*\*all\*\* +\| +1 /)]);
  });
});

describe('the guide', () => describeGuides(() => project));

describe('an installation without the heavy parts', () => {
  it('serves and verifies without Pact and Prism where neither is asked for', async () => {
    await uninstall(project, ['@pact-foundation', '@stoplight', 'typescript', 'esbuild']);
    const { url, stop } = await startMock(project, '--stateful', '--quiet');
    try {
      const checked = await runCommand(project, 'verify', url, '--only', 'laws');
      expect(checked).toMatchObject({ code: 0 });
      const pacts = await runCommand(project, 'verify', url, '--only', 'pacts');
      expect([pacts.code, pacts.stderr]).toEqual([2, expect.stringContaining('@pact-foundation')]);
    } finally {
      await stop();
    }
  });
});

/** Loads a page and every module that it imports, as a browser would; gives how many there are. */
async function modulesOf(page: string): Promise<number> {
  const queue = [page];
  const seen = new Set<string>();
  for (const url of queue) {
    if (seen.has(url)) continue;
    seen.add(url);
    const response = await fetch(url);
    expect([url, response.status]).toEqual([url, 200]);
    const text = await response.text();
    const named = /(?:src="|href="|from '|import '|from "|import\('?)((?:\/|\.\.?\/)[^"']+)["']/g;
    for (const [, name = ''] of text.matchAll(named))
      if (/\.(js|css|json)$/.test(name)) queue.push(new URL(name, url).href);
  }
  return seen.size;
}
