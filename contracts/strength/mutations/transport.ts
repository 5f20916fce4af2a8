import { setTimeout as sleep } from 'node:timers/promises';
import {
  errorOf,
  type Exchange,
  responding,
  type Rewrite,
  rewriting,
  rewritingRejections,
  rewritingStatus,
  writing,
} from '../changes.ts';
import { family, type MutationRow } from '../mutation.ts';
import { NO_CREDENTIAL, ofStatus, REJECTION, SUCCESS } from '../operation.ts';
import { ANONYMOUS, INVALID, MALFORMED, many, sampleWith } from '../samples.ts';

const HTTP = 'RFC 9112, section 6.3';
const CHUNKS = 'RFC 9112, section 7.1';
const JSON_TEXT = 'RFC 8259, section 2';
const STRINGS = 'RFC 8259, section 7';
const UTF_8 = 'RFC 8259, section 8.1';
const OK = ofStatus(SUCCESS);

/** Far longer than anybody waits. */
const STALL_MS = 120_000;

const created = ({ status }: Exchange) => status === SUCCESS;
const malformed = ({ status, request, bytes }: Exchange) =>
  status === REJECTION && !request && Boolean(bytes);

/** The bytes of a success, written otherwise. */
const WRITTEN: readonly [
  name: string,
  does: string,
  against: string,
  write: (json: string) => string | Buffer,
][] = [
  ['writes-invalid-utf-8', 'Writes a byte that is no UTF-8 into the response.', UTF_8, insert],
  [
    'writes-latin-1',
    'Writes the response in ISO 8859-1.',
    UTF_8,
    (json) => Buffer.from(json, 'latin1'),
  ],
  [
    'writes-utf-16',
    'Writes the response in UTF-16.',
    UTF_8,
    (json) => Buffer.from(json, 'utf16le'),
  ],
  [
    'cuts-json',
    'Leaves out the last byte of the response.',
    JSON_TEXT,
    (json) => json.slice(0, -1),
  ],
];

/** The same, of what stands around the text or within its strings. */
const MANGLED: typeof WRITTEN = [
  ['adds-a-second-document', 'Writes the response twice.', JSON_TEXT, (json) => json.repeat(2)],
  [
    'adds-text-after-the-json',
    'Writes a line of text after the response.',
    JSON_TEXT,
    (json) => `${json}\n# done`,
  ],
  [
    'adds-text-before-the-json',
    'Writes a guard against script inclusion before the response.',
    JSON_TEXT,
    (json) => `)]}',\n${json}`,
  ],
  ['adds-a-zero-byte', 'Writes a zero byte after the response.', JSON_TEXT, (json) => `${json}\0`],
  [
    'writes-single-quotes',
    'Writes the response with single quotes.',
    JSON_TEXT,
    (json) => json.replaceAll('"', "'"),
  ],
  [
    'writes-raw-line-feeds',
    'Writes line feeds in strings as they are, without escaping them.',
    STRINGS,
    (json) => json.replaceAll('\\n', '\n'),
  ],
  [
    'writes-raw-quotes',
    'Puts strings between quotes without escaping the quotes in them.',
    STRINGS,
    (json) => json.replaceAll('\\"', '"'),
  ],
];

