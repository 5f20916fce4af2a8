import type { Socket } from 'node:net';
import type { ErrorName, Errors } from './errors.ts';

const ERROR_OF_CODE: { readonly [code: string]: ErrorName } = {
  HPE_HEADER_OVERFLOW: 'body-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'body-malformed',
};

/** Answers what is no HTTP request, or did not arrive in time, in the API's shape, and closes. */
export function answerClientError(
  errors: Errors,
  error: Error & { code?: string },
  socket: Socket,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, body } = errors.answer(
    ERROR_OF_CODE[error.code ?? ''] ?? 'body-malformed',
    'en-us',
  );
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} ${status === 413 ? 'Payload Too Large' : 'Bad Request'}\r\n` +
      'Content-Type: application/json; charset=utf-8\r\n' +
      `Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}
