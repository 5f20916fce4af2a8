import type { FastifyInstance, FastifyReply } from 'fastify';
import { createNotices, type Notices } from '../log/notices.ts';
import type { RequestLog } from '../log/request-log.ts';
import { createEvents } from './events.ts';
import { addFile, addFiles } from './files.ts';
import { guardScope, reject, rejectForeign } from './guard.ts';
import { StoreUnavailable } from '../store/store.ts';
import type { Answers, Connections } from './inspector/api.ts';

/** What the inspector shows and resets. */
export interface InspectorOptions {
  readonly log: RequestLog;
  readonly mode: 'examples' | 'stateful';
  /** The created connections without their secrets, at most `limit` of them. */
  list(limit: number): Promise<Connections>;
  /** Forgets the created connections and the log. */
  reset(): Promise<void>;
  readonly notices?: Notices;
  /** The name or address that the mock was told to listen on. */
  readonly host?: string;
  /** What `Prefer` can ask for. */
  answers(): Answers;
}

/** Connections that are given at most, the newest. */
const LIMIT = 500;

const PAGE = 'mocks/pages/inspector/index.html';
const FILES = [
  'announce.ts',
  'answers.ts',
  'connections.ts',
  'curl.ts',
  'detail.ts',
  'dom.ts',
  'journal.ts',
  'list.ts',
  'main.ts',
  'search.ts',
  'stream.ts',
  'style.css',
  'words.ts',
].map((name) => `mocks/pages/inspector/${name}`);

/** Adds the inspector, `/_mock`, to an application that does not listen yet. */
export function addInspector(app: FastifyInstance, options: InspectorOptions): void {
  void app.register(async (scope) => {
    guardScope(scope, options.host);
    addFile(scope, '/_mock', PAGE);
    addFile(scope, '/_mock/', PAGE);
    addFiles(scope, FILES);
    // Else the application would respond to a preflight for these routes.
    scope.options('/_mock/*', (_request, reply) => reply.callNotFound());
    void scope.register(async (data) => addData(data, options));
  });
}

function addData(scope: FastifyInstance, options: InspectorOptions): void {
  const { log, mode, notices = createNotices() } = options;
  const events = createEvents({ log, mode, notices });
  scope.setErrorHandler((error, _request, reply) => {
    if (error instanceof StoreUnavailable) return reject(reply, 503, error.message);
    throw error;
  });
  scope.addHook('onRequest', rejectForeign);
  scope.addHook('preClose', async () => events.close());
  scope.get('/_mock/events', { exposeHeadRoute: false }, (request, reply) => {
    if (!events.open(reply.raw, request.headers['last-event-id'] as string | undefined))
      return reject(reply, 503, 'Failed to listen: too many pages do. Close one of them.');
    return reply.hijack();
  });
  scope.get('/_mock/requests', async (_request, reply) => send(log.entries, reply));
  scope.get('/_mock/answers', async (_request, reply) => send(options.answers(), reply));
  scope.get('/_mock/connections', async (_request, reply) =>
    send(await options.list(LIMIT), reply),
  );
  scope.delete('/_mock/requests', async (_request, reply) => {
    log.clear();
    return reply.code(204).send();
  });
  scope.post('/_mock/reset', async (_request, reply) => {
    await options.reset();
    events.reset();
    return reply.code(204).send();
  });
}

function send(value: unknown, reply: FastifyReply): FastifyReply {
  return reply
    .headers({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' })
    .type('application/json')
    .send(JSON.stringify(value));
}
