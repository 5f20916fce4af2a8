import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Job, Outcome } from './replay.ts';

const SCRIPT = new URL(`./replay${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

/**
 * Replays the jobs one after the other in a process of its own.
 * @returns the outcome of each; fewer when the signal stopped the run.
 * @throws Error when the process ends early or takes too long.
 */
export async function runReplay(jobs: readonly Job[], signal?: AbortSignal): Promise<Outcome[]> {
  const limitMs = 10_000 + jobs.reduce((sum, { timeoutMs }) => sum + 3 * timeoutMs, 0);
  const child = fork(SCRIPT, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: quietEnvironment(),
    timeout: limitMs,
    killSignal: 'SIGKILL',
    ...(signal && { signal }),
  });
  const outcomes: Outcome[] = [];
  child.on('message', (outcome) => outcomes.push(outcome as Outcome));
  child.send(jobs);
  const code = await ended(child);
  if (outcomes.length === jobs.length || signal?.aborted) return outcomes;
  throw new Error(
    `Failed to replay the pacts: the Pact core stopped after ${outcomes.length} of ${jobs.length} (${code}). Run it again; reinstall if that does not help.`,
  );
}

/** The exit code, or the error, once the process is gone and its last message has been read. */
async function ended(child: ChildProcess): Promise<unknown> {
  const failed = new Promise((resolve) => child.once('error', resolve));
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const read = new Promise((resolve) => child.once('disconnect', resolve));
  return Promise.race([failed, read.then(() => exited)]);
}

/** Without what steers Pact from outside, and without the proxy that it would use even for loopback. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^PACT_|_PROXY$/i.test(name));
  const quiet = { PACT_DO_NOT_TRACK: 'true', SCARF_ANALYTICS: 'false', NO_PROXY: '*' };
  return { ...Object.fromEntries(kept), ...quiet };
}
