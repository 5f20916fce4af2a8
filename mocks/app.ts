import cors from '@fastify/cors';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { parseBody } from './body.ts';
import { answerClientError, answerConnect } from './client-error.ts';
import { type ErrorName, errorAnswer } from './errors.ts';
import type { Answer, Language, Responder, Violation } from './exchange.ts';
import { violationsOf } from './violations.ts';
import { formatViolations, VIOLATIONS_HEADER } from './violations-header.ts';

/** Largest body in bytes: the gateway's 12 MB. */
const BODY_LIMIT = 12 * 1024 * 1024;

/** What an application is made of. */
export interface AppOptions {
  readonly responder: Responder;
  /** Finds the broken rules of a body; the description's own when absent. */
  readonly validate?: (body: unknown) => Violation[];
  /** Longest time, in milliseconds, to wait for a whole request. */
  readonly requestTimeoutMs?: number;
}

/**
 * The HTTP front of the mock: routes, credentials, content types, languages, CORS, and an error of
 * the API's shape for everything that does not reach the responder.
 */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const requestTimeout = options.requestTimeoutMs ?? 30_000;
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
    clientErrorHandler: answerClientError,
    frameworkErrors: (_error, request, reply) => fail('operation-unknown', request, reply),
  });
  // Node itself would answer an unknown expectation; a server may ignore one (RFC 9110, section 10.1.1).
  app.server.on('checkExpectation', (...exchange) => app.server.emit('request', ...exchange));
  app.server.on('connect', answerConnect);
  // Else Node drops the answer to a client that has ended its half of the connection by then.
  Object.assign(app.server, { httpAllowHalfOpen: true });
  app.addHook('onRequest', refuseBareOptions);
  await app.register(cors, {
    origin: true,
    credentials: true,
    methods: ['POST'],
    exposedHeaders: [VIOLATIONS_HEADER],
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) =>
    done(null, bytes),
  );
  app.setNotFoundHandler((request, reply) => fail('operation-unknown', request, reply));
  app.setErrorHandler(answerError);
  app.addHook('onClose', () => options.responder.close());
  addCreateConnection(app, options);
  return app;
}

interface CreateConnection {
  Params: { project_id: string };
  Body: Buffer | undefined;
}

function addCreateConnection(
  app: FastifyInstance,
  { responder, validate = violationsOf }: AppOptions,
): void {
  app.post<CreateConnection>(
    '/v5/:project_id/connections',
    { onRequest: requireCredential },
    async (request, reply) => {
      const body = parseBody(request.body);
      if (!body) return fail('body-malformed', request, reply);
      const violations = validate(body);
      const answer = await responder.respond({
        projectId: request.params.project_id,
        language: languageOf(request),
        body,
        violations,
        prefer: headerOf(request, 'prefer'),
      });
      return send({ violations, ...answer }, reply);
    },
  );
}

/** A preflight names the method that it asks for; an OPTIONS request without one is no operation of the API. */
async function refuseBareOptions(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const bare =
    request.method === 'OPTIONS' &&
    !(request.headers.origin && request.headers['access-control-request-method']);
  return bare ? fail('operation-unknown', request, reply) : undefined;
}

async function requireCredential(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const present = headerOf(request, 'x-auth-token') || headerOf(request, 'authorization');
  return present ? undefined : fail('token-missing', request, reply);
}

const ERROR_OF_CODE: { readonly [code: string]: ErrorName } = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'content-type-unsupported',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'body-malformed',
};

function answerError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  // A pattern runs out of stack on a member of several megabytes.
  const overflow = error instanceof RangeError ? 'body-too-large' : 'internal-error';
  const name = ERROR_OF_CODE[error.code] ?? overflow;
  if (name === 'internal-error') request.log.error(error);
  return fail(name, request, reply);
}

function fail(name: ErrorName, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return send(errorAnswer(name, languageOf(request)), reply);
}

function send({ status, body, violations = [] }: Answer, reply: FastifyReply): FastifyReply {
  if (violations.length > 0) reply.header(VIOLATIONS_HEADER, formatViolations(violations));
  return reply.code(status).type('application/json').send(JSON.stringify(body));
}

function languageOf(request: FastifyRequest): Language {
  return headerOf(request, 'x-language')?.trim().toLowerCase() === 'zh-cn' ? 'zh-cn' : 'en-us';
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
