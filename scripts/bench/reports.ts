import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

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
  /** Asks each process; with `gc`, after a full garbage collection in each. */
  ask(what: 'cpu' | 'gc'): Promise<Usage>;
  /** Lets go of the processes, which ends them. */
  close(): void;
}

/** Starts to listen on a free port. */
export async function listenForReports(): Promise<Reports> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async ask(what) {
      const usages = await Promise.all([...sockets].map((socket) => askOne(socket, what)));
      if (usages.length === 0) throw new Error('no process of it is left');
      return {
        cpuUs: sum(usages.map(({ cpuUs }) => cpuUs)),
        rssBytes: sum(usages.map(({ rssBytes }) => rssBytes)),
      };
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function askOne(socket: Socket, what: string): Promise<Usage> {
  const lines = createInterface({ input: socket });
  const signal = AbortSignal.any([AbortSignal.timeout(LIMIT_MS), closed(socket)]);
  try {
    const line = once(lines, 'line', { signal });
    socket.write(`${what}\n`);
    return JSON.parse(((await line) as [string])[0]) as Usage;
  } finally {
    lines.close();
  }
}

function closed(socket: Socket): AbortSignal {
  const controller = new AbortController();
  socket.once('close', () => controller.abort());
  return controller.signal;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
