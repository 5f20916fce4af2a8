import { format } from 'node:util';
import { createCli } from '../../scripts/lib/cli.ts';
import { parse } from '../../scripts/lib/program.ts';

/** What a command did. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Where a command runs. */
export interface Surroundings {
  /** Variables beside those of the tests; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs the program in this process, which takes a tenth of the time of a process of its own. One run at a time, since
 * they share standard output, variables and exit code. What a process does as such (signals, pipes that close, the
 * exit while work is under way) wants a real one.
 */
export function drsInProcess(
  args: readonly string[],
  surroundings: Surroundings = {},
): Promise<Outcome> {
  const run = last.then(() => runNow(args, surroundings));
  last = run.catch(() => undefined);
  return run;
}

async function runNow(
  args: readonly string[],
  { env = {}, cwd = process.cwd() }: Surroundings,
): Promise<Outcome> {
  const before = { env: { ...process.env }, cwd: process.cwd() };
  const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)];
  const { log, error } = console;
  console.log = (...values: unknown[]) => void process.stdout.write(`${format(...values)}\n`);
  console.error = (...values: unknown[]) => void process.stderr.write(`${format(...values)}\n`);
  try {
    process.chdir(cwd);
    setVariables({ ...env, FORCE_COLOR: undefined });
    await parse(createCli(), args);
    return { code: Number(process.exitCode ?? 0), out: stdout.text(), err: stderr.text() };
  } finally {
    process.exitCode = undefined;
    process.chdir(before.cwd);
    const added = Object.keys(process.env).filter((name) => !(name in before.env));
    setVariables({ ...before.env, ...Object.fromEntries(added.map((name) => [name, undefined])) });
    Object.assign(console, { log, error });
    stdout.release();
    stderr.release();
  }
}

function setVariables(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

function capture(stream: NodeJS.WriteStream): { text: () => string; release: () => void } {
  const { write } = stream;
  let written = '';
  stream.write = (chunk: Uint8Array | string, ...rest: unknown[]) => {
    written += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    const done = rest.find((one) => typeof one === 'function');
    if (done) process.nextTick(done);
    return true;
  };
  return { text: () => written, release: () => (stream.write = write) };
}
