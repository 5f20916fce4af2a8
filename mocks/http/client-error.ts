import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ErrorName, Errors } from '../errors.ts';

const ERROR_OF_CODE: { readonly [code: string]: ErrorName } = {
  HPE_HEADER_OVERFLOW: 'body-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'body-malformed',
};

/** What Node keeps on a socket, and has no public name for. */
interface ServerSocket extends Socket {
  /** The answer that is next on the connection. */
  readonly _httpMessage?: ServerResponse | null;
  readonly parser?: { readonly incoming?: IncomingMessage | null } | null;
}

/** Answers on bare sockets: to what is no HTTP request, and to what Node gives no answer of its own. */
export interface ClientErrors {
  /**
   * Answers what is no HTTP request, or did not arrive in time, in the API's shape, and closes.
   * Requests before it on the connection are answered first (RFC 9112, section 9.3.2).
   */
  answer(error: Error & { code?: string }, socket: ServerSocket): void;
  /** Answers a request for a tunnel, which Node would leave without answer, and closes. */
  answerConnect(request: IncomingMessage, socket: Duplex): void;
}

/** The answers with the errors of the description as it is now. */
export function createClientErrors(errors: () => Errors): ClientErrors {
  const answer: ClientErrors['answer'] = (error, socket) => {
    const before = socket._httpMessage;
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswered(socket)) {
      socket.destroy();
    } else if (before?.req.complete) {
      before.once('close', () => answer(error, socket));
    } else {
      end(errors(), ERROR_OF_CODE[error.code ?? ''] ?? 'body-malformed', socket);
    }
  };
  return {
    answer,
    answerConnect(_request, socket) {
      socket.on('error', () => socket.destroy());
      end(errors(), 'operation-unknown', socket);
    },
  };
}

/** Whether the request that breaks off was refused before all of it had arrived. */
function isAnswered({ parser, _httpMessage }: ServerSocket): boolean {
  return parser?.incoming?.complete === false && !_httpMessage;
}

function end(errors: Errors, name: ErrorName, socket: Duplex): void {
  const { status, body } = errors.answer(name, 'en-us');
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n` +
      'Content-Type: application/json; charset=utf-8\r\n' +
      `Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}
