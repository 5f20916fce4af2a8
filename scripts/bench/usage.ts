import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

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
export interface Reporters {
  readonly port: number;
  /** Asks each process; throws when there is none. */
  ask(): Promise<Usage>;
  /** Lets go of the processes, which ends them. */
  close(): void;
}

/** Starts to listen on a free port. */
export async function listenForReporters(): Promise<Reporters> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async ask() {
      const usages = await Promise.all([...sockets].map(askOne));
      if (usages.length === 0) throw new Error('it ended');
      return usages.reduce((sum, one) => ({
        cpuUs: sum.cpuUs + one.cpuUs,
        rssBytes: sum.rssBytes + one.rssBytes,
      }));
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function askOne(socket: Socket): Promise<Usage> {
  const ended = new AbortController();
  const end = () => ended.abort();
  socket.once('close', end);
  const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(LIMIT_MS)]);
  socket.write('?');
  try {
    // A line of less than a hundred bytes comes in one piece on a local connection.
    const [line] = (await once(socket, 'data', { signal })) as [Buffer];
    return JSON.parse(line.toString()) as Usage;
  } catch {
    throw new Error('it ended');
  } finally {
    socket.off('close', end);
  }
}
