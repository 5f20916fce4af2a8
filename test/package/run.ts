import { execFile } from 'node:child_process';
import { dirname } from 'node:path';

/** Longest run of one command, in milliseconds. */
const LIMIT_MS = 60_000;

/** What a command printed, and its exit code. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in a folder to its end. */
export function runIn(folder: string, program: string, args: readonly string[]): Promise<Ran> {
  const options = { cwd: folder, timeout: LIMIT_MS, env: environment() };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
    );
  });
}

/** The Node that runs the tests, and nothing that steers another tool. */
export function environment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return { ...env, PATH: `${dirname(process.execPath)}:${env.PATH}` };
}
