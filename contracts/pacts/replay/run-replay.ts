import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SinglePact } from './pact-files.ts';
import type { Recorder } from './recorder.ts';
import type { Job, ReplayResult } from './replay.ts';

const SCRIPT = new URL(`./replay${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

/** Limits of a replay. */
export interface ReplayOptions {
  /** For one response of the recorder, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/**
 * Replays pacts at a recorder, one after the other.
 * @returns the result of each; fewer when the signal stopped the run.
 * @throws Error when the process of the Pact core ends early or takes too long.
 */
export async function runReplay(
  pacts: readonly SinglePact[],
  recorder: Recorder,
  options: ReplayOptions,
): Promise<ReplayResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pact-replay-'));
  try {
    const jobs = pacts.map((_, index) => ({
      file: join(folder, `${index}.json`),
      baseUrl: recorder.urlOf(index),
      statesUrl: recorder.statesUrlOf(index),
      timeoutMs: options.timeoutMs,
    }));
    await Promise.all(
      jobs.map(({ file }, index) => writeFile(file, JSON.stringify(pacts[index]?.pact))),
    );
    return await runJobs(jobs, options);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function runJobs(jobs: readonly Job[], options: ReplayOptions): Promise<ReplayResult[]> {
  const { timeoutMs, signal } = options;
  const child = fork(SCRIPT, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: quietEnvironment(),
    // An interaction is at most two state changes and one request.
    timeout: 10_000 + jobs.length * 3 * timeoutMs,
    killSignal: 'SIGKILL',
    ...(signal && { signal }),
  });
  const results: ReplayResult[] = [];
  child.on('message', (result) => results.push(result as ReplayResult));
  child.send(jobs);
  const code = await ended(child);
  if (results.length === jobs.length || signal?.aborted) return results;
  throw new Error(
    `Failed to replay the pacts: the Pact core stopped after ${results.length} of ${jobs.length} (${code}). Run it again; if that does not help, reinstall @pact-foundation/pact-core with its optional packages.`,
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
