import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ErrorName, errorAnswer } from './errors.ts';

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

/**
 * Answers what is no HTTP request, or did not arrive in time, in the API's shape, and closes.
 * Requests before it on the connection are answered first (RFC 9112, section 9.3.2).
 */
export function answerClientError(error: Error & { code?: string }, socket: ServerSocket): void {
  const before = socket._httpMessage;
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswered(socket)) {
    socket.destroy();
  } else if (before?.req.complete) {
    before.once('close', () => answerClientError(error, socket));
  } else {
    end(socket, ERROR_OF_CODE[error.code ?? ''] ?? 'body-malformed');
  }
}

/** Whether the request that breaks off was refused before all of it had arrived. */
function isAnswered({ parser, _httpMessage }: ServerSocket): boolean {
  return parser?.incoming?.complete === false && !_httpMessage;
}

/** Answers a request for a tunnel, which Node would leave without answer, and closes. */
export function answerConnect(_request: IncomingMessage, socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  end(socket, 'operation-unknown');
}

function end(socket: Duplex, name: ErrorName): void {
  const { status, body } = errorAnswer(name, 'en-us');
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n` +
      'Content-Type: application/json; charset=utf-8\r\n' +
      `Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}
