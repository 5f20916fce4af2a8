import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import type { Behaviours } from '../behaviour/behaviours.ts';
import { addPerform } from '../behaviour/perform.ts';
import type { ErrorRole } from '../catalogue/errors.ts';
import type { Record } from '../log/record.ts';
import { BODY_LIMIT, createPipeline, type PipelineOptions } from '../respond.ts';
import { createClientErrors } from './client-error.ts';
import { allowOrigin } from './cors.ts';
import { addFastLane } from './fast-lane.ts';
import { createReplies, type Replies } from './reply.ts';

/** What an application is made of. */
export interface AppOptions extends PipelineOptions {
  readonly behaviours?: Behaviours | undefined;
  /** Is told of each exchange. */
  readonly record?: Record | undefined;
  /** Respond to plain requests beside the application's hooks; yes when absent. */
  readonly fastLane?: boolean | undefined;
  /** Longest time, in milliseconds, to wait for a whole request. */
  readonly requestTimeoutMs?: number | undefined;
}

/**
 * The HTTP front of the mock: an adapter of the pipeline, CORS, and an error of the API's shape for
 * everything that does not reach it.
 */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const requestTimeout = options.requestTimeoutMs ?? 30_000;
  const clientErrors = createClientErrors(() => options.catalogue().errors);
  const pipeline = createPipeline(options);
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
    clientErrorHandler: clientErrors.respond,
    frameworkErrors: (_error, request, reply) => replies.fail('operation-unknown', request, reply),
  });
  const replies = createReplies({ ...options, pipeline, perform: addPerform(app) });
  // Node itself would respond to an unknown expectation; a server may ignore one (RFC 9110, section 10.1.1).
  app.server.on('checkExpectation', (...exchange) => app.server.emit('request', ...exchange));
  app.server.on('connect', clientErrors.respondToConnect);
  // Else Node drops the response to a client that has ended its half of the connection by then.
  Object.assign(app.server, { httpAllowHalfOpen: true });
  app.decorateRequest('arrived', 0);
  app.decorateRequest('admission', undefined);
  const methods = () => [
    ...new Set(options.catalogue().operations.map(({ operation }) => operation.method)),
  ];
  app.addHook('onRequest', (request, reply, done) => {
    request.arrived = performance.now();
    if (!allowOrigin(request, reply, methods)) done();
  });
  addErrors(app, replies);
  app.addHook('onClose', () => options.responder.close());
  app.route({
    method: app.supportedMethods,
    // Of every path: those of the description may change while the mock runs.
    url: '*',
    onRequest(request, reply, done) {
      const admission = pipeline.admit(request.raw);
      request.admission = admission;
      if (admission.rejection) replies.send(pipeline.reject(admission), request, reply);
      else done();
    },
    async handler(request, reply) {
      const admission = request.admission ?? pipeline.admit(request.raw);
      const outcome = await pipeline.respond(admission, request.body as Buffer | undefined);
      return replies.send(outcome, request, reply);
    },
  });
  if (options.fastLane !== false) addFastLane(app, options, pipeline);
  return app;
}

function addErrors(app: FastifyInstance, replies: Replies): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) =>
    done(null, bytes),
  );
  app.setNotFoundHandler((request, reply) => replies.fail('operation-unknown', request, reply));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const role = ROLE_OF_CODE[error.code] ?? 'internal-error';
    if (role === 'internal-error') request.log.error(error);
    return replies.fail(role, request, reply);
  });
}

const ROLE_OF_CODE: { readonly [code: string]: ErrorRole } = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'content-type-unsupported',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'body-malformed',
};
