import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** The command `mock` as a process of its own. */
export interface Command {
  readonly url: string;
  readonly child: ChildProcess;
  /** All that it printed, on stdout and stderr. */
  output(): string;
  /** Sends a signal and gives how it ended; ends it the hard way after 10 s. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

const CLI = ['--import', './scripts/require-node.mjs'];

/** Starts `mock` on a free port; `node` are options of Node itself. */
export async function startCommand(
  options: readonly string[] = [],
  node: readonly string[] = [],
): Promise<Command> {
  const args = [...node, ...CLI, 'scripts/cli.ts', 'mock', '--port', '0', ...options];
  return startServer(args, /^Mock on (http:\S+?): /m);
}

/** Starts a server of Node's; its URL is what the pattern finds in its output. */
export async function startServer(args: readonly string[], url: RegExp): Promise<Command> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const command = {
    child,
    output: () => output,
    end: (signal: NodeJS.Signals) => end(child, signal),
  };
  for (let waited = 0; waited < 30_000 && child.exitCode === null; waited += 20) {
    const found = url.exec(output)?.[1];
    if (found) return { ...command, url: found };
    await wait(20);
  }
  await command.end('SIGKILL');
  throw new Error(`Failed to start ${args.join(' ')}: ${output}`);
}

async function end(
  child: ChildProcess,
  signal: NodeJS.Signals,
): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  if (child.exitCode === null && child.signalCode === null) {
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.kill(signal);
    await once(child, 'close');
    clearTimeout(timer);
  }
  return { code: child.exitCode, signal: child.signalCode };
}
