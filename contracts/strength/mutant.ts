import type { Socket } from 'node:net';
import { createMock, type Mock } from '../../mocks/server.ts';
import type { Change } from './mutation.ts';

/**
 * Starts the stateful mock with a change. Closing it also ends the connections that the change
 * left hanging.
 */
export async function startMutant(change: Change = {}): Promise<Pick<Mock, 'url' | 'close'>> {
  const sockets = new Set<Socket>();
  const mock = await createMock({
    stateful: true,
    ...change,
    configure: (app) => {
      app.server.on('connection', (socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
      });
      change.configure?.(app);
    },
  });
  return {
    url: mock.url,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return mock.close();
    },
  };
}
