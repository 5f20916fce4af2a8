import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const CLI = `"${process.execPath}" --import ./scripts/require-node.mjs scripts/cli.ts`;

const COMMANDS = ['mock', 'verify', 'generate', 'compare', 'strength', 'publish', 'can-i-deploy'];

/** Runs a shell command line. */
function run(line: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync('sh', ['-c', line], { encoding: 'utf8', timeout: 30_000 });
}

describe('the command line', () => {
  it('lists its commands and exit codes', () => {
    const { status, stdout } = run(`${CLI} --help`);
    expect(status).toBe(0);
    for (const word of [...COMMANDS, 'Exit codes: 0 holds, 1 broken, 2 could not run']) {
      expect(stdout).toContain(word);
    }
  });

  it('is not disturbed by a reader that stops early', () => {
    const { stdout, stderr } = run(`${CLI} verify --explain rules | head -n 1`);
    expect(stdout).toMatch(/^\S+ +\S.*\n$/);
    expect(stderr).toBe('');
  });

  it.each(COMMANDS)('explains %s', (command) => {
    const { status, stdout } = run(`${CLI} ${command} --help`);
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(new RegExp(`^Usage: drs-contract ${command} `)),
    ]);
  });
});
