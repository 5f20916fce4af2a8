import { type FaultRow, family, type Probe, together } from '../mutation.ts';
import { SAMPLE } from '../samples.ts';
import { type Exchange, ignoring, type Rewrite, rewriting } from '../seams.ts';

const RESPONSES = '#/paths/~1v5~1{project_id}~1connections/post/responses';
const BODY = '#/paths/~1v5~1{project_id}~1connections/post/requestBody';
const INVALID: Probe = { body: { ...SAMPLE, name: 'no' } };
const MALFORMED: Probe = { body: '{bad' };

/** Kinds of bodies that are no JSON object, each with a request that has it. */
const BODIES: readonly [kind: string, is: (exchange: Exchange) => boolean, probe: Probe][] = [
  ['no-body', ({ bytes }) => !bytes?.length, { body: '' }],
  ['malformed-json', ({ sent, bytes }) => Boolean(bytes?.length) && sent === undefined, MALFORMED],
  ['an-array', ({ sent }) => Array.isArray(sent), { body: '[]' }],
  ['null', ({ sent }) => sent === null, { body: 'null' }],
  ['a-string', ({ sent }) => typeof sent === 'string', { body: '"text"' }],
  ['a-number', ({ sent }) => typeof sent === 'number', { body: '7' }],
];

/** What status the service answers with. */
export const statuses = family('statuses', [
  ...[201, 202, 204, 302, 500].map((status) => success(status)),
  ...[200, 404, 409, 422, 500].map((status) => rejection(status)),
  ...BODIES.map(([kind, is, probe]) =>
    toBody(`answers-500-to-${kind}`, { is, probe, rewrite: { status: 500 } }),
  ),
  ...BODIES.slice(0, 3).map(([kind, is, probe]) =>
    toBody(`answers-422-to-${kind}`, { is, probe, rewrite: { status: 422 } }),
  ),
  toBody('answers-200-to-malformed-json', {
    is: ({ sent, bytes }) => Boolean(bytes) && sent === undefined,
    probe: MALFORMED,
    rewrite: { status: 200 },
  }),
  toBody('answers-html-to-malformed-json', {
    is: ({ sent, bytes }) => Boolean(bytes) && sent === undefined,
    probe: MALFORMED,
    rewrite: { text: '<h1>Bad Request</h1>', headers: { 'content-type': 'text/html' } },
  }),
  toBody('answers-empty-to-malformed-json', {
    is: ({ sent, bytes }) => Boolean(bytes) && sent === undefined,
    probe: MALFORMED,
    rewrite: { text: '' },
  }),
  toBody('answers-framework-error-to-malformed-json', {
    is: ({ sent, bytes }) => Boolean(bytes) && sent === undefined,
    probe: MALFORMED,
    rewrite: { body: { statusCode: 400, error: 'Bad Request', message: 'Unexpected token' } },
  }),
  {
    name: 'answers-500-to-invalid-utf-8',
    does: 'Answers 500 to bytes that are no UTF-8.',
    against: `${RESPONSES}/400`,
    how: () => rewriting(({ bytes }) => (isUtf8(bytes) ? undefined : { status: 500 })),
    probes: [{ body: brokenUtf8() }],
  },
  {
    name: 'answers-500-to-deep-nesting',
    does: 'Answers 500 to a deeply nested body.',
    against: `${RESPONSES}/400`,
    how: () =>
      rewriting(({ bytes }) =>
        /[[{]{60}|({"\w+":){60}/.test(String(bytes)) ? { status: 500 } : undefined,
      ),
    probes: [{ body: '['.repeat(70) + ']'.repeat(70) }],
  },
  {
    name: 'answers-500-to-a-wrong-type',
    does: 'Answers 500 when a member has another JSON type.',
    against: `${RESPONSES}/400`,
    how: () =>
      rewriting(({ status, sent }) =>
        status === 400 && typeof sent?.name === 'number' ? { status: 500 } : undefined,
      ),
    probes: [{ body: { ...SAMPLE, name: 7 } }],
  },
  {
    name: 'answers-500-to-a-missing-endpoint',
    does: 'Answers 500 when endpoint is missing, as code does that reads a member of undefined.',
    against: `${RESPONSES}/400`,
    how: () =>
      rewriting(({ sent }) =>
        sent && typeof sent === 'object' && !sent.endpoint ? { status: 500 } : undefined,
      ),
    probes: [{ body: { ...SAMPLE, endpoint: undefined } }],
  },
  {
    name: 'answers-500-to-characters-beyond-the-bmp',
    does: 'Answers 500 to an emoji, as a database with three-byte UTF-8 does.',
    against: `${RESPONSES}/200`,
    how: () =>
      rewriting(({ status, bytes }) =>
        status === 200 && /[\u{10000}-\u{10ffff}]/u.test(String(bytes))
          ? { status: 500 }
          : undefined,
      ),
    probes: [{ body: { ...SAMPLE, description: 'orders 🚀' } }],
  },
  {
    name: 'answers-500-to-quotes',
    does: 'Answers 500 to an apostrophe, as SQL put together from strings does.',
    against: `${RESPONSES}/200`,
    how: () =>
      rewriting(({ status, bytes }) =>
        status === 200 && String(bytes).includes("'") ? { status: 500 } : undefined,
      ),
    probes: [{ body: { ...SAMPLE, description: "it's" } }],
  },
  {
    name: 'needs-no-credential',
    does: 'Creates a connection for a request without a credential.',
    against: '#/security',
    how: () => ({
      configure: (app) =>
        app.addHook('onRequest', async ({ headers }) => {
          headers.authorization ??= 'none';
        }),
    }),
    probes: [{ headers: { 'X-Auth-Token': '' } }],
  },
  ...[200, 302, 500].map((status) => withoutCredential(status)),
  {
    name: 'answers-html-without-a-credential',
    does: 'Shows a page to log in to a request without a credential.',
    against: `${RESPONSES}/401`,
    how: () =>
      rewriting(({ status }) =>
        status === 401
          ? { text: '<h1>Log in</h1>', headers: { 'content-type': 'text/html' } }
          : undefined,
      ),
    probes: [{ headers: { 'X-Auth-Token': '' } }],
  },
  {
    name: 'refuses-with-200',
    does: 'Answers a rejection with status 200 and the body of an error.',
    against: `${RESPONSES}/400`,
    how: () => rewriting(({ status }) => (status === 400 ? { status: 200 } : undefined)),
    probes: [INVALID],
  },
  {
    name: 'warns-instead-of-refusing',
    does: 'Creates an invalid connection, with the error beside it.',
    against: `${RESPONSES}/400`,
    how: () =>
      together(
        ignoring(({ keyword }) => keyword === 'maxLength' || keyword === 'pattern'),
        rewriting(({ status, answer }) =>
          status === 200 ? { body: { ...answer, warnings: [] } } : undefined,
        ),
      ),
    probes: [{ body: { ...SAMPLE, name: 'a.name' } }],
  },
]);

function success(status: number): FaultRow {
  return {
    name: `answers-${status}-to-a-create`,
    does: `Answers ${status} to a create that worked.`,
    against: `${RESPONSES}/200`,
    how: () => rewriting((exchange) => (exchange.status === 200 ? { status } : undefined)),
  };
}

function rejection(status: number): FaultRow {
  return {
    name: `answers-${status}-to-an-invalid-member`,
    does: `Answers ${status} to a request that breaks a rule.`,
    against: `${RESPONSES}/400`,
    how: () =>
      rewriting(({ sent, ...exchange }) =>
        exchange.status === 400 && sent && !/1001/.test(String(exchange.answer.error_code))
          ? { status }
          : undefined,
      ),
    probes: [INVALID],
  };
}

function withoutCredential(status: number): FaultRow {
  return {
    name: `answers-${status}-without-a-credential`,
    does: `Answers ${status} to a request without a credential.`,
    against: `${RESPONSES}/401`,
    how: () => rewriting((exchange) => (exchange.status === 401 ? { status } : undefined)),
    probes: [{ headers: { 'X-Auth-Token': '' } }],
  };
}

interface ToBody {
  readonly is: (exchange: Exchange) => boolean;
  readonly probe: Probe;
  readonly rewrite: Rewrite;
}

function toBody(name: string, { is, probe, rewrite }: ToBody): FaultRow {
  return {
    name,
    does: `${name.replaceAll('-', ' ').replace('answers', 'Answers')}.`,
    against: name.includes('no-body') ? `${BODY}/required` : `${RESPONSES}/400`,
    how: () =>
      rewriting((exchange) => (exchange.status === 400 && is(exchange) ? rewrite : undefined)),
    probes: [probe],
  };
}

function isUtf8(bytes: Buffer | undefined): boolean {
  return !bytes || Buffer.from(bytes.toString()).equals(bytes);
}

function brokenUtf8(): Buffer {
  const bytes = Buffer.from(JSON.stringify(SAMPLE));
  bytes[bytes.indexOf('description"') + 15] = 0xff;
  return bytes;
}
