import { SAMPLE } from '../../send.ts';
import { type Attack, BODY, head, request } from '../attack.ts';
import type { Write } from '../wire.ts';

const MB = 1024 * 1024;
const { endpoint } = SAMPLE;

/** A sender's 13 MB with a length, or in chunks of 1 MB. */
function oversized(framing: 'length' | 'chunks'): Write[] {
  const piece = ' '.repeat(MB);
  if (framing === 'length')
    return [head({}, [`Content-Length: ${13 * MB}`]), ...Array<string>(13).fill(piece)];
  const chunk = `${MB.toString(16)}\r\n${piece}\r\n`;
  return [head({}, ['Transfer-Encoding: chunked']), ...Array<string>(13).fill(chunk), '0\r\n\r\n'];
}

const BYTES: readonly [name: string, body: string | Uint8Array, status: number][] = [
  ['an empty body', '', 400],
  ['blanks', ' \n\t', 400],
  ['a NUL', '\0', 400],
  ['an array', '[]', 400],
  ['null', 'null', 400],
  ['a number beyond all', '1e999', 400],
  ['a text', '"a"', 400],
  ['two objects', `${BODY}${BODY}`, 400],
  ['an object with a tail', `${BODY},`, 400],
  ['a trailing comma', BODY.replace(/}$/, ',}'), 400],
  ['a comment', `/**/${BODY}`, 400],
  ['single quotes', BODY.replaceAll('"', "'"), 400],
  ['an unfinished text', BODY.slice(0, 12), 400],
  ['a raw line feed in a text', BODY.replace('DRS', 'D\nS'), 400],
  ['a bad escape', BODY.replace('DRS', '\\x41'), 400],
  ['NaN', BODY.replace('"DRS-mysql"', 'NaN'), 400],
  ['invalid UTF-8', Buffer.from(BODY.replace('DRS', '\xff\xfe'), 'latin1'), 400],
  ['overlong UTF-8', Buffer.from(BODY.replace('DRS', '\xc0\xaf'), 'latin1'), 400],
  ['a surrogate in UTF-8', Buffer.from(BODY.replace('DRS', '\xed\xa0\x80'), 'latin1'), 400],
  ['cut-off UTF-8', Buffer.from(`${BODY}\xe4\xb8`, 'latin1'), 400],
  ['UTF-16', Buffer.from(BODY, 'utf16le'), 400],
  ['gzip that is none', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), 400],
  ['an unpaired surrogate in the name', BODY.replace('DRS', '\\ud800abc'), 400],
  [
    'an unpaired surrogate in the description',
    BODY.replace('"description":"d', '"description":"\\udc00'),
    200,
  ],
  ['a NUL in the description', BODY.replace('"description":"d', '"description":"\\u0000'), 200],
  ['a number that is no port', BODY.replace('"3306"', '1e400'), 400],
  ['a name of 100 kB', BODY.replace('DRS', 'D'.repeat(100_000)), 400],
  ['a member name of 1 MB', BODY.replace('"name"', `"${'n'.repeat(MB)}":1,"name"`), 200],
  [
    '50,000 unknown members',
    `{${Array.from({ length: 50_000 }, (_, i) => `"m${i}":${i}`).join()},${BODY.slice(1)}`,
    200,
  ],
  ['the same member 10,000 times', `{${'"name":"DRS-again",'.repeat(10_000)}${BODY.slice(1)}`, 200],
  [
    '20,000 shards that are empty',
    JSON.stringify({
      ...SAMPLE,
      endpoint: { ...endpoint, source_sharding: Array(20_000).fill({}) },
    }),
    400,
  ],
  ['shards in shards, 64 deep', shards(64), 400],
  ['shards in shards, 1,000 deep', shards(1_000), 400],
  ...[65, 1_000, 100_000].flatMap((levels): [string, string, number][] => [
    [
      `arrays ${levels} deep`,
      `{"a":${'['.repeat(levels)}${']'.repeat(levels)},${BODY.slice(1)}`,
      400,
    ],
    [
      `objects ${levels} deep`,
      `{"a":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)},${BODY.slice(1)}`,
      400,
    ],
  ]),
  ['a million brackets that never close', `{"a":${'['.repeat(MB)}`, 400],
];

function shards(levels: number): string {
  const opened = JSON.stringify({ ...endpoint, source_sharding: 0 }).replace('0}', '[');
  return `{${BODY.slice(1, -1)},"endpoint":${opened.repeat(levels)}${']}'.repeat(levels)}}`;
}

/** Bodies: too large, no JSON, no UTF-8, too deep. */
export const BODIES: readonly Attack[] = [
  { name: 'a body over 12 MB, with its length', writes: oversized('length'), want: [413] },
  { name: 'a body over 12 MB, in chunks', writes: oversized('chunks'), want: [413] },
  {
    name: 'the announcement of 100 GB',
    writes: [head({}, [`Content-Length: ${100_000 * MB}`]), BODY],
    want: [413],
  },
  ...BYTES.map(([name, body, status]) => ({ name, writes: [request({ body })], want: [status] })),
];
