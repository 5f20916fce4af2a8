import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstAnswer } from './post.ts';
import { listenForReports, type Usage } from './reports.ts';
import { type Answers, ANSWERS_VARIABLE } from './subjects/answers.ts';
import { PORT, ROOT, type Subject } from './subjects.ts';

/** Longest wait, in milliseconds, for the first answer. */
const START_LIMIT_MS = 30_000;
const REPORTER = new URL('reporter.mjs', import.meta.url);

/** A subject that runs. */
export interface Child {
  readonly name: string;
  readonly port: number;
  /** Time from the start to the first right answer, in milliseconds. */
  readonly coldStartMs: number;
  /** What its processes have used; with `gc`, after a full garbage collection in each. */
  usage(what: 'cpu' | 'gc'): Promise<Usage>;
  /** The end of what it printed. */
  said(): string;
  /** Ends it, and what it started. */
  end(): Promise<void>;
}

/** What a child is started with. */
export interface Start {
  readonly answers?: Answers;
  /** Whether its processes report what they use; it costs some milliseconds of the start. */
  readonly reports?: boolean;
  /** Ends the wait for the first answer. */
  readonly signal?: AbortSignal;
}

const running = new Set<ChildProcess>();
// On an exit that waits for nothing.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts a subject on a free port, its output in a file, and waits for its first right answer.
 * @throws Error when it ends, answers something else, or answers nothing within 30 seconds.
 */
export async function startChild(subject: Subject, start: Start = {}): Promise<Child> {
  const port = await freePort();
  const reports = start.reports ? await listenForReports() : undefined;
  const output = outputFile();
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    subject.args.map((arg) => (arg === PORT ? String(port) : arg)),
    { cwd: ROOT, env: environment(start, reports?.port), stdio: ['ignore', output.fd, output.fd] },
  );
  running.add(child);
  const ended = once(child, 'exit').finally(() => running.delete(child));
  const end = async () => {
    child.kill('SIGKILL');
    await ended.catch(() => {});
    reports?.close();
    output.remove();
  };
  try {
    await answered(port, ended, start.signal);
  } catch (error) {
    const said = output.tail();
    await end();
    throw new Error(
      `Failed to start ${subject.name}: ${(error as Error).message}. ${said || 'It printed nothing.'}`,
    );
  }
  return {
    name: subject.name,
    port,
    coldStartMs: performance.now() - begun,
    usage: (what) => (reports ? reports.ask(what) : Promise.reject(new Error('no reports'))),
    said: output.tail,
    end,
  };
}

/** Waits for a right answer, or fails with what came first instead. */
async function answered(
  port: number,
  ended: Promise<unknown[]>,
  stop?: AbortSignal,
): Promise<void> {
  const done = new AbortController();
  const limit = AbortSignal.timeout(START_LIMIT_MS);
  const signal = AbortSignal.any([done.signal, limit, ...(stop ? [stop] : [])]);
  const exit = ended.then(([code]) => {
    throw new Error(`it ended with ${code}`);
  });
  try {
    await Promise.race([firstAnswer(port, '200', signal), exit]);
  } catch (error) {
    if (limit.aborted) throw new Error(`no answer within ${START_LIMIT_MS / 1000} s`);
    throw error;
  } finally {
    done.abort();
    exit.catch(() => {});
  }
}

function environment({ answers }: Start, reportPort?: number): NodeJS.ProcessEnv {
  // Prism runs in two processes when this is `production`.
  const { NODE_ENV: _, NODE_OPTIONS, ...rest } = process.env;
  const options = [NODE_OPTIONS, `--import=${REPORTER.href}`].filter(Boolean).join(' ');
  return {
    ...rest,
    ...(answers && { [ANSWERS_VARIABLE]: JSON.stringify(answers) }),
    ...(reportPort && { NODE_OPTIONS: options, BENCH_REPORT_PORT: String(reportPort) }),
  };
}

function outputFile(): { fd: number; tail: () => string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'output.log');
  const fd = openSync(file, 'w');
  return {
    fd,
    tail: () => readFileSync(file, 'utf8').trim().split('\n').slice(-5).join('\n'),
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
