import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EXPORTS = {
  client: manifest.exports['./client'],
  mock: manifest.exports['./mock'],
  msw: manifest.exports['./msw'],
};
const CACHE = join(ROOT, 'node_modules/.cache');

/** The TypeScript of a text that a reader is to paste. */
function pasted(file: string): string[] {
  const blocks = readFileSync(join(ROOT, file), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms);
  return [...blocks].map(([, code = '']) => code);
}

const BLOCKS = [...pasted('README.md'), ...pasted('.github/guides/frontend-developer.md')];
const [msw = '', mock = ''] = BLOCKS;

/** What a reader pastes, and the same with something wrong in it. */
const FILES = {
  'msw.test.ts': msw,
  'mock.test.ts': mock,
  'no-example.test.ts': msw.replace("'name-taken'", "'no-such'"),
  'other-code.test.ts': msw.replace("'DRS.10010065'", "'DRS.1'"),
  'other-reason.test.ts': mock.replace('X-Auth-Token', 'X-Token'),
};

/** With the sources in place of what the package exports. */
function inClone(code: string): string {
  return code.replace(/'drs-contract\/(\w+)'/g, (_, name: keyof typeof EXPORTS) => {
    const { types } = EXPORTS[name];
    return `'../../../${types.replace('./dist/', '').replace('.d.ts', '.ts')}'`;
  });
}

let folder: string;
beforeAll(() => {
  mkdirSync(CACHE, { recursive: true });
  folder = mkdtempSync(join(CACHE, 'readme-'));
  for (const [name, code] of Object.entries(FILES))
    writeFileSync(join(folder, name), inClone(code));
  // Vitest passes over `node_modules` unless it is told not to.
  const test = { include: ['*.test.ts'], exclude: [] };
  writeFileSync(
    join(folder, 'vitest.config.js'),
    `export default { test: ${JSON.stringify(test)} };`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What TypeScript finds in each file, with the options of the project. */
function findTypeErrors(): { [file: string]: string[] } {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, ROOT);
  const paths = Object.keys(FILES).map((name) => join(folder, name));
  const program = ts.createProgram(paths, options);
  return Object.fromEntries(
    paths.map((path) => {
      const file = program.getSourceFile(path);
      const found = [
        ...program.getSyntacticDiagnostics(file),
        ...program.getSemanticDiagnostics(file),
      ];
      return [
        basename(path),
        found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
      ];
    }),
  );
}

interface Results {
  readonly testResults: readonly { readonly name: string; readonly status: string }[];
}

/** How each file ends in a vitest of its own. */
async function runFiles(): Promise<{ [file: string]: string }> {
  const report = join(folder, 'results.json');
  const args = ['run', '--root', folder, '--reporter', 'json', '--outputFile', report];
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/VITE/.test(key)));
  const options = { cwd: ROOT, env, timeout: 20_000 };
  await new Promise<void>((resolve) => {
    // It exits with 1, since some fail; without a report, reading one says so.
    execFile(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], options, () =>
      resolve(),
    );
  });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Results;
  return Object.fromEntries(testResults.map(({ name, status }) => [basename(name), status]));
}

describe('the code in the README and the guide', () => {
  it('is these two test files', () => {
    expect(BLOCKS).toHaveLength(2);
    expect(msw).toContain("from 'msw/node'");
    expect(mock).toContain('createMock(');
  });

  it('compiles as it is pasted, and not with an example that there is none of', () => {
    expect(findTypeErrors()).toEqual({
      'msw.test.ts': [],
      'mock.test.ts': [],
      'no-example.test.ts': [expect.stringContaining('"no-such"')],
      'other-code.test.ts': [],
      'other-reason.test.ts': [],
    });
  });

  it('passes as it is pasted, and not with another answer', async () => {
    expect(await runFiles()).toEqual({
      'msw.test.ts': 'passed',
      'mock.test.ts': 'passed',
      'no-example.test.ts': 'failed',
      'other-code.test.ts': 'failed',
      'other-reason.test.ts': 'failed',
    });
  });
});
