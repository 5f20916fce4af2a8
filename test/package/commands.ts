import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Project } from './project.ts';

/** What a command printed, and its exit code. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `drs-contract` as installed in a project, as `npx` does. */
export function runCommand(project: Project, ...args: string[]): Promise<Ran> {
  const options = { cwd: project.folder, timeout: 60_000, env: environment() };
  return new Promise((resolve) => {
    execFile(process.execPath, [binOf(project), ...args], options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
    );
  });
}

/** Starts the mock as installed in a project, and gives its URL and how to end it. */
export async function startMock(
  project: Project,
  ...args: string[]
): Promise<{ url: string; stop(): Promise<number> }> {
  const child = spawn(process.execPath, [binOf(project), 'mock', '--port', '0', ...args], {
    cwd: project.folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environment(),
  });
  return { url: await urlOf(child), stop: () => stop(child) };
}

async function urlOf(child: ChildProcess): Promise<string> {
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  const exit = once(child, 'exit', { signal: AbortSignal.timeout(20_000) });
  for (;;) {
    const found = /^Mock on (http:\/\/\S+):/m.exec(output)?.[1];
    if (found) return found;
    const ended = await Promise.race([exit, once(child.stdout as NodeJS.ReadableStream, 'data')]);
    if (child.exitCode !== null) throw new Error(`the mock ended with ${ended[0]}: ${output}`);
  }
}

async function stop(child: ChildProcess): Promise<number> {
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  return Number((await exit)[0]);
}

function binOf({ installed }: Project): string {
  return join(installed, 'dist/scripts/bin.mjs');
}

/** Without what vitest sets for its own workers. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return env;
}
