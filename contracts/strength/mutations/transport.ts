import { setTimeout as sleep } from 'node:timers/promises';
import { family, type Probe } from '../mutation.ts';
import { SAMPLE } from '../samples.ts';
import { type Exchange, responding, rewriting, writing } from '../seams.ts';

const HTTP = 'RFC 9112, section 6.3';
const JSON_TEXT = 'RFC 8259, section 2';
const OK = '#/paths/~1v5~1{project_id}~1connections/post/responses/200';
const REJECTED = '#/paths/~1v5~1{project_id}~1connections/post/responses/400';

/** Far longer than anybody waits. */
const STALL_MS = 120_000;

const created = ({ status }: Exchange) => status === 200;
const malformed = ({ status, sent, bytes }: Exchange) => status === 400 && !sent && Boolean(bytes);
const MALFORMED: readonly Probe[] = [{ body: '{bad' }];
const INVALID: readonly Probe[] = [{ body: { ...SAMPLE, name: 'no' } }];

/** Creates of different names, as many as it takes for what happens now and then. */
const many = (count: number): readonly Probe[] =>
  Array.from({ length: count }, (_, i) => ({ body: { ...SAMPLE, name: `name-${i}` } }));

/** How the bytes of an answer arrive, or don't. */
export const transport = family('transport', [
  {
    name: 'writes-invalid-utf-8',
    does: 'Writes a byte that is no UTF-8 into the answer.',
    against: 'RFC 8259, section 8.1',
    how: () => onCreate(({ answer }) => ({ text: insert(JSON.stringify(answer), 0xff) })),
  },
  {
    name: 'writes-latin-1',
    does: 'Writes the answer in ISO 8859-1.',
    against: 'RFC 8259, section 8.1',
    how: () => onCreate(({ answer }) => ({ text: Buffer.from(JSON.stringify(answer), 'latin1') })),
    probes: [{ body: { ...SAMPLE, description: 'Größe' } }],
  },
  {
    name: 'writes-utf-16',
    does: 'Writes the answer in UTF-16.',
    against: 'RFC 8259, section 8.1',
    how: () => onCreate(({ answer }) => ({ text: Buffer.from(JSON.stringify(answer), 'utf16le') })),
  },
  {
    name: 'cuts-json',
    does: 'Leaves out the last byte of the answer.',
    against: JSON_TEXT,
    how: () => onCreate(({ answer }) => ({ text: JSON.stringify(answer).slice(0, -1) })),
  },
  {
    name: 'cuts-json-of-rejections',
    does: 'Leaves out the last byte of a rejection.',
    against: JSON_TEXT,
    how: () =>
      rewriting(({ status, answer }) =>
        status === 400 ? { text: JSON.stringify(answer).slice(0, -1) } : undefined,
      ),
    probes: INVALID,
  },
  {
    name: 'adds-a-second-document',
    does: 'Writes the answer twice.',
    against: JSON_TEXT,
    how: () => onCreate(({ answer }) => ({ text: JSON.stringify(answer).repeat(2) })),
  },
  {
    name: 'adds-text-after-the-json',
    does: 'Writes a line of text after the answer.',
    against: JSON_TEXT,
    how: () => onCreate(({ answer }) => ({ text: `${JSON.stringify(answer)}\n# done` })),
  },
  {
    name: 'adds-text-before-the-json',
    does: 'Writes a guard against script inclusion before the answer.',
    against: JSON_TEXT,
    how: () => onCreate(({ answer }) => ({ text: `)]}',\n${JSON.stringify(answer)}` })),
  },
  {
    name: 'adds-a-zero-byte',
    does: 'Writes a zero byte after the answer.',
    against: JSON_TEXT,
    how: () => onCreate(({ answer }) => ({ text: `${JSON.stringify(answer)}\0` })),
  },
  {
    name: 'writes-single-quotes',
    does: 'Writes the answer with single quotes.',
    against: JSON_TEXT,
    how: () => onCreate(({ answer }) => ({ text: JSON.stringify(answer).replaceAll('"', "'") })),
  },
  {
    name: 'writes-raw-line-feeds',
    does: 'Writes line feeds in strings as they are, without escaping them.',
    against: 'RFC 8259, section 7',
    how: () => onCreate(({ answer }) => ({ text: JSON.stringify(answer).replaceAll('\\n', '\n') })),
    probes: [{ body: { ...SAMPLE, description: 'two\nlines' } }],
  },
  {
    name: 'writes-raw-quotes',
    does: 'Puts strings between quotes without escaping the quotes in them.',
    against: 'RFC 8259, section 7',
    how: () => onCreate(({ answer }) => ({ text: JSON.stringify(answer).replaceAll('\\"', '"') })),
    probes: [{ body: { ...SAMPLE, description: 'a "quoted" word' } }],
  },
  ...['text/plain', 'text/html', 'application/xml', 'application/octet-stream'].map((type) => ({
    name: `calls-a-create-${type}`,
    does: `Answers a create with JSON that is called ${type}.`,
    against: `${OK}/content`,
    how: () => onCreate(() => ({ headers: { 'content-type': type } })),
  })),
  {
    name: 'names-no-content-type',
    does: 'Answers a create without a Content-Type.',
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
    does: 'Ends a chunked answer without its last chunk.',
    against: 'RFC 9112, section 7.1',
    how: () => framed(({ body }) => `Transfer-Encoding: chunked\r\n\r\n${chunk(body)}`),
  },
  {
    name: 'writes-a-bad-chunk-size',
    does: 'Writes a chunk size that is no number.',
    against: 'RFC 9112, section 7.1',
    how: () => framed(({ body }) => `Transfer-Encoding: chunked\r\n\r\nzz\r\n${body}\r\n0\r\n\r\n`),
  },
  {
    name: 'answers-no-http',
    does: 'Answers a create with the bare JSON, without status line and headers.',
    against: 'RFC 9112, section 4',
    how: () => writing((socket, { body }) => void socket.end(body), created),
  },
  {
    name: 'resets-every-create',
    does: 'Resets the connection instead of answering a create.',
    against: OK,
    how: () => writing((socket) => void socket.resetAndDestroy(), created),
  },
  {
    name: 'resets-now-and-then',
    does: 'Resets the connection instead of answering every 40th create.',
    against: OK,
    how: () => writing((socket) => void socket.resetAndDestroy(), every(40)),
    probes: many(40),
  },
  {
    name: 'resets-in-the-middle-of-an-answer',
    does: 'Resets the connection after half of the answer.',
    against: OK,
    how: () =>
      writing((socket, { head, body }) => {
        const length = Buffer.byteLength(body);
        socket.write(`${head}Content-Length: ${length}\r\n\r\n${body.slice(0, length / 2)}`);
        setTimeout(() => socket.resetAndDestroy(), 5);
      }, created),
  },
  {
    name: 'closes-on-malformed-json',
    does: 'Closes the connection on malformed JSON, as a process does that crashes.',
    against: REJECTED,
    how: () => writing((socket) => void socket.destroy(), malformed),
    probes: MALFORMED,
  },
  {
    name: 'stalls-on-malformed-json',
    does: 'Never answers malformed JSON.',
    against: REJECTED,
    how: () => writing(() => {}, malformed),
    probes: MALFORMED,
  },
  {
    name: 'stalls-without-a-credential',
    does: 'Never answers a request without a credential.',
    against: '#/paths/~1v5~1{project_id}~1connections/post/responses/401',
    how: () =>
      writing(
        () => {},
        ({ status }) => status === 401,
      ),
    probes: [{ headers: { 'X-Auth-Token': '' } }],
  },
  {
    name: 'stalls-now-and-then',
    does: 'Never answers every 60th create.',
    against: OK,
    how: () => writing(() => {}, every(60)),
    probes: many(60),
  },
  {
    name: 'stalls-in-the-middle-of-an-answer',
    does: 'Sends half of every 30th answer, and never the rest.',
    against: OK,
    how: () =>
      writing((socket, { head, body }) => {
        const length = Buffer.byteLength(body);
        socket.write(`${head}Content-Length: ${length}\r\n\r\n${body.slice(0, length / 2)}`);
      }, every(30)),
    probes: many(30),
  },
  {
    name: 'takes-two-minutes-now-and-then',
    does: 'Answers every 50th request after two minutes.',
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
    does: `Answers ${status} to every ${40 + 10 * i}th create.`,
    against: OK,
    how: () => {
      const due = every(40 + 10 * i);
      return rewriting((exchange) => (due(exchange) ? { status, body: UNAVAILABLE } : undefined));
    },
    probes: many(40 + 10 * i),
  })),
  {
    name: 'answers-500-under-load',
    does: 'Answers 500 while four other creates are under way.',
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

const UNAVAILABLE = { error_code: 'APIGW.0601', error_msg: 'Internal server error.' };

function onCreate(rewrite: (exchange: Exchange) => ReturnType<Parameters<typeof rewriting>[0]>) {
  return rewriting((exchange) => (created(exchange) ? rewrite(exchange) : undefined));
}

/** Frames successes by hand; without their Content-Type where asked for. */
function framed(frame: (answer: { body: string }) => string, untyped = false) {
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

function chunk(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
}

function insert(text: string, byte: number): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([bytes.subarray(0, -2), Buffer.of(byte), bytes.subarray(-2)]);
}