/** How the bytes of a response arrive, or don't. */
export const transport = family('transport', [
  ...WRITTEN.map(writes),
  {
    name: 'cuts-json-of-rejections',
    does: 'Leaves out the last byte of a rejection.',
    against: JSON_TEXT,
    how: () =>
      rewritingRejections(({ response }) => ({ text: JSON.stringify(response).slice(0, -1) })),
    probes: [INVALID],
  },
  ...MANGLED.map(writes),
  ...['text/plain', 'text/html', 'application/xml', 'application/octet-stream'].map((type) => ({
    name: `calls-a-create-${type}`,
    does: `Responds to a create with JSON that is called ${type}.`,
    against: `${OK}/content`,
    how: () => onCreate(() => ({ headers: { 'content-type': type } })),
  })),
  {
    name: 'names-no-content-type',
    does: 'Responds to a create without a Content-Type.',
    against: `${OK}/content`,
    how: () =>
      framed(({ body }) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, true),
  },
  {
    name: 'promises-more-than-it-sends',
    does: 'Gives a Content-Length ten bytes above the body, then closes.',
    against: HTTP,
    how: () =>
      framed(({ body }) => `Content-Length: ${Buffer.byteLength(body) + 10}\r\n\r\n${body}`),
  },
  {
    name: 'promises-less-than-it-sends',
    does: 'Gives a Content-Length ten bytes below the body.',
    against: HTTP,
    how: () =>
      framed(({ body }) => `Content-Length: ${Buffer.byteLength(body) - 10}\r\n\r\n${body}`),
  },
  {
    name: 'leaves-out-the-last-chunk',
    does: 'Ends a chunked response without its last chunk.',
    against: CHUNKS,
    how: () => framed(({ body }) => `Transfer-Encoding: chunked\r\n\r\n${chunk(body)}`),
  },
  {
    name: 'writes-a-bad-chunk-size',
    does: 'Writes a chunk size that is no number.',
    against: CHUNKS,
    how: () => framed(({ body }) => `Transfer-Encoding: chunked\r\n\r\nzz\r\n${body}\r\n0\r\n\r\n`),
  },
  {
    name: 'answers-no-http',
    does: 'Responds to a create with the bare JSON, without status line and headers.',
    against: 'RFC 9112, section 4',
    how: () => writing((socket, { body }) => void socket.end(body), created),
  },
  {
    name: 'resets-every-create',
    does: 'Resets the connection instead of responding to a create.',
    against: OK,
    how: () => writing((socket) => void socket.resetAndDestroy(), created),
  },
  {
    name: 'resets-now-and-then',
    does: 'Resets the connection instead of responding to every 40th create.',
    against: OK,
    how: () => writing((socket) => void socket.resetAndDestroy(), every(40)),
    probes: many(40),
  },
  {
    name: 'resets-in-the-middle-of-an-answer',
    does: 'Resets the connection after half of the response.',
    against: OK,
    how: () =>
      writing((socket, response) => {
        socket.write(firstHalf(response));
        setTimeout(() => socket.resetAndDestroy(), 5);
      }, created),
  },
  {
    name: 'closes-on-malformed-json',
    does: 'Closes the connection on malformed JSON, as a process does that crashes.',
    against: ofStatus(REJECTION),
    how: () => writing((socket) => void socket.destroy(), malformed),
    probes: [MALFORMED],
  },
  {
    name: 'stalls-on-malformed-json',
    does: 'Never responds to malformed JSON.',
    against: ofStatus(REJECTION),
    how: () => writing(() => {}, malformed),
    probes: [MALFORMED],
  },
  {
    name: 'stalls-without-a-credential',
    does: 'Never responds to a request without a credential.',
    against: ofStatus(NO_CREDENTIAL),
    how: () =>
      writing(
        () => {},
        ({ status }) => status === NO_CREDENTIAL,
      ),
    probes: [ANONYMOUS],
  },
  {
    name: 'stalls-now-and-then',
    does: 'Never responds to every 60th create.',
    against: OK,
    how: () => writing(() => {}, every(60)),
    probes: many(60),
  },
  {
    name: 'stalls-in-the-middle-of-an-answer',
    does: 'Sends half of every 30th response, and never the rest.',
    against: OK,
    how: () => writing((socket, response) => void socket.write(firstHalf(response)), every(30)),
    probes: many(30),
  },
  {
    name: 'takes-two-minutes-now-and-then',
    does: 'Responds to every 50th request after two minutes.',
    against: OK,
    how: () => {
      let count = 0;
      return responding(async (request, inner) => {
        if (++count % 50 === 0) await sleep(STALL_MS, undefined, { ref: false });
        return inner.respond(request);
      });
    },
    probes: many(50),
  },
  ...[500, 502, 503].map((status, i) => ({
    name: `answers-${status}-now-and-then`,
    does: `Responds with ${status} to every ${40 + 10 * i}th create.`,
    against: OK,
    how: () => {
      const due = every(40 + 10 * i);
      return rewriting((exchange) => (due(exchange) ? { status, body: UNAVAILABLE } : undefined));
    },
    probes: many(40 + 10 * i),
  })),
  {
    name: 'answers-500-under-load',
    does: 'Responds with 500 while four other creates are under way.',
    against: OK,
    how: () => {
      let busy = 0;
      return responding(async (request, inner) => {
        const status = ++busy > 4 && request.violations.length === 0 ? 500 : undefined;
        await sleep(10);
        busy--;
        return status ? { status, body: UNAVAILABLE } : inner.respond(request);
      });
    },
    probes: [{ times: 12, atOnce: true }],
  },
]);

const UNAVAILABLE = errorOf('APIGW.0601', 'Internal server error.');

function onCreate(rewrite: (exchange: Exchange) => Rewrite | undefined) {
  return rewritingStatus(SUCCESS, rewrite);
}

function writes([name, does, against, write]: (typeof WRITTEN)[number]): MutationRow {
  return {
    name,
    does,
    against,
    how: () => onCreate(({ response }) => ({ text: write(JSON.stringify(response)) })),
    probes: [{ body: sampleWith('description', 'two\nlines, a "quoted" word: Größe') }],
  };
}

/** Frames successes by hand; without their Content-Type where asked for. */
function framed(frame: (response: { body: string }) => string, untyped = false) {
  return writing((socket, { head, body }) => {
    const lines = untyped ? head.replace(/Content-Type.*\r\n/, '') : head;
    socket.end(lines + frame({ body }));
  }, created);
}

/** True for every n-th success. */
function every(n: number): (exchange: Exchange) => boolean {
  let count = 0;
  return (exchange) => created(exchange) && ++count % n === 0;
}

function firstHalf({ head, body }: { head: string; body: string }): string {
  const length = Buffer.byteLength(body);
  return `${head}Content-Length: ${length}\r\n\r\n${body.slice(0, length / 2)}`;
}

function chunk(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
}

function insert(json: string): Buffer {
  const bytes = Buffer.from(json);
  return Buffer.concat([bytes.subarray(0, -2), Buffer.of(0xff), bytes.subarray(-2)]);
}
