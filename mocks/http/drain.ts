import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** No request is taken to be on its way when none came for so long, in milliseconds. */
const QUIET_MS = 100;

/** What Node keeps on a socket, and has no public name for: the response that is next on the connection. */
interface ServerSocket extends Socket {
  readonly _httpMessage?: ServerResponse | null;
}

/**
 * Gives a function that takes no new connection, and lets go of the open ones: each request that
 * still comes gets `Connection: close` (RFC 9112, section 9.6), so that its client sends
 * no further one. Closing at once would break requests that are on their way. Ends when none came
 * for a while. To be called before the server listens.
 */
export function createDrain(server: Server): (limitMs: number) => Promise<void> {
  const sockets = new Set<ServerSocket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return async (limitMs) => {
    for (const { _httpMessage: underWay } of sockets) if (underWay) announceClose(underWay);
    await drain(server, limitMs);
    // Node takes a connection that never sent anything for a busy one.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  };
}

async function drain(server: Server, limitMs: number): Promise<void> {
  // An HTTP server's own `close` would break idle connections.
  NetServer.prototype.close.call(server);
  const started = performance.now();
  let latest = started;
  server.prependListener('request', (_request, response) => {
    latest = performance.now();
    announceClose(response);
  });
  while (performance.now() - started < limitMs && (await connectionsOf(server)) > 0) {
    if (performance.now() - latest > QUIET_MS) return;
    await wait(10);
  }
}

function announceClose(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve) => server.getConnections((_error, count) => resolve(count)));
}
