import { connect } from 'node:net';
import type { Behaviour } from '../../../mocks/behaviour/behaviour.ts';
import { type Behaviours, createBehaviours } from '../../../mocks/behaviour/behaviours.ts';
import { addPerform, type OutgoingResponse } from '../../../mocks/behaviour/perform.ts';
import { generatedCatalogue } from '../../../mocks/catalogue.ts';
import type { PlayedOperation } from '../../../mocks/catalogue/operation.ts';
import { createPipeline } from '../../../mocks/respond.ts';
import { createMock, type Mock } from '../../../mocks/server.ts';

/** What the route of the tests answers. */
export const ANSWER = { status: 200, body: '{"name":"数据库","port":"3306"}' };

/** Stands for that answer in the pipeline. */
const BODY = {};

/** Path of that route. */
export const PATH = '/v5/p/things';

/** A mock with a route whose answers behave as asked, what it was asked, and what it sent. */
export interface Behaving extends Pick<Mock, 'url' | 'close'> {
  readonly asked: Behaviour[];
  readonly sent: (OutgoingResponse | undefined)[];
}

/** Starts a mock whose route `PATH` answers `ANSWER` with the behaviour that is asked for. */
export async function serve(
  options: { behaviours?: Behaviours; hangLimitMs?: number } = {},
): Promise<Behaving> {
  const { hangLimitMs = 2_000 } = options;
  const catalogue = generatedCatalogue();
  const behaviours =
    options.behaviours ?? (await createBehaviours({ statuses: () => catalogue.statuses }));
  const pipeline = createPipeline({
    catalogue: () => catalogue,
    responder: { respond: () => ({ status: 200, body: BODY }), close: async () => {} },
    behaviours,
  });
  const [created] = catalogue.operations as [PlayedOperation];
  // Without credential and body.
  const operation = {
    ...created,
    body: undefined,
    operation: { ...created.operation, anonymous: true },
  };
  const asked: Behaving['asked'] = [];
  const sent: Behaving['sent'] = [];
  const mock = await createMock({
    configure: (app) => {
      const perform = addPerform(app, hangLimitMs);
      app.post(PATH, async (request, reply) => {
        const admission = pipeline.admit(request.raw, { operation, parameters: {}, query: '' });
        const { response, behaviour, violations } = await pipeline.respond(admission, undefined);
        if (violations.length > 0) return reply.code(400).send(violations[0]?.message);
        asked.push(behaviour);
        const isOwn = response.body === BODY;
        reply.headers(isOwn ? { 'X-Violations': '[]' } : { ...response.headers });
        const { status } = response;
        const outgoing = isOwn ? ANSWER : { status, body: JSON.stringify(response.body) };
        sent.push((await perform(behaviour, reply, outgoing)) ? outgoing : undefined);
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
