import { type Attack, head, PATH, request } from '../attack.ts';
import { HALF_CLOSE } from '../wire.ts';

/** Methods of RFC 9110 and RFC 5789, and of other protocols, that the operation does not have. */
const METHODS = [
  'GET',
  'PUT',
  'DELETE',
  'PATCH',
  'TRACE',
  'OPTIONS',
  'QUERY',
  'PROPFIND',
  'LOCK',
  'SOURCE',
  'M-SEARCH',
];

/** First bytes of a TLS handshake: a client that takes the port for an HTTPS one. */
const HELLO = Buffer.from('16030100c8010000c40303' + '5a'.repeat(200), 'hex');

function line(text: string): Uint8Array {
  return request({ line: text });
}

/** Other methods, versions and protocols than the API speaks. */
export const PROTOCOLS: readonly Attack[] = [
  ...METHODS.map((method) => ({
    name: `the method ${method}`,
    writes: [line(`${method} ${PATH} HTTP/1.1`)],
    want: [404],
  })),
  {
    name: 'the method HEAD',
    writes: [request({ line: `HEAD ${PATH} HTTP/1.1`, body: '' })],
    want: [404],
    bodiless: true,
  },
  {
    name: 'the method CONNECT',
    writes: [head({ line: 'CONNECT 127.0.0.1:22 HTTP/1.1' })],
    want: [404],
  },
  ...[
    ['an unknown method', `NOTHING ${PATH} HTTP/1.1`],
    ['a method in small letters', `post ${PATH} HTTP/1.1`],
    ['a method of 10 kB', `${'P'.repeat(10_000)} ${PATH} HTTP/1.1`],
    ['HTTP/2 in the request line', `POST ${PATH} HTTP/2.0`],
    ['HTTP/3 in the request line', `POST ${PATH} HTTP/3`],
    ['a version that is none', `POST ${PATH} HTTP/1.x`],
    ['another protocol', `POST ${PATH} FTP/1.1`],
    ['two blanks', `POST  ${PATH}  HTTP/1.1 `],
  ].map(([name = '', text = '']) => ({ name, writes: [line(text)], want: [[200, 400]] })),
  { name: 'HTTP/1.0', writes: [line(`POST ${PATH} HTTP/1.0`)], want: [200] },
  { name: 'HTTP/1.0 without a host', writes: [`GET / HTTP/1.0\r\n\r\n`], page: true },
  { name: 'HTTP/0.9', writes: ['GET /\r\n', HALF_CLOSE], want: [400] },
  {
    name: 'the preface of HTTP/2',
    writes: ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0'],
    want: [400],
  },
  { name: 'a TLS handshake', writes: [HELLO], want: [400] },
  { name: 'SSH', writes: ['SSH-2.0-OpenSSH_9.9\r\n'], want: [400] },
  { name: 'an answer', writes: ['HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'], want: [400] },
  {
    name: 'random bytes',
    writes: [Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 251)],
    want: [400],
  },
];
