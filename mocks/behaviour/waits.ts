import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Waits that end with their connection, so that nothing outlives it. */
export interface Waits {
  /** Whether the mock is closing; nothing sleeps then. */
  readonly closing: boolean;
  /**
   * Waits for a time, or until the mock closes or the client ends its half of the connection: most
   * that do so have given up. False where the connection broke meanwhile.
   */
  sleep(ms: number, socket: Socket): Promise<boolean>;
  /** Waits until the responses before this one on its connection are out. False as above. */
  turn(response: ServerResponse, socket: Socket): Promise<boolean>;
  /** Ends every sleep, now and later. */
  end(): void;
}

/** Ends a wait: true, or false where the connection broke. */
type End = (connected: boolean) => void;

/** The waits of one connection. */
interface Connection {
  readonly socket: Socket;
  readonly all: Set<End>;
  readonly sleeping: Set<End>;
}

/** Keeps the waits of one mock. */
export function createWaits(): Waits {
  const sleepers = new Set<End>();
  const connections = new WeakMap<Socket, Connection>();
  let closing = false;

  function connectionOf(socket: Socket): Connection {
    const known = connections.get(socket);
    if (known) return known;
    const created = { socket, all: new Set<End>(), sleeping: new Set<End>() };
    connections.set(socket, created);
    // One listener for each connection, since a client may send many requests at once.
    socket.once('close', () => endAll(created.all, false));
    socket.once('end', () => endAll(created.sleeping, true));
    return created;
  }

  return {
    get closing() {
      return closing;
    },
    sleep: (ms, socket) =>
      wait(connectionOf(socket), (end, { sleeping }) => {
        const timer = setTimeout(end, closing || socket.readableEnded ? 0 : ms, true);
        for (const sleeps of [sleepers, sleeping]) sleeps.add(end);
        return () => {
          clearTimeout(timer);
          for (const sleeps of [sleepers, sleeping]) sleeps.delete(end);
        };
      }),
    turn: async (response, socket) =>
      response.socket !== null ||
      wait(connectionOf(socket), (end) => {
        const begin = () => end(true);
        response.once('socket', begin);
        return () => response.off('socket', begin);
      }),
    end() {
      closing = true;
      endAll(sleepers, true);
    },
  };
}

function wait(
  connection: Connection,
  start: (end: End, connection: Connection) => () => void,
): Promise<boolean> {
  if (connection.socket.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    const end: End = (connected) => {
      connection.all.delete(end);
      cancel();
      resolve(connected);
    };
    connection.all.add(end);
    const cancel = start(end, connection);
  });
}

function endAll(ends: ReadonlySet<End>, connected: boolean): void {
  for (const end of ends) end(connected);
}
