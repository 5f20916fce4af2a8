import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface, type Interface } from 'node:readline';

/** Longest wait, in milliseconds, for what a process says of itself. */
const LIMIT_MS = 10_000;

/** What processes have used, summed over a subject and its children. */
export interface Usage {
  /** User and system time since the start, in microseconds. */
  readonly cpuUs: number;
  /** Resident memory, in bytes. */
  readonly rssBytes: number;
}

/** Listens for the processes of one subject that load `reporter.mjs`. */
export interface Reports {
  readonly port: number;
  /** Asks each process. */
  ask(): Promise<Usage>;
  /** Lets go of the processes, which ends them. */
  close(): void;
}

/** A process that reports: what it says, and where to ask it. */
interface Process {
  readonly socket: Socket;
  readonly lines: Interface;
}

/** Starts to listen on a free port. */
export async function listenForReports(): Promise<Reports> {
  const processes = new Set<Process>();
  const server = createServer((socket) => {
    const process: Process = { socket, lines: createInterface({ input: socket }) };
    process.lines.on('error', () => {});
    processes.add(process);
    socket.on('close', () => processes.delete(process));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async ask() {
      const usages = await Promise.all([...processes].map(askOne));
      if (usages.length === 0) throw new Error('it ended');
      return {
        cpuUs: sum(usages.map(({ cpuUs }) => cpuUs)),
        rssBytes: sum(usages.map(({ rssBytes }) => rssBytes)),
      };
    },
    close() {
      server.close();
      for (const { socket } of processes) socket.destroy();
    },
  };
}

async function askOne({ socket, lines }: Process): Promise<Usage> {
  const done = new AbortController();
  const signal = AbortSignal.any([done.signal, AbortSignal.timeout(LIMIT_MS)]);
  const ended = once(lines, 'close', { signal }).then(() => {
    throw new Error('it ended');
  });
  const told = once(lines, 'line', { signal }) as Promise<[string]>;
  socket.write('?');
  try {
    const [line] = await Promise.race([told, ended]);
    return JSON.parse(line) as Usage;
  } finally {
    done.abort();
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
