import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createOutputFile, type OutputFile } from './output-file.ts';
import { firstAnswer } from './post.ts';
import { listenForReports, type Reports, type Usage } from './reports.ts';
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
  /**
   * What its processes have used.
   * @throws Error when it was started without reports, or is gone.
   */
  usage(): Promise<Usage>;
  /** The end of what it printed, as a sentence. */
  said(): string;
  /** Ends it, and what it started. */
  end(): Promise<void>;
}

/** What a subject is started with. */
export interface StartOptions {
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
 * Starts a subject on a free port and waits for its first right answer.
 * @throws Error when it ends, answers something else, or answers nothing within 30 seconds.
 */
export async function startChild(subject: Subject, options: StartOptions = {}): Promise<Child> {
  const port = await freePort();
  const reports = options.reports ? await listenForReports() : undefined;
  const output = createOutputFile();
  const begun = performance.now();
  const child = run(subject, port, { output, env: environment(options, reports) });
  const ended = once(child, 'exit').finally(() => running.delete(child));
  const end = async () => {
    child.kill('SIGKILL');
    await ended.catch(() => {});
    reports?.close();
    output.remove();
  };
  try {
    await answered(port, ended, options.signal);
  } catch (error) {
    const message = `${(error as Error).message}. ${output.tail()}`;
    await end();
    throw new Error(`Failed to start ${subject.name}: ${message}`);
  }
  const coldStartMs = performance.now() - begun;
  const usage: Child['usage'] = async () => {
    if (!reports) throw new Error('started without reports');
    return reports.ask();
  };
  return { name: subject.name, port, coldStartMs, usage, said: output.tail, end };
}

function run(
  { args }: Subject,
  port: number,
  { output, env }: { output: OutputFile; env: NodeJS.ProcessEnv },
): ChildProcess {
  const filled = args.map((arg) => (arg === PORT ? String(port) : arg));
  const stdio = ['ignore', output.fd, output.fd] as const;
  const child = spawn(process.execPath, filled, { cwd: ROOT, env, stdio: [...stdio] });
  running.add(child);
  return child;
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
  const early = ended.then(([code]) => {
    throw new Error(`it ended with ${code}`);
  });
  early.catch(() => {});
  try {
    await Promise.race([firstAnswer(port, signal), early]);
  } catch (error) {
    throw limit.aborted ? new Error(`no answer within ${START_LIMIT_MS / 1000} s`) : error;
  } finally {
    done.abort();
  }
}

function environment({ answers }: StartOptions, reports?: Reports): NodeJS.ProcessEnv {
  // Prism runs in two processes when this is `production`.
  const { NODE_ENV: _, DATABASE_URL, NODE_OPTIONS = '', ...rest } = process.env;
  return {
    ...rest,
    ...(answers && { [ANSWERS_VARIABLE]: JSON.stringify(answers) }),
    ...(reports && {
      NODE_OPTIONS: `${NODE_OPTIONS} --import=${REPORTER.href}`,
      BENCH_REPORT_PORT: String(reports.port),
    }),
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
