import type { OutgoingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { textOf } from '../answer-text.ts';
import type { ErrorName, Errors } from '../errors.ts';
import { languageOf } from '../http/reply.ts';
import { VIOLATIONS_HEADER } from '../http/violations-header.ts';
import type { Behaviour, Fault } from './behaviour.ts';
import { createWaits } from './waits.ts';

/** Longest time in milliseconds that a request hangs. */
const HANG_LIMIT_MS = 60_000;

/** Seconds after which a client may ask again. */
const RETRY_AFTER = '1';

/** An answer on its way: status and JSON text. */
export interface Outgoing {
  readonly status: number;
  readonly body: string;
}

/**
 * Sends an answer with its delay and fault, and gives what was sent as a whole: the answer, the
 * error of a status fault, or undefined where the connection broke or the client went away.
 */
export type Perform = (
  behaviour: Behaviour,
  reply: FastifyReply,
  answer: Outgoing,
) => Promise<Outgoing | undefined>;

/** What an application gives to the function that performs behaviours. */
export interface PerformOptions {
  /** The errors of the description as it is now. */
  readonly errors: () => Errors;
  /** Time in milliseconds after which a hanging connection is closed; 60 seconds when absent. */
  readonly hangLimitMs?: number;
}

/** The error that a fault answers with; undefined for one that breaks the connection. */
export function errorOf(fault: Fault | undefined): ErrorName | undefined {
  switch (fault) {
    case 'status-429':
      return 'rate-exceeded';
    case 'status-500':
      return 'internal-error';
    case 'status-503':
      return 'iam-unavailable';
    default:
      return undefined;
  }
}

/** Gives the function that performs behaviours; when the application closes, all waiting ends. */
export function addPerform(app: FastifyInstance, options: PerformOptions): Perform {
  const { errors, hangLimitMs = HANG_LIMIT_MS } = options;
  const waits = createWaits();
  app.addHook('preClose', (done) => {
    waits.end();
    done();
  });
  return async ({ delayMs = 0, fault }, reply, answer) => {
    const { socket } = reply.request.raw;
    if (delayMs > 0 && !(await waits.sleep(delayMs, socket))) return leave(reply);
    if (waits.closing) reply.header('Connection', 'close');
    const error = errorOf(fault);
    if (!fault) return send(reply, answer);
    if (error) return sendError(reply, errors(), error);
    // A break would take away the answers before it on the same connection.
    const connected =
      (await waits.turn(reply.raw, socket)) &&
      (fault !== 'hang' || (await waits.sleep(hangLimitMs, socket)));
    if (!connected) return leave(reply);
    reply.hijack();
    if (fault === 'truncated-body') sendHalf(reply, answer);
    breakOff(socket, fault);
    return undefined;
  };
}

/** Lets go of a reply whose client went away. */
function leave(reply: FastifyReply): undefined {
  reply.hijack();
  reply.raw.destroy();
}

function send(reply: FastifyReply, answer: Outgoing): Outgoing {
  const { status, body } = answer;
  reply.code(status).header('content-type', 'application/json; charset=utf-8').send(body);
  return answer;
}

function sendError(reply: FastifyReply, errors: Errors, name: ErrorName): Outgoing {
  const { status, body } = errors.answer(name, languageOf(reply.request));
  reply.removeHeader(VIOLATIONS_HEADER);
  if (name === 'rate-exceeded') reply.header('Retry-After', RETRY_AFTER);
  return send(reply, { status, body: textOf(body) });
}

/** The headers of the whole answer, and the first half of its bytes. */
function sendHalf(reply: FastifyReply, { status, body }: Outgoing): void {
  const bytes = Buffer.from(body);
  reply.raw.writeHead(status, {
    ...(reply.getHeaders() as OutgoingHttpHeaders),
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
  });
  reply.raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
}

function breakOff(socket: Socket, fault: Fault): void {
  if (fault === 'connection-reset') socket.resetAndDestroy();
  else socket.destroySoon();
}
