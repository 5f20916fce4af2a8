import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { send, type Status } from './requests.ts';
import { type Bodies, BODIES_VARIABLE } from './servers/constants.ts';
import { PORT, ROOT, type Subject } from './subjects.ts';
import { listenForReporters, type Reporters, type Usage } from './usage.ts';

/** Longest wait, in milliseconds, for the first response, and time between two attempts. */
const START_LIMIT_MS = 30_000;
const RETRY_MS = 3;
/** Lines at the end of an output that tell why a process failed. */
const LINES = 5;

/** A subject that runs. */
export interface Child {
  readonly name: string;
  readonly port: number;
  /** Time from the start to the first right response, in milliseconds. */
  readonly coldStartMs: number;
  /**
   * What its processes have used.
   * @throws Error when it was started without reporters, or is gone.
   */
  usage(): Promise<Usage>;
  /** The end of what it printed, as a sentence. */
  tail(): string;
  /** Ends it, and what it started. */
  end(): Promise<void>;
}

/** What a subject is started with. */
interface StartOptions {
  /** Bodies for the servers that respond with constants. */
  readonly bodies?: Bodies;
  /** Whether its processes report what they use; it costs some milliseconds of the start. */
  readonly reports?: boolean;
  /** Ends the wait for the first response. */
  readonly signal?: AbortSignal;
}

const running = new Set<ChildProcess>();
// On an exit that waits for nothing.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts a subject on a free port and waits for its first right response.
 * @throws Error when it ends, responds otherwise, or not within 30 seconds.
 */
export async function startChild(subject: Subject, options: StartOptions = {}): Promise<Child> {
  const port = await freePort();
  const reporters = options.reports ? await listenForReporters() : undefined;
  const output = createOutput();
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    subject.args.map((arg) => (arg === PORT ? String(port) : arg)),
    {
      cwd: subject.cwd ?? ROOT,
      env: environment(options, reporters),
      stdio: ['ignore', output.fd, output.fd],
    },
  );
  running.add(child);
  const ended = once(child, 'exit').finally(() => running.delete(child));
  const end = async () => {
    child.kill('SIGKILL');
    await ended.catch(() => {});
    reporters?.close();
    output.remove();
  };
  try {
    await firstResponse(port, ended, options.signal);
  } catch (error) {
    const message = `${(error as Error).message}. ${output.tail()}`;
    await end();
    throw new Error(`Failed to start ${subject.name}: ${message}`);
  }
  const coldStartMs = performance.now() - begun;
  const usage = async () => {
    if (!reporters) throw new Error('started without reporters');
    return reporters.ask();
  };
  return { name: subject.name, port, coldStartMs, usage, tail: output.tail, end };
}

/** Waits for a right response, or fails with what came first instead. */
async function firstResponse(port: number, ended: Promise<unknown[]>, stop?: AbortSignal) {
  const limit = Date.now() + START_LIMIT_MS;
  let exit: string | undefined;
  void ended.then(
    ([code]) => (exit = `it ended with ${code}`),
    (error: Error) => (exit = error.message),
  );
  while (Date.now() < limit) {
    try {
      return await send(port, '200' satisfies Status);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error;
    }
    await sleep(RETRY_MS, undefined, stop && { signal: stop });
    if (exit !== undefined) throw new Error(exit);
  }
  throw new Error(`no response within ${START_LIMIT_MS / 1000} s`);
}

function environment({ bodies }: StartOptions, reporters?: Reporters): NodeJS.ProcessEnv {
  // Prism runs in two processes when this is `production`.
  const { NODE_ENV: _, DATABASE_URL, NODE_OPTIONS = '', ...rest } = process.env;
  return {
    ...rest,
    ...(bodies && { [BODIES_VARIABLE]: JSON.stringify(bodies) }),
    ...(reporters && {
      NODE_OPTIONS: `${NODE_OPTIONS} --import=${new URL('reporter.mjs', import.meta.url).href}`,
      BENCH_REPORT_PORT: String(reporters.port),
    }),
  };
}

/** A file for what a process prints, which costs all of them the same. */
function createOutput() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'output.log');
  const fd = openSync(file, 'w');
  return {
    fd,
    tail() {
      const lines = readFileSync(file, 'utf8').trim().split('\n').slice(-LINES).join('\n');
      return lines ? `Its last lines:\n${lines}` : 'It printed nothing.';
    },
    remove() {
      closeSync(fd);
      rmSync(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
