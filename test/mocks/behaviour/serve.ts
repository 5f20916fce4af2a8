import { connect } from 'node:net';
import type { Behaviour } from '../../../mocks/behaviour/behaviour.ts';
import { type Behaviours, createBehaviours } from '../../../mocks/behaviour/behaviours.ts';
import { addPerform, type Outgoing } from '../../../mocks/behaviour/perform.ts';
import { generatedCatalogue } from '../../../mocks/catalogue.ts';
import { createMock, type Mock } from '../../../mocks/server.ts';

/** What the route of the tests answers. */
export const ANSWER: Outgoing = { status: 200, body: '{"name":"数据库","port":"3306"}' };

/** Path of that route. */
export const PATH = '/v5/p/things';

/** A mock with a route whose answers behave as asked, what it was asked, and what it sent. */
export interface Behaving extends Pick<Mock, 'url' | 'close'> {
  readonly asked: Behaviour[];
  readonly sent: (Outgoing | undefined)[];
}

/** Starts a mock whose route `PATH` answers `ANSWER` with the behaviour that is asked for. */
export async function serve(
  options: { behaviours?: Behaviours; hangLimitMs?: number } = {},
): Promise<Behaving> {
  const { hangLimitMs = 2_000 } = options;
  const catalogue = generatedCatalogue();
  const behaviours =
    options.behaviours ?? (await createBehaviours({ statuses: () => catalogue.examples.statuses }));
  const asked: Behaving['asked'] = [];
  const sent: Behaving['sent'] = [];
  const mock = await createMock({
    configure: (app) => {
      const perform = addPerform(app, { errors: () => catalogue.errors, hangLimitMs });
      app.post(PATH, async (request, reply) => {
        const { method, url, headers, body } = request;
        const behaviour = behaviours.of({ method, path: url, headers, body: jsonOf(body) });
        if ('problem' in behaviour) return reply.code(400).send(behaviour.problem);
        asked.push(behaviour);
        reply.header('X-Violations', '[]');
        sent.push(await perform(behaviour, reply, ANSWER));
        return reply;
      });
    },
  });
  return {
    url: mock.url,
    asked,
    sent,
    close: async () => {
      await behaviours.close();
      await mock.close();
    },
  };
}

function jsonOf(body: unknown): unknown {
  return Buffer.isBuffer(body) && body.length > 0 ? JSON.parse(body.toString()) : undefined;
}

/** The bytes of a request to the route. */
export function bytesOf(headers: { readonly [name: string]: string } = {}): string {
  const lines = Object.entries({ Host: 'x', 'Content-Length': '0', ...headers });
  return `POST ${PATH} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

/** What a connection brought until it ended. */
export interface Received {
  readonly text: string;
  /** `ECONNRESET`, or `end` where the server closed in good order. */
  readonly ending: string;
}

/** Writes bytes on one connection and gives all that comes back until it ends. */
export function exchange(url: string, bytes: string): Promise<Received> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let ending = 'end';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setTimeout(5_000, () => reject(new Error('nothing ended the connection')));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', (error: NodeJS.ErrnoException) => (ending = error.code ?? error.message));
    socket.on('close', () => resolve({ text: Buffer.concat(chunks).toString(), ending }));
  });
}

/** The part of a behaviour that is to be compared, without where it came from. */
export function withoutPlaces({ delayMs, fault, prefer }: Behaviour): object {
  return { delayMs, fault, prefer };
}
