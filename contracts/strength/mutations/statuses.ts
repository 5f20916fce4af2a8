import {
  type Exchange,
  ignoring,
  isTaken,
  type Rewrite,
  rewriting,
  rewritingRejections,
  rewritingStatus,
} from '../changes.ts';
import { family, type MutationRow, type Probe, together } from '../mutation.ts';
import {
  CREDENTIAL,
  KEY,
  NO_CREDENTIAL,
  ofStatus,
  OPERATION,
  REJECTION,
  SUCCESS,
} from '../operation.ts';
import { ANONYMOUS, INVALID, MALFORMED, named, SAMPLE, sampleWith } from '../samples.ts';

const REJECTED = ofStatus(REJECTION);
const CREATED = ofStatus(SUCCESS);
const HTML = { 'content-type': 'text/html' };

type Kind = readonly [kind: string, is: (exchange: Exchange) => boolean, probe: Probe];

const NO_JSON: Kind = [
  'malformed-json',
  ({ request, bytes }) => Boolean(bytes?.length) && request === undefined,
  MALFORMED,
];

/** Kinds of bodies that are no JSON object, each with a request that has it. */
const BODIES: readonly Kind[] = [
  ['no-body', ({ bytes }) => !bytes?.length, { body: '' }],
  NO_JSON,
  ['an-array', ({ request }) => Array.isArray(request), { body: '[]' }],
  ['null', ({ request }) => request === null, { body: 'null' }],
  ['a-string', ({ request }) => typeof request === 'string', { body: '"text"' }],
  ['a-number', ({ request }) => typeof request === 'number', { body: '7' }],
];

/** What status the service responds with. */
export const statuses = family('statuses', [
  ...[201, 202, 204, 302, 500].map((status) => ({
    name: `answers-${status}-to-a-create`,
    does: `Responds with ${status} to a create that worked.`,
    against: CREATED,
    how: () => rewritingStatus(SUCCESS, () => ({ status })),
  })),
  ...[200, 404, 409, 422, 500].map((status) => ({
    name: `answers-${status}-to-an-invalid-member`,
    does: `Responds with ${status} to a request that breaks a rule.`,
    against: REJECTED,
    how: () =>
      rewritingRejections(({ request, response }) =>
        request && !isTaken(response) ? { status } : undefined,
      ),
    probes: [INVALID],
  })),
  ...BODIES.map((kind) => toBody('500', kind, { status: 500 })),
  ...BODIES.slice(0, 3).map((kind) => toBody('422', kind, { status: 422 })),
  toBody('200', NO_JSON, { status: 200 }),
  toBody('html', NO_JSON, { text: '<h1>Bad Request</h1>', headers: HTML }),
  toBody('empty', NO_JSON, { text: '' }),
  toBody('framework-error', NO_JSON, {
    body: { statusCode: 400, error: 'Bad Request', message: 'Unexpected token' },
  }),
  crashes('invalid-utf-8', {
    does: 'bytes that are no UTF-8',
    against: REJECTED,
    when: ({ bytes }) => Boolean(bytes) && !Buffer.from(String(bytes)).equals(bytes as Buffer),
    probe: brokenUtf8(),
  }),
  crashes('deep-nesting', {
    does: 'a deeply nested body',
    against: REJECTED,
    when: ({ bytes }) => /[[{]{60}|({"\w+":){60}/.test(String(bytes)),
    probe: '['.repeat(70) + ']'.repeat(70),
  }),
  crashes('a-wrong-type', {
    does: 'a member of another JSON type',
    against: REJECTED,
    when: ({ status, request }) => status === REJECTION && typeof request?.[KEY] === 'number',
    probe: sampleWith(KEY, 7),
  }),
  crashes('a-missing-endpoint', {
    does: 'a request without endpoint, as code does that reads a member of undefined',
    against: REJECTED,
    when: ({ request }) => Boolean(request) && typeof request === 'object' && !request.endpoint,
    probe: sampleWith('endpoint', undefined),
  }),
  crashes('characters-beyond-the-bmp', {
    does: 'an emoji, as a database with three-byte UTF-8 does',
    against: CREATED,
    when: ({ status, bytes }) =>
      status === SUCCESS && /[\u{10000}-\u{10ffff}]/u.test(String(bytes)),
    probe: { ...SAMPLE, description: 'orders 🚀' },
  }),
  crashes('quotes', {
    does: 'an apostrophe, as SQL put together from strings does',
    against: CREATED,
    when: ({ status, bytes }) => status === SUCCESS && String(bytes).includes("'"),
    probe: { ...SAMPLE, description: "it's" },
  }),
  {
    name: 'needs-no-credential',
    does: 'Creates a connection for a request without a credential.',
    against: '#/security',
    how: () => ({
      configure: (app) =>
        app.addHook('onRequest', async ({ headers }) => {
          headers[CREDENTIAL] ??= 'none';
        }),
    }),
    probes: [ANONYMOUS],
  },
  ...[200, 302, 500].map((status) =>
    withoutCredential(
      String(status),
      `Responds with ${status} to a request without a credential.`,
      { status },
    ),
  ),
  withoutCredential('html', 'Shows a page to log in to a request without a credential.', {
    text: '<h1>Log in</h1>',
    headers: HTML,
  }),
  {
    name: 'refuses-with-200',
    does: 'Responds to an invalid request with status 200 and the body of an error.',
    against: REJECTED,
    how: () => rewritingRejections(() => ({ status: 200 })),
    probes: [INVALID],
  },
  {
    name: 'warns-instead-of-refusing',
    does: 'Creates an invalid connection, with the error beside it.',
    against: REJECTED,
    how: () =>
      together(
        ignoring(({ keyword }) => keyword === 'maxLength' || keyword === 'pattern'),
        rewritingStatus(SUCCESS, ({ response }) => ({ body: { ...response, warnings: [] } })),
      ),
    probes: [{ body: named('a.name') }],
  },
]);

function withoutCredential(what: string, does: string, rewrite: Rewrite): MutationRow {
  return {
    name: `answers-${what}-without-a-credential`,
    does,
    against: ofStatus(NO_CREDENTIAL),
    how: () => rewritingStatus(NO_CREDENTIAL, () => rewrite),
    probes: [ANONYMOUS],
  };
}

/** Another response to a kind of body. */
function toBody(what: string, [kind, is, probe]: Kind, rewrite: Rewrite): MutationRow {
  return {
    name: `answers-${what}-to-${kind}`,
    does: `Responds with ${what.replaceAll('-', ' ')} to ${kind.replaceAll('-', ' ')}.`,
    against: kind === 'no-body' ? `${OPERATION.pointer}/requestBody/required` : REJECTED,
    how: () => rewritingRejections((exchange) => (is(exchange) ? rewrite : undefined)),
    probes: [probe],
  };
}

interface Crash {
  readonly does: string;
  readonly against: string;
  readonly when: (exchange: Exchange) => boolean;
  readonly probe: object | string;
}

function crashes(what: string, { does, against, when, probe }: Crash): MutationRow {
  return {
    name: `answers-500-to-${what}`,
    does: `Responds with 500 to ${does}.`,
    against,
    how: () => rewriting((exchange) => (when(exchange) ? { status: 500 } : undefined)),
    probes: [{ body: probe }],
  };
}

function brokenUtf8(): Buffer {
  const bytes = Buffer.from(JSON.stringify(SAMPLE));
  bytes[bytes.indexOf('description"') + 15] = 0xff;
  return bytes;
}
