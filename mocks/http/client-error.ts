import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ErrorRole, Errors } from '../catalogue/errors.ts';

const ROLE_OF_CODE: { readonly [code: string]: ErrorRole } = {
  HPE_HEADER_OVERFLOW: 'body-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'body-malformed',
};

/** What Node keeps on a socket, and has no public name for. */
interface ServerSocket extends Socket {
  /** The response that is next on the connection. */
  readonly _httpMessage?: ServerResponse | null;
  readonly parser?: { readonly incoming?: IncomingMessage | null } | null;
}

/** Responses on bare sockets: to what is not an HTTP request, and to what Node does not respond to. */
export interface ClientErrors {
  /**
   * Responds to what is not an HTTP request, or did not arrive in time, in the API's shape, and
   * closes. Requests before it on the connection get theirs first (RFC 9112, section 9.3.2).
   */
  respond(error: Error & { code?: string }, socket: ServerSocket): void;
  /** Responds to a request for a tunnel, which Node would leave without a response, and closes. */
  respondToConnect(request: IncomingMessage, socket: Duplex): void;
}

/** Responds with the errors of the description as it is now. */
export function createClientErrors(errors: () => Errors): ClientErrors {
  const respond: ClientErrors['respond'] = (error, socket) => {
    const before = socket._httpMessage;
    if (error.code === 'ECONNRESET' || !socket.writable || isRejected(socket)) {
      socket.destroy();
    } else if (before?.req.complete) {
      before.once('close', () => respond(error, socket));
    } else {
      end(errors(), ROLE_OF_CODE[error.code ?? ''] ?? 'body-malformed', socket);
    }
  };
  return {
    respond,
    respondToConnect(_request, socket) {
      socket.on('error', () => socket.destroy());
      end(errors(), 'operation-unknown', socket);
    },
  };
}

/** Whether the request that breaks off was rejected before all of it had arrived. */
function isRejected({ parser, _httpMessage }: ServerSocket): boolean {
  return parser?.incoming?.complete === false && !_httpMessage;
}

function end(errors: Errors, role: ErrorRole, socket: Duplex): void {
  const { status, body } = errors.response(role, 'en-us');
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n` +
      'Content-Type: application/json; charset=utf-8\r\n' +
      `Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}
