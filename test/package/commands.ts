import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Project } from './project.ts';
import { environment, type Ran, runIn } from './run.ts';

/** Runs `drs-contract` as installed in a project, as `npx` does. */
export function runCommand(project: Project, ...args: string[]): Promise<Ran> {
  return runIn(project.folder, process.execPath, [binOf(project), ...args]);
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
