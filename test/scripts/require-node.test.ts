import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Runs the command line on a Node that calls itself another version. */
function runAs(
  version: string,
  script = './scripts/require-node.mjs',
): { status: number | null; stderr: string } {
  const pretend = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`;
  const args = ['--import', pretend, '--import', script, 'scripts/cli.ts'];
  return spawnSync(process.execPath, [...args, '--help'], { encoding: 'utf8', timeout: 20_000 });
}

describe('require-node', () => {
  it.each(['20.20.2', '24.17.9'])('says what to do on Node %s', (version) => {
    const { status, stderr } = runAs(version);
    expect(status).toBe(2);
    expect(stderr).toContain(`Node 24.18 or newer is needed, ${version} found.`);
    expect(stderr).toContain('npm rebuild node');
  });

  it('says what to do where the package is installed in another project', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'require-node-'));
    try {
      await mkdir(join(folder, 'scripts'));
      const copy = join(folder, 'scripts/require-node.mjs');
      await cp('scripts/require-node.mjs', copy);
      const { status, stderr } = runAs('22.9.0', copy);
      expect([status, stderr]).toEqual([
        2,
        expect.stringContaining('npm install --save-dev node@24'),
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each(['24.18.0', '26.0.0'])('lets Node %s pass', (version) => {
    expect(runAs(version)).toMatchObject({ status: 0, stderr: '' });
  });
});
