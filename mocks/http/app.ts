import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import type { Behaviours } from '../behaviour/behaviours.ts';
import { addPerform } from '../behaviour/perform.ts';
import type { Catalogue } from '../catalogue.ts';
import { createClientErrors } from './client-error.ts';
import { allowOrigin } from './cors.ts';
import type { ErrorName } from '../errors.ts';
import type { Responder, Violation } from '../exchange.ts';
import type { Seen } from '../log/record.ts';
import { addFastLane } from './fast-lane.ts';
import { addOperation, createOperation } from './operation.ts';
import { createReplies } from './reply.ts';

/** Largest body in bytes: the gateway's 12 MB. */
const BODY_LIMIT = 12 * 1024 * 1024;

/** What an application is made of. */
export interface AppOptions {
  readonly responder: Responder;
  /** Delays and faults; none when absent. */
  readonly behaviours?: Behaviours | undefined;
  /** The description as it is now; it may change between two requests. */
  readonly catalogue: () => Catalogue;
  /** Is told of each exchange. */
  readonly record?: ((seen: Seen) => void) | undefined;
  /** Finds the broken rules of a body; the description's own when absent. */
  readonly validate?: ((body: unknown) => Violation[]) | undefined;
  /** Answer plain requests beside the application's hooks; yes when absent. */
  readonly fastLane?: boolean | undefined;
  /** Longest time, in milliseconds, to wait for a whole request. */
  readonly requestTimeoutMs?: number | undefined;
}

/**
 * The HTTP front of the mock: routes, credentials, content types, languages, CORS, and an error of
 * the API's shape for everything that does not reach the responder.
 */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const requestTimeout = options.requestTimeoutMs ?? 30_000;
  const clientErrors = createClientErrors(() => options.catalogue().errors);
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout,
    // Node sees a body that stops arriving only when the limit is given at creation.
    http: {
      requestTimeout,
      headersTimeout: requestTimeout,
      connectionsCheckingInterval: 500,
      requireHostHeader: false,
    },
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    clientErrorHandler: clientErrors.answer,
    frameworkErrors: (_error, request, reply) => replies.fail('operation-unknown', request, reply),
  });
  const perform = addPerform(app, { errors: () => options.catalogue().errors });
  const replies = createReplies({ ...options, perform });
  // Node itself would answer an unknown expectation; a server may ignore one (RFC 9110, section 10.1.1).
  app.server.on('checkExpectation', (...exchange) => app.server.emit('request', ...exchange));
  app.server.on('connect', clientErrors.answerConnect);
  // Else Node drops the answer to a client that has ended its half of the connection by then.
  Object.assign(app.server, { httpAllowHalfOpen: true });
  app.decorateRequest('arrived', 0);
  app.decorateRequest('json', undefined);
  app.decorateRequest('behaviour', undefined);
  app.addHook('onRequest', (request, reply, done) => {
    request.arrived = performance.now();
    if (allowOrigin(request, reply)) return;
    if (request.method === 'OPTIONS') replies.fail('operation-unknown', request, reply);
    else done();
  });
  // A preflight is answered above; without the route it would be an unknown operation.
  app.options('*', (request, reply) => replies.fail('operation-unknown', request, reply));
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) =>
    done(null, bytes),
  );
  app.setNotFoundHandler((request, reply) => replies.fail('operation-unknown', request, reply));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const name = nameOf(error);
    if (name === 'internal-error') request.log.error(error);
    return replies.fail(name, request, reply);
  });
  app.addHook('onClose', () => options.responder.close());
  const createConnection = createOperation(options);
  addOperation(app, createConnection, replies);
  if (options.fastLane !== false) addFastLane(app, options, createConnection);
  return app;
}

const ERROR_OF_CODE: { readonly [code: string]: ErrorName } = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'content-type-unsupported',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'body-malformed',
};

function nameOf(error: FastifyError): ErrorName {
  // A pattern runs out of stack on a member of several megabytes.
  const overflow = error instanceof RangeError ? 'body-too-large' : 'internal-error';
  return ERROR_OF_CODE[error.code] ?? overflow;
}
