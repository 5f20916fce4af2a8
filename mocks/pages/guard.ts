import { isIP } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * Keeps the routes of a scope, those added after this call, from pages of other origins: no CORS,
 * and no name that a foreign page could have pointed at this machine (DNS rebinding).
 * @param host The name or address that the mock was told to listen on.
 */
export function guardScope(scope: FastifyInstance, host: string | undefined): void {
  scope.addHook('onRoute', (route) => {
    route.config = { ...route.config, cors: false };
  });
  scope.addHook('onRequest', async (request, reply) => {
    const name = nameOf(request.headers.host);
    if (name === undefined || isOwnName(name, host)) return undefined;
    return reject(
      reply,
      403,
      `Failed to respond: ${JSON.stringify(name)} is not a name of this mock. Use localhost, an IP address, or the name that it listens on.`,
    );
  });
}

/** An `onRequest` hook: rejects what a browser sends for a page of another origin. */
export async function rejectForeign(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  if (isOwnOrigin(request)) return undefined;
  return reject(
    reply,
    403,
    'Failed to respond: the request comes from a page of another origin. Send it from the inspector, or from a program.',
  );
}

/** Responds with an error of the API's shape, and a code that the API does not have. */
export function reject(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply
    .code(status)
    .type('application/json')
    .send(JSON.stringify({ error_code: 'MOCK.0001', error_msg: message }));
}

/** The `Host` header without its port; undefined where none was sent, which no browser does. */
function nameOf(header: string | undefined): string | undefined {
  return header?.replace(/:\d*$/, '').toLowerCase();
}

function isOwnName(name: string, host: string | undefined): boolean {
  const address = name.replace(/^\[(.*)\]$/, '$1');
  return (
    isIP(address) !== 0 ||
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === host?.toLowerCase()
  );
}

/** By what a browser tells (Fetch standard, section 3.2; Fetch Metadata); a program sends neither header. */
function isOwnOrigin({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'] ?? 'none';
  if (site !== 'none' && site !== 'same-origin') return false;
  const { origin } = headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === headers.host);
}
