import { type Attack, BODY, request } from '../attack.ts';

type Row = [name: string, headers: readonly string[], status: number | readonly number[]];

const ROWS: readonly Row[] = [
  ['two hosts', ['Host: a', 'Host: b'], [200, 400]],
  ['a foreign host', ['Host: evil.example'], 200],
  ['a host that is none', ['Host: <script>alert(1)</script>'], [200, 400]],
  ['a host of 10 kB', [`Host: ${'h'.repeat(10_000)}`], [200, 400]],
  ['a forwarded host', ['X-Forwarded-Host: evil.example', 'Forwarded: host=evil.example'], 200],
  ['two tokens', ['X-Auth-Token: a', 'X-Auth-Token: b'], 200],
  ['an empty token', ['X-Auth-Token:'], 401],
  ['a token of blanks', ['X-Auth-Token:  \t '], 401],
  ['a token of 10 kB', [`X-Auth-Token: ${'t'.repeat(10_000)}`], 200],
  ['a token beyond ASCII', ['X-Auth-Token: \xff\xe4'], 200],
  ['two content types', ['Content-Type: application/json', 'Content-Type: text/plain'], [200, 415]],
  ['an empty content type', ['Content-Type:'], 415],
  ['a content type that is none', ['Content-Type: ;;;'], 415],
  ['a content type of a form', ['Content-Type: application/x-www-form-urlencoded'], 415],
  ['a content type named __proto__', ['Content-Type: __proto__'], 415],
  [
    'a content type of 10 kB',
    [`Content-Type: application/json; a=${'b'.repeat(10_000)}`],
    [200, 415],
  ],
  ['another charset', ['Content-Type: application/json; charset=utf-7'], [200, 415]],
  ['a compressed body', ['Content-Encoding: gzip'], [200, 400, 415]],
  ['a header of 15 kB', [`X-Long: ${'a'.repeat(15_000)}`], 200],
  ['a header of 100 kB', [`X-Long: ${'a'.repeat(100_000)}`], 413],
  ['headers of 100 kB', Array.from({ length: 1_000 }, (_, i) => `X-${i}: ${'a'.repeat(100)}`), 413],
  ['3,000 headers of the same name', Array<string>(3_000).fill('A: b'), [200, 413]],
  ['a header named __proto__', ['__proto__: a', 'constructor: b'], 200],
  ['a header without a name', [': a'], 400],
  ['a header without a colon', ['Nothing'], 400],
  ['a header name with a blank', ['X Y: a'], 400],
  ['an unknown expectation', ['Expect: 200-maybe'], 200],
  ['the expectation to go on', ['Expect: 100-continue'], 200],
  [
    'an upgrade to WebSocket',
    [
      'Connection: Upgrade, close',
      'Upgrade: websocket',
      'Sec-WebSocket-Key: a',
      'Sec-WebSocket-Version: 13',
    ],
    200,
  ],
  [
    'an upgrade to HTTP/2',
    ['Connection: Upgrade, HTTP2-Settings, close', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQ'],
    200,
  ],
  ['an answer type that is not there', ['Accept: text/html;q=0'], 200],
  ['an answer type that is none', ['Accept: ;;;/,,,'], 200],
  ['a language of 10 kB', [`X-Language: ${'z'.repeat(10_000)}`], 200],
  ['a language named __proto__', ['X-Language: __proto__'], 200],
  ['an origin that is none', ['Origin: \t<script>'], 200],
  ['a method to take instead', ['X-HTTP-Method-Override: DELETE'], 200],
  ['a range', ['Range: bytes=0-5', 'If-None-Match: *', 'If-Modified-Since: never'], 200],
];

/** Headers: twice, huge, misplaced, forged. */
export const HEADERS: readonly Attack[] = ROWS.map(([name, headers, status]) => ({
  name,
  writes: [request({ headers, body: BODY })],
  want: [status],
}));

const PREFERENCES: readonly [name: string, value: string, status: number | readonly number[]][] = [
  ['an unknown code', 'code=299', 400],
  ['a code beyond all', 'code=99999999999999999999', 400],
  ['a negative code', 'code=-200', 400],
  ['a code that is no number', 'code=abc', 400],
  ['a code of an object', 'code=[object Object]', 400],
  ['an interim code', 'code=101', 400],
  ['an unknown example', 'example=nothing', 400],
  ['an example named __proto__', 'example=__proto__', 400],
  ['an example named constructor', 'example=constructor', 400],
  ['an example named toString, of a code', 'code=400, example=toString', 400],
  ['a code named __proto__', 'code=__proto__', 400],
  ['a member named __proto__', '__proto__=code', 200],
  ['an example of 10 kB', `example=${'e'.repeat(10_000)}`, 400],
  ['10 kB of commas', ','.repeat(10_000), [200, 400]],
  ['10 kB of equals signs', '='.repeat(10_000), [200, 400]],
  ['10 kB of quotes', '"'.repeat(10_000), [200, 400]],
  ['the same code 1,000 times', 'code=200, '.repeat(1_000), [200, 400]],
  ['an unfinished quote', 'example="mysql', [200, 400]],
  ['characters beyond ASCII', 'example=\xff\xfe', 400],
  ['a tab', 'code\t=\t200', [200, 400]],
  ['an escape', 'example=%0d%0aSet-Cookie:a', 400],
  ['a control character', 'code=\x01200', 400],
  ['a carriage return', 'code=200\rX: y', 400],
  ['nothing', '', 200],
];

/** `Prefer` headers: what no answer meets is a 400 that says so, what means nothing is passed over. */
export const PREFERS: readonly Attack[] = PREFERENCES.map(([name, value, status]) => ({
  name: `Prefer: ${name}`,
  writes: [request({ headers: [`Prefer: ${value}`] })],
  want: [status],
}));
