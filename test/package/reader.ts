import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import type { Step } from './guide.ts';
import { environment, type Ran, runIn } from './run.ts';

/** Ports that guides name; a reader in a test takes free ones. */
const PORTS = ['4010', '4011', '8080'];

/** Somebody who does what a guide says, in a folder. */
export interface Reader {
  follow(step: Step): Promise<Ran>;
  /** Ends what was left running. */
  leave(): Promise<void>;
}

/** A reader in a folder; ports are free ones, the same ones throughout, and the broker is another. */
export async function createReader(folder: string, broker: string): Promise<Reader> {
  const ports = await freePorts();
  const running = new Map<string, ChildProcess>();
  const written = new Map([...ports].map(([port, own]) => [own, port]));
  const asWritten = (ran: Ran): Ran => ({ ...ran, stdout: withPorts(ran.stdout, written) });
  return {
    async follow({ language, flags, text }) {
      const own = withPorts(text, ports).replaceAll('https://broker.example.com', broker);
      const file = flags.get('file');
      if (file !== undefined) await writeFile(join(folder, file), own);
      if (language !== 'sh') return { code: 0, stdout: '', stderr: '' };
      if (flags.has('restart')) await end(running.get(text));
      if (!flags.has('background') && !flags.has('restart'))
        return asWritten(await runIn(folder, 'bash', ['-euc', own]));
      const line = /drs-contract mock(?!.*--port)/.test(own)
        ? `${own.trim()} --port ${ports.get('4010')}`
        : own;
      const { child, printed } = await start(line, folder, [...ports.values()]);
      running.set(text, child);
      return asWritten({ code: 0, stdout: printed(), stderr: '' });
    },
    leave: async () => {
      await Promise.all([...running.values()].map(end));
    },
  };
}

function withPorts(text: string, ports: ReadonlyMap<string, string>): string {
  return text.replace(/\b\d{4,5}\b/g, (port) => ports.get(port) ?? port);
}

/** What goes on running, and what it has printed so far. */
interface Started {
  readonly child: ChildProcess;
  printed(): string;
}

/** Starts what goes on running, and waits until one of the ports that was closed is open. */
async function start(line: string, folder: string, ports: string[]): Promise<Started> {
  const closed: string[] = [];
  for (const port of ports) if (!(await isOpen(port))) closed.push(port);
  const options = { cwd: folder, env: environment(), detached: true } as const;
  const child = spawn('bash', ['-c', line], options);
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.resume();
  const until = Date.now() + 20_000;
  while (Date.now() < until && child.exitCode === null) {
    for (const port of closed)
      if (await isOpen(port)) return settled({ child, printed: () => output });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await end(child);
  throw new Error(`${line.trim()} does not listen on any of ${closed.join(', ')}`);
}

/** What is printed on start comes just after the port is open. */
async function settled(started: Started): Promise<Started> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  return started;
}

/** Ends a process with what it started. */
async function end(child: ChildProcess | undefined): Promise<void> {
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  process.kill(-child.pid, 'SIGTERM');
  await exit;
}

async function isOpen(port: string): Promise<boolean> {
  const socket = connect(Number(port), '127.0.0.1');
  const open = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(() => false),
  ]).catch(() => false);
  socket.destroy();
  return open;
}

/** A free port for each that guides name; held together, so that no two are the same. */
async function freePorts(): Promise<Map<string, string>> {
  const servers = PORTS.map(() => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => String((server.address() as { port: number }).port));
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return new Map(PORTS.map((port, index) => [port, ports[index] ?? port]));
}
