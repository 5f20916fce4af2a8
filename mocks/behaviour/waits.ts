import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Waits that end with their connection, so that nothing outlives it. */
export interface Waits {
  /** Whether the mock is closing; nothing sleeps then. */
  readonly closing: boolean;
  /** Waits for a time, or until the mock closes. False where the client went away meanwhile. */
  sleep(ms: number, socket: Socket): Promise<boolean>;
  /** Waits until the answers before this one on its connection are out. False as above. */
  turn(response: ServerResponse, socket: Socket): Promise<boolean>;
  /** Ends every sleep, now and later. */
  end(): void;
}

/** Ends a wait: true, or false where the client went away. */
type End = (connected: boolean) => void;

/** Keeps the waits of one mock. */
export function createWaits(): Waits {
  const sleepers = new Set<End>();
  const ends = new WeakMap<Socket, Set<End>>();
  let closing = false;

  /** One listener for each connection, since a client may send many requests at once. */
  function endsOf(socket: Socket): Set<End> {
    const known = ends.get(socket);
    if (known) return known;
    const created = new Set<End>();
    ends.set(socket, created);
    socket.once('close', () => created.forEach((end) => end(false)));
    return created;
  }

  function wait(socket: Socket, start: (end: End) => () => void): Promise<boolean> {
    if (socket.destroyed) return Promise.resolve(false);
    return new Promise((resolve) => {
      const all = endsOf(socket);
      const end: End = (connected) => {
        all.delete(end);
        cancel();
        resolve(connected);
      };
      all.add(end);
      const cancel = start(end);
    });
  }

  return {
    get closing() {
      return closing;
    },
    sleep: (ms, socket) =>
      wait(socket, (end) => {
        const timer = setTimeout(end, closing ? 0 : ms, true);
        sleepers.add(end);
        return () => {
          clearTimeout(timer);
          sleepers.delete(end);
        };
      }),
    turn: async (response, socket) =>
      response.socket !== null ||
      wait(socket, (end) => {
        const begin = () => end(true);
        response.once('socket', begin);
        return () => response.off('socket', begin);
      }),
    end() {
      closing = true;
      for (const end of sleepers) end(true);
    },
  };
}
