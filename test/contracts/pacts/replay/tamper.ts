import type { FastifyReply } from 'fastify';
import { createMock, type Mock } from '../../../../mocks/server.ts';

// A tampered response has no type.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Body = any;

/** Changes a response of the stateful mock; what it returns is sent as the body. */
export type Tamper = (body: Body, reply: FastifyReply) => unknown;

/** A tamper of the responses with one status, or of all, which changes them in place. */
export function on(
  status: number | 'any',
  change: (body: Body, reply: FastifyReply) => unknown,
): Tamper {
  return (body, reply) => {
    if (status === 'any' || reply.statusCode === status) change(body, reply);
    return body;
  };
}

/** The stateful mock, its responses changed by each tamper in turn just before they are sent. */
export function startTampered(...tampers: Tamper[]): Promise<Mock> {
  return createMock({
    stateful: true,
    configure: (app) => {
      app.addHook('onSend', async (_request, reply, payload) => {
        let body: unknown = JSON.parse(String(payload));
        for (const tamper of tampers) body = await tamper(body, reply);
        reply.removeHeader('content-length');
        return typeof body === 'string' ? body : JSON.stringify(body);
      });
    },
  });
}
