import type { OutgoingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Behaviour, Fault } from './behaviour.ts';
import { createWaits } from './waits.ts';

/** Longest time in milliseconds that a request hangs. */
const HANG_LIMIT_MS = 60_000;

/** Sends a response; its bytes go out at once. */
export interface OutgoingResponse {
  readonly status: number;
  /** JSON text; undefined where the response has no body. */
  readonly body: string | undefined;
}

/**
 * Sends a response with its delay and, in place of it, a broken connection. False where the
 * response did not go out as a whole, since the connection broke or the client went away.
 */
export type Perform = (
  behaviour: Behaviour,
  reply: FastifyReply,
  response: OutgoingResponse,
) => Promise<boolean>;

/**
 * Gives the function that performs behaviours; when the application closes, all waiting ends.
 * @param hangLimitMs time in milliseconds after which a hanging connection is closed
 */
export function addPerform(app: FastifyInstance, hangLimitMs = HANG_LIMIT_MS): Perform {
  const waits = createWaits();
  app.addHook('preClose', (done) => {
    waits.end();
    done();
  });
  return async ({ delayMs = 0, fault }, reply, response) => {
    const { socket } = reply.request.raw;
    if (delayMs > 0 && !(await waits.sleep(delayMs, socket))) return leave(reply);
    if (waits.closing) reply.header('Connection', 'close');
    if (!breaks(fault)) return send(reply, response);
    // A break would take away the responses before it on the same connection.
    const connected =
      (await waits.turn(reply.raw, socket)) &&
      (fault !== 'hang' || (await waits.sleep(hangLimitMs, socket)));
    if (!connected) return leave(reply);
    reply.hijack();
    if (fault === 'truncated-body') sendHalf(reply, response);
    breakOff(socket, fault);
    return false;
  };
}

/** Whether a fault breaks the connection; others are responses of their own. */
export function breaks(fault: Fault | undefined): fault is Fault {
  return fault !== undefined && !fault.startsWith('status-');
}

/** Lets go of a reply whose client went away. */
function leave(reply: FastifyReply): false {
  reply.hijack();
  reply.raw.destroy();
  return false;
}

/** Type of every body. */
export const JSON_TYPE = 'application/json; charset=utf-8';

/** Sends a response as it is. */
export function send(reply: FastifyReply, { status, body }: OutgoingResponse): true {
  reply.code(status);
  if (body === undefined) reply.send();
  else reply.header('content-type', JSON_TYPE).send(body);
  return true;
}

/** The headers of the whole response, and the first half of its bytes. */
function sendHalf(reply: FastifyReply, { status, body = '' }: OutgoingResponse): void {
  const bytes = Buffer.from(body);
  reply.raw.writeHead(status, {
    ...(reply.getHeaders() as OutgoingHttpHeaders),
    'content-type': JSON_TYPE,
    'content-length': bytes.length,
  });
  reply.raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
}

function breakOff(socket: Socket, fault: Fault): void {
  if (fault === 'connection-reset') socket.resetAndDestroy();
  else socket.destroySoon();
}
