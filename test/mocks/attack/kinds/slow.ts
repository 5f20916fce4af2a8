import { type Attack, head, request } from '../attack.ts';
import type { Write } from '../wire.ts';

/** Bytes one at a time, for longer than a mock with little patience waits. */
function drip(bytes: Uint8Array): Write[] {
  return Array.from(bytes.subarray(0, 60), (byte): Write[] => [
    Uint8Array.of(byte),
    { pauseMs: 50 },
  ]).flat();
}

const valid = request();
const chunks = head({ headers: ['Transfer-Encoding: chunked'] });

/** Senders that stop, or never come to an end. */
export const SLOW: readonly Attack[] = [
  ['a connection that says nothing', []],
  ['one byte', [valid.subarray(0, 1)]],
  ['half of the headers', [valid.subarray(0, 100)]],
  ['a body that does not come', [head({}, ['Content-Length: 100'])]],
  ['half of a body', [valid.subarray(0, valid.length - 10)]],
  [
    'a body that waits to be told',
    [head({ headers: ['Expect: 100-continue'] }, ['Content-Length: 100'])],
  ],
  ['chunks that stop', [chunks, '5\r\n{"nam\r\n']],
  ['the size of a chunk that stops', [chunks, '5']],
  ['headers byte by byte', drip(valid)],
  ['a body byte by byte', [head({}, ['Content-Length: 100']), ...drip(valid)]],
  [
    'chunks byte by byte',
    [chunks, ...Array.from({ length: 40 }, (): Write[] => ['1\r\n \r\n', { pauseMs: 50 }]).flat()],
  ],
].map(([name, writes]) => ({ name, writes, want: [400] }) as Attack);
