import type { FastifyReply, FastifyRequest } from 'fastify';
import { VIOLATIONS_HEADER } from '../violations-header.ts';

const EXPOSED = `${VIOLATIONS_HEADER}, Retry-After`;

/**
 * Lets pages of any origin read the response (Fetch standard, section 3.2). A request without `Origin`
 * is left alone: it comes from a program, and what is done for nobody would be done for each.
 * @param methods gives those that the description has
 * @returns true when the request was a preflight, and is done with
 */
export function allowOrigin(
  request: FastifyRequest,
  reply: FastifyReply,
  methods: () => readonly string[],
): boolean {
  const { origin } = request.headers;
  if (origin === undefined || request.routeOptions.config.cors === false) return false;
  reply.headers({
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': EXPOSED,
    Vary: 'Origin',
  });
  if (!isPreflight(request)) return false;
  const asked = request.headers['access-control-request-headers'];
  reply
    .code(204)
    .headers({
      'Access-Control-Allow-Methods': methods().join(', '),
      Vary: 'Origin, Access-Control-Request-Headers',
      ...(asked !== undefined && { 'Access-Control-Allow-Headers': asked }),
    })
    .send();
  return true;
}

/** A preflight names the method that it asks for; any other OPTIONS request is no operation of the API. */
function isPreflight({ method, headers }: FastifyRequest): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}
