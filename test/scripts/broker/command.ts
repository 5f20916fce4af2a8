import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Variables that would change what a command finds out. */
const STEERING =
  /^(PACT|GITHUB|CI|GIT|BUILD|CIRCLE|BUILDKITE|BITBUCKET|TRAVIS|SYSTEM|BRANCH|CHANGE)(_|$)/;

/** What a command did. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program as a user would, in an environment without a broker and a CI system but those given. */
export async function drs(
  args: readonly string[],
  { env = {}, cwd = ROOT }: { env?: Record<string, string>; cwd?: string } = {},
): Promise<Outcome> {
  const kept = Object.entries(process.env).filter(([name]) => !STEERING.test(name));
  const child = spawn(process.execPath, [`${ROOT}scripts/cli.ts`, ...args], {
    cwd,
    env: { ...Object.fromEntries(kept), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}
