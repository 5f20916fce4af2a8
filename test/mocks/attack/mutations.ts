import fc from 'fast-check';
import openapi from '../../../spec/generated/openapi.json' with { type: 'json' };
import { PATH } from './attack.ts';

/** Valid requests of the description, as JSON. */
const BODIES = Object.entries(openapi.components.examples)
  .filter(([key]) => key.endsWith('-request'))
  .map(([, { value }]) => JSON.stringify(value));

const HEADERS = [
  'Host: 127.0.0.1',
  'Content-Type: application/json',
  'X-Auth-Token: a-token',
  'X-Language: zh-cn',
  'Prefer: code=200',
  'Accept: application/json',
];

/** `"member":value` in a text without blanks; the value is a text, a number, a word or a bracket. */
const MEMBER = /"(?:[^"\\]|\\.)*":(?:"(?:[^"\\]|\\.)*"|[\w.+-]+|[[{])/g;

/** Values of another type, or of the same with unusual content. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }).map((json) => JSON.stringify(json)),
  fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
  fc.constantFrom(
    '1e999',
    '-0',
    '""',
    'null',
    '"\\u0000"',
    '"\\ud800"',
    '{"__proto__":1}',
    'undefined',
  ),
);

/** A member dropped, doubled, given another value, or given the name of another one. */
const body = fc
  .record({ text: fc.constantFrom(...BODIES), at: fc.nat(), how: fc.nat(3), value })
  .map(({ text, at, how, value }) => {
    const members = [...text.matchAll(MEMBER)];
    const found = members[at % members.length];
    const member = found?.[0] ?? '';
    const name = member.slice(0, member.indexOf('":') + 2);
    const closed = /[[{]$/.test(member) ? '' : ',';
    const mutants = [
      closed && '',
      closed && `${member},${member}`,
      `${name}${value},${member}`,
      `"x${member.slice(1)}`,
    ];
    const start = found?.index ?? 0;
    return (
      text.slice(0, start) + (mutants[how] || `${name}${value}`) + text.slice(start + member.length)
    );
  });

/** A few bytes replaced, anywhere. */
function flipped(bytes: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> {
  const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 5 });
  return fc.tuple(bytes, flips).map(([original, places]) => {
    const copy = Buffer.from(original);
    for (const [at, byte] of places) copy[at % copy.length] = byte;
    return copy;
  });
}

/** Header lines dropped, doubled, or with odd values. */
const headers = fc
  .tuple(
    fc.subarray([...HEADERS, ...HEADERS], { minLength: 9 }),
    fc.string({ maxLength: 40 }),
    fc.nat(),
  )
  .map(([lines, text, at]) =>
    lines.map((line, i) =>
      i === at % (lines.length || 1) ? line.replace(/: .*/, `: ${text}`) : line,
    ),
  );

function bytes(lines: readonly string[], content: Buffer, connection = 'close'): Buffer {
  const head = [
    `POST ${PATH} HTTP/1.1`,
    ...lines,
    `Connection: ${connection}`,
    `Content-Length: ${content.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), content]);
}

const text = body.map((json) => Buffer.from(json));

/** Requests that are framed rightly, of which the last closes: so many answers are due. */
export function pipelines(seed: number, count: number, length: number): Buffer[] {
  const bodies = fc.sample(fc.oneof(text, flipped(text)), { seed, numRuns: count * length });
  return Array.from({ length: count }, (_, i) =>
    Buffer.concat(
      bodies
        .slice(i * length, (i + 1) * length)
        .map((content, at) => bytes(HEADERS, content, at === length - 1 ? 'close' : 'keep-alive')),
    ),
  );
}

const odd = fc.tuple(headers, text).map(([lines, content]) => bytes(lines, content));

/** Requests whose head may be mutated as well, so that anything may be left of them. */
export const mutants = fc.oneof(
  odd,
  flipped(odd),
  flipped(text.map((content) => bytes(HEADERS, content))),
);
