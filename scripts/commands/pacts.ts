import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Command } from 'commander';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PACTS = join(ROOT, 'contracts/pacts');
const TIME_LIMIT_MS = 120_000;

/** `pacts`: writes contracts/pacts by running the consumer tests. */
export function addPactsCommand(program: Command): void {
  program
    .command('pacts')
    .description('write contracts/pacts by running the consumer tests')
    .action(async () => {
      // Pact merges into a file that is there, and would keep interactions that no test has any more.
      const fresh = await mkdtemp(join(tmpdir(), 'pacts-'));
      try {
        await runConsumerTests(fresh);
        const stale = (await readdir(PACTS)).filter((name) => name.endsWith('.json'));
        await Promise.all(stale.map((name) => rm(join(PACTS, name))));
        await cp(fresh, PACTS, { recursive: true });
      } finally {
        await rm(fresh, { recursive: true });
      }
      console.log('Wrote contracts/pacts.');
    });
}

async function runConsumerTests(dir: string): Promise<void> {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const env = { ...process.env, PACT_DIR: dir };
  const options = { cwd: ROOT, env, timeout: TIME_LIMIT_MS };
  try {
    await promisify(execFile)(
      process.execPath,
      [vitest, 'run', 'contracts/pacts/consumer'],
      options,
    );
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    console.error(stdout + stderr);
    throw new Error(
      'Failed to write contracts/pacts: a consumer test fails, see above. Correct it, then run this again.',
    );
  }
}
