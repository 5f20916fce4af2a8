import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** No request is taken to be on its way when none came for so long, in milliseconds. */
const QUIET_MS = 100;

/**
 * Gives a function that takes no new connection, and lets go of the open ones: each request that
 * still comes is answered with `Connection: close` (RFC 9112, section 9.6), so that its client sends
 * no further one. Closing at once would break requests that are on their way. Ends when none came
 * for a while. To be called before the server listens.
 */
export function createDrain(server: Server): (limitMs: number) => Promise<void> {
  const silent = new Set<Socket>();
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return async (limitMs) => {
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
    response.setHeader('Connection', 'close');
  });
  while (performance.now() - started < limitMs && (await connectionsOf(server)) > 0) {
    if (performance.now() - latest > QUIET_MS) return;
    await wait(10);
  }
}

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve) => server.getConnections((_error, count) => resolve(count)));
}
