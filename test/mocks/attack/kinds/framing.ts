import { type Attack, BODY, head, PATH, request } from '../attack.ts';
import { HALF_CLOSE, type Write } from '../wire.ts';

const line = `POST ${PATH} HTTP/1.1`;
const valid = request();
const again = request({ keepAlive: true });

/** A request whose framing headers are given. */
function framed(headers: readonly string[], body: string | Uint8Array = BODY): Write[] {
  return [head({ line, headers }), body];
}

function chunked(chunks: string): Write[] {
  return framed(['Transfer-Encoding: chunked'], chunks);
}

const size = BODY.length;
const oneChunk = `${size.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`;
const smuggled = Buffer.from(request()).toString('latin1');

/** Where a request ends: lengths, chunks, and requests hidden in another one (RFC 9112, section 6). */
export const FRAMING: readonly Attack[] = [
  ['an empty connection', [HALF_CLOSE], []],
  ['line feeds before the request', ['\r\n\r\n', valid], [200]],
  ['two equal lengths', framed([`Content-Length: ${size}`, `Content-Length: ${size}`]), [400]],
  ['two lengths', framed([`Content-Length: ${size}`, 'Content-Length: 0']), [400]],
  ['two lengths in a list', framed([`Content-Length: ${size}, ${size}`]), [400]],
  ['a negative length', framed(['Content-Length: -1']), [400]],
  ['a length with a sign', framed([`Content-Length: +${size}`]), [400]],
  ['a length in hexadecimal', framed(['Content-Length: 0x10']), [400]],
  ['a length with a fraction', framed([`Content-Length: ${size}.0`]), [400]],
  ['a length that overflows', framed([`Content-Length: ${'9'.repeat(40)}`]), [400]],
  ['an empty length', framed(['Content-Length:']), [400]],
  ['a length too small', framed(['Content-Length: 5']), [400]],
  [
    'a length and chunks',
    framed([`Content-Length: ${size}`, 'Transfer-Encoding: chunked'], oneChunk),
    [400],
  ],
  [
    'chunks and a length',
    framed(['Transfer-Encoding: chunked', 'Content-Length: 4'], oneChunk),
    [400],
  ],
  [
    'chunks twice',
    framed(['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'], oneChunk),
    [[200, 400]],
  ],
  ['chunks not last', framed(['Transfer-Encoding: chunked, identity'], oneChunk), [400]],
  ['an unknown encoding', framed(['Transfer-Encoding: xchunked'], oneChunk), [400]],
  ['a vertical tab in the encoding', framed(['Transfer-Encoding: \x0bchunked'], oneChunk), [400]],
  ['a blank before a colon', framed(['Content-Length : 4'], '{bad'), [400]],
  ['a folded header', framed([`X-Folded: a\r\n b`, `Content-Length: ${size}`]), [[200, 400]]],
  ['bare line feeds', [`${line}\nHost: x\nContent-Length: 0\n\n`, HALF_CLOSE], [400]],
  [
    'a bare carriage return in a header',
    framed(['X-A: a\rContent-Length: 4', 'Content-Length: 4'], '{bad'),
    [400],
  ],
  ['a NUL in a header', framed(['X-A: a\0b', 'Content-Length: 4'], '{bad'), [400]],
  ['good chunks', chunked(oneChunk), [200]],
  [
    'chunks of one byte',
    chunked(`${[...BODY].map((char) => `1\r\n${char}\r\n`).join('')}0\r\n\r\n`),
    [200],
  ],
  ['a chunk with an extension', chunked(oneChunk.replace('\r\n', ';a="b"\r\n')), [200]],
  [
    'a chunk with a huge extension',
    chunked(oneChunk.replace('\r\n', `;${'a'.repeat(100_000)}\r\n`)),
    [400],
  ],
  [
    'trailers',
    chunked(oneChunk.replace('0\r\n\r\n', '0\r\nX-Auth-Token: b\r\nContent-Length: 4\r\n\r\n')),
    [[200, 400]],
  ],
  ['a chunk size that is no number', chunked(`zz\r\n${BODY}\r\n0\r\n\r\n`), [400]],
  ['a negative chunk size', chunked(`-1\r\n${BODY}\r\n0\r\n\r\n`), [400]],
  ['a chunk size that overflows', chunked(`${'f'.repeat(17)}\r\n${BODY}\r\n0\r\n\r\n`), [400]],
  ['a chunk longer than its size', chunked(`4\r\n${BODY}\r\n0\r\n\r\n`), [400]],
  ['a chunk that is cut off', [...chunked(`ffff\r\n${BODY}`), HALF_CLOSE], [400]],
  ['chunks without the last', [...chunked(oneChunk.replace('0\r\n\r\n', '')), HALF_CLOSE], [400]],
  ['a body that is cut off', [...framed(['Content-Length: 5000']), HALF_CLOSE], [400]],
  ['headers that are cut off', [head({ line }).subarray(0, 60), HALF_CLOSE], [400]],
  ['a half-closed connection', [valid, HALF_CLOSE], [200]],
  [
    'a request behind a length of 0',
    framed(['Content-Length: 0', 'Connection: keep-alive'], smuggled),
    [400, 200],
  ],
  [
    'a request in a body that is chunked twice over',
    framed(
      ['Transfer-Encoding: chunked', 'Content-Length: 0', 'Connection: keep-alive'],
      `0\r\n\r\n${smuggled}`,
    ),
    [400],
  ],
  [
    'a request behind the last chunk',
    framed(['Transfer-Encoding: chunked', 'Connection: keep-alive'], `${oneChunk}${smuggled}`),
    [200, 200],
  ],
  [
    'a bad chunk behind a refusal',
    [
      head({
        line,
        headers: ['Connection: keep-alive', 'Transfer-Encoding: chunked', 'X-Auth-Token:'],
      }),
      { pauseMs: 100 },
      'zz\r\n',
    ],
    [401],
  ],
  [
    'a bad chunk in a pipeline',
    [again, head({ line, headers: ['Transfer-Encoding: chunked'] }), 'zz\r\n'],
    [200, 400],
  ],
  [
    'a pipeline of 50 requests, good and bad',
    pipeline(50),
    Array.from({ length: 50 }, (_, i) => (i % 2 ? 400 : 200)),
  ],
  ['a pipeline that ends in garbage', [again, again, 'garbage\r\n\r\n'], [200, 200, 400]],
  ['a pipeline behind a request that closes', [again, valid, again], [200, 200]],
  ['a pipeline, cut at any byte', slices(Buffer.concat([again, again, valid]), 7), [200, 200, 200]],
].map(([name, writes, want]) => ({ name, writes, want }) as Attack);

/** Requests one behind the other, each second one malformed. */
function pipeline(count: number): Write[] {
  const bad = request({ keepAlive: true, body: '{bad' });
  const all = Array.from({ length: count }, (_, i) => (i % 2 ? bad : again));
  all[count - 1] = request({ body: '{bad' });
  return [Buffer.concat(all)];
}

function slices(bytes: Uint8Array, parts: number): Write[] {
  const length = Math.ceil(bytes.length / parts);
  return Array.from({ length: parts }, (_, i): Write[] => [
    bytes.subarray(i * length, (i + 1) * length),
    { pauseMs: 5 },
  ]).flat();
}
