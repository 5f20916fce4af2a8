import { setTimeout as sleep } from 'node:timers/promises';
import type { Benign } from './mutation.ts';
import { type Body, mapMember, valueAt, withMember } from './members.ts';
import { FULL, SAMPLE } from './samples.ts';
import { changing, ignoring, refusing, responding, rewriting, writing } from './seams.ts';

const INVALID = [{ body: { ...SAMPLE, name: 'no' } }];
const NO_TOKEN = [{ headers: { 'X-Auth-Token': '' } }];
const MINUTE_MS = 60_000;
const TAKEN = 'DRS.10010065';
const BOM = '\ufeff';
const OTHER_TYPE = { 'Content-Type': 'text/plain' };

/** Changes that the document and the description leave open: the checks must pass them all. */
export const BENIGN: readonly Benign[] = [
  ...answers(),
  ...rejections(),
  ...requests(),
  ...connections(),
];

/** Other successes. */
function answers(): Benign[] {
  return [
    success('adds-members', 'Adds members of its own.', (answer) => ({
      ...answer,
      status: 'created',
      links: [{ rel: 'self' }],
      endpoint: { ...(answer.endpoint as Body), is_managed: false, labels: {} },
    })),
    success('orders-members-otherwise', 'Gives the members in reverse order.', reversed),
    success('gives-endpoint-an-id', 'Gives the endpoint an id where none was sent.', (answer) =>
      mapMember(answer, 'endpoint', (endpoint: Body) => ({ id: crypto.randomUUID(), ...endpoint })),
    ),
    success('names-default-project', 'Names the default enterprise project.', (answer) => ({
      enterprise_project_id: '0',
      ...answer,
    })),
    success('writes-null-for-absent-members', 'Writes null for what was not sent.', (answer) => ({
      config: null,
      vpc: null,
      ssl: null,
      description: null,
      ...answer,
      endpoint: { ip: null, db_port: null, source_sharding: null, ...(answer.endpoint as Body) },
    })),
    success('empties-secrets', 'Returns empty secrets, since they are in its table.', (answer) => ({
      ...answer,
      endpoint: { ...(answer.endpoint as Body), db_password: '' },
      ssl: { ...((answer.ssl as Body | undefined) ?? {}), ssl_cert_password: null },
    })),
    success('returns-cloud', 'Returns `cloud`, too.', (answer, { cloud }) =>
      cloud ? { ...answer, cloud } : answer,
    ),
    ...[5, -5].map((minutes) =>
      success(
        `clock-${minutes > 0 ? 'ahead' : 'behind'}`,
        `Has a clock ${Math.abs(minutes)} minutes ${minutes > 0 ? 'ahead' : 'behind'}.`,
        (answer) => ({ ...answer, create_time: Number(answer.create_time) + minutes * MINUTE_MS }),
      ),
    ),
    rewrites('indents-json', 'Indents its JSON.', ({ answer }) => ({
      text: JSON.stringify(answer, null, 4),
    })),
    rewrites('ends-json-with-line-feed', 'Ends its JSON with a line feed.', ({ answer }) => ({
      text: `\n${JSON.stringify(answer)}\r\n`,
    })),
    rewrites('escapes-beyond-ascii', 'Escapes every character beyond ASCII.', ({ answer }) => ({
      text: JSON.stringify(answer).replace(
        /[^\0-~]/g,
        (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    })),
    rewrites('escapes-slashes', 'Escapes slashes in JSON.', ({ answer }) => ({
      text: JSON.stringify({ note: 'a/b', ...answer }).replaceAll('/', '\\/'),
    })),
    rewrites('writes-charset-in-upper-case', 'Writes charset=UTF-8.', () => ({
      headers: { 'content-type': 'application/json;charset=UTF-8' },
    })),
    rewrites('names-type-in-upper-case', 'Writes the media type in upper case.', () => ({
      headers: { 'content-type': 'Application/JSON' },
    })),
    rewrites('adds-headers', 'Adds headers of its own.', () => ({
      headers: { 'x-request-id': 'a1b2', server: 'nginx', 'set-cookie': 'route=1; Path=/' },
    })),
  ].map((row) => ({ ...row, allowed: 'an answer may be written so' }));
}

/** Other rejections. */
function rejections(): Benign[] {
  const rows = [
    refusal('gives-codes-of-its-own', 'Gives rejections other codes.', { error_code: 'E-17' }),
    refusal('writes-chinese', 'Writes Chinese messages.', { error_msg: '参数取值不合法' }),
    refusal('adds-request-id', 'Adds a request_id to rejections.', { request_id: 'a1b2c3' }),
    refusal('lists-details', 'Adds details to rejections.', { details: [{ member: 'name' }] }),
    refusal('gives-one-code-to-all', 'Gives every rejection one code.', {
      error_code: 'DRS.M00007',
    }),
    {
      name: 'words-taken-name-otherwise',
      does: 'Gives the refusal of a taken name a message of its own.',
      how: () =>
        rewriting(({ answer }) =>
          answer.error_code === TAKEN
            ? { body: { ...answer, error_msg: '连接名称已存在' } }
            : undefined,
        ),
      probes: [{ times: 2 }],
    },
    {
      name: 'answers-403-without-a-credential',
      does: 'Answers 403 where no credential was sent.',
      how: () => rewriting(({ status }) => (status === 401 ? { status: 403 } : undefined)),
      probes: NO_TOKEN,
    },
    {
      name: 'challenges-without-a-credential',
      does: 'Sends a WWW-Authenticate header with its 401.',
      how: () =>
        rewriting(({ status }) =>
          status === 401 ? { headers: { 'www-authenticate': 'Bearer' } } : undefined,
        ),
      probes: NO_TOKEN,
    },
    {
      name: 'answers-400-to-another-content-type',
      does: 'Answers 400 to a content type that is not JSON.',
      how: () => rewriting(({ status }) => (status === 415 ? { status: 400 } : undefined)),
      probes: [{ headers: OTHER_TYPE }],
    },
  ];
  return rows.map((row) => ({ ...row, allowed: 'codes, texts and these statuses are left open' }));
}

/** Requests that one service takes and another does not. */
function requests(): Benign[] {
  const rows = [
    {
      name: 'takes-leading-zeros-of-a-port',
      does: 'Takes a port with leading zeros.',
      how: () => ignoring((_, body) => /^0+[1-9]/.test(String((body.endpoint as Body)?.db_port))),
      probes: [{ body: withMember(SAMPLE, 'endpoint.db_port', '03306') }],
    },
    {
      name: 'takes-variants-of-base64',
      does: 'Takes Base64 of the URL alphabet, with blanks, or without padding.',
      how: () =>
        ignoring(
          ({ keyword, instancePath }, { ssl }) =>
            keyword === 'pattern' &&
            instancePath === '/ssl/ssl_cert_key' &&
            /^(?!-)([\w+/-]\s*){2,3}([\w+/-]{4}\s*)*=*$/.test(String(valueAt(ssl, 'ssl_cert_key'))),
        ),
      probes: [
        { body: withMember(SAMPLE, 'ssl', { ssl_link: false, ssl_cert_key: 'ZXhhbXBsZQ' }) },
      ],
    },
    {
      name: 'takes-null-for-optional-members',
      does: 'Takes null and "" for an optional member, and leaves it out of the answer.',
      how: () =>
        ignoring(({ schemaPath, instancePath }, body) => {
          const value = valueAt(body, instancePath.slice(1).replaceAll('/', '.'));
          // Neither the mandatory members, nor those that a condition makes mandatory.
          const optional =
            !/(^.name|db_type|endpoint|endpoint_name|db_user|db_password|vpc_id|subnet_id|region|project_id|check_sum|cert_password|\d)$/.test(
              instancePath,
            );
          return optional && !schemaPath.includes('/then/') && (value === null || value === '');
        }),
      probes: [{ body: { ...SAMPLE, description: null } }],
    },
    {
      name: 'refuses-unpaired-surrogates',
      does: 'Refuses a string with half a character in it.',
      how: () => refusing((body) => /\\ud[89a-f]/.test(JSON.stringify(body)) && 'body'),
      probes: [
        { body: JSON.stringify({ ...SAMPLE, description: 'x' }).replace('"x"', '"\\ud800"') },
      ],
    },
    ...[
      ['refuses-byte-order-marks', /^\ufeff/, BOM + JSON.stringify(SAMPLE)],
      [
        'refuses-duplicate-keys',
        /"db_type".*"db_type"/,
        `{"db_type":"oracle",${JSON.stringify(SAMPLE).slice(1)}`,
      ],
      [
        'refuses-ten-levels',
        /([[{][^\]}]*){10}/,
        `{"x":${'['.repeat(12)}${']'.repeat(12)},${JSON.stringify(SAMPLE).slice(1)}`,
      ],
    ].map(([name, pattern, body]) => ({
      name: String(name),
      does: `${String(name).replaceAll('-', ' ').replace(/^r/, 'R')} of JSON.`,
      how: () =>
        rewriting(({ status, bytes }) =>
          status === 200 && bytes && (pattern as RegExp).test(bytes.toString())
            ? { status: 400, body: { error_code: 'DRS.M00007', error_msg: 'Not accepted.' } }
            : undefined,
        ),
      probes: [{ body: String(body) }],
    })),
    {
      name: 'refuses-empty-optional-texts',
      does: 'Refuses "" for an optional member.',
      how: () => refusing((body) => /":""/.test(JSON.stringify(body)) && 'description'),
      probes: [{ body: { ...SAMPLE, description: '' } }],
    },
    {
      name: 'knows-no-redis-and-no-gaussdb',
      does: 'Refuses the endpoints for which there is no database type.',
      how: () =>
        refusing(
          (body) => /"endpoint_name":"[a-z_]*(redis|gaussdb)/.test(JSON.stringify(body)) && 'x',
        ),
      probes: [{ body: withMember(SAMPLE, 'endpoint.endpoint_name', 'redis') }],
    },
    {
      name: 'pairs-type-and-endpoint',
      does: 'Refuses an endpoint of another database than db_type says.',
      how: () =>
        refusing(({ db_type, endpoint }) => {
          const kind = String((endpoint as Body).endpoint_name).replace(/^(ecs|cloud)_/, '');
          return (
            ['mysql', 'postgresql', 'mongodb', 'oracle'].includes(kind) &&
            kind !== db_type &&
            'db_type'
          );
        }),
      probes: [{ body: { ...SAMPLE, db_type: 'oracle' } }],
    },
  ];
  return rows.map((row) => ({ ...row, allowed: 'the document leaves the request open' }));
}

/** Other ways to use a connection. */
function connections(): Benign[] {
  const rows = [
    {
      name: 'takes-150-ms',
      does: 'Takes 150 ms to answer.',
      how: () =>
        responding(async (request, inner) => {
          await sleep(150);
          return inner.respond(request);
        }),
      probes: [],
    },
    {
      name: 'closes-after-each-answer',
      does: 'Closes the connection after each answer.',
      how: () => rewriting(() => ({ headers: { connection: 'close' } })),
      probes: [],
    },
    {
      name: 'writes-in-chunks',
      does: 'Writes each answer in chunks that cut through characters.',
      how: () => writing((socket, { head, body }) => void socket.end(chunked(head, body))),
      probes: [{}],
    },
    {
      name: 'frames-by-closing',
      does: 'Ends each answer by closing, without Content-Length.',
      how: () => writing((socket, { head, body }) => void socket.end(`${head}\r\n${body}`)),
      probes: [{}],
    },
    {
      name: 'dribbles',
      does: 'Sends each answer in three parts, some milliseconds apart.',
      how: () =>
        writing((socket, { head, body }) => {
          const whole = `${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
          const third = Math.ceil(whole.length / 3);
          socket.write(whole.slice(0, third));
          setTimeout(() => {
            socket.write(whole.slice(third, 2 * third));
            setTimeout(() => socket.end(whole.slice(2 * third)), 3);
          }, 3);
        }),
      probes: [{}],
    },
  ];
  return rows.map((row) => ({ ...row, allowed: 'HTTP lets a server do so' }));
}

type Row = Omit<Benign, 'allowed'>;

function success(name: string, does: string, change: (answer: Body, sent: Body) => unknown): Row {
  return { name, does, how: () => changing(change), probes: [{ body: FULL }, {}] };
}

function rewrites(name: string, does: string, rewrite: Parameters<typeof rewriting>[0]): Row {
  return {
    name,
    does,
    how: () => rewriting(rewrite),
    probes: [{ body: { ...SAMPLE, description: 'Größe' } }],
  };
}

/** Rejections, apart from that of a taken name, with other members. */
function refusal(name: string, does: string, members: Body): Row {
  const how = () =>
    rewriting(({ status, answer }) =>
      status === 400 && answer.error_code !== TAKEN
        ? { body: { ...answer, ...members } }
        : undefined,
    );
  return { name, does, how, probes: INVALID };
}

function reversed(answer: Body): Body {
  return Object.fromEntries(Object.entries(answer).reverse());
}

function chunked(head: string, body: string): Buffer {
  const bytes = Buffer.from(body);
  const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => {
    const part = bytes.subarray(7 * i, 7 * i + 7);
    return [Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')];
  });
  const start = Buffer.from(`${head}Transfer-Encoding: chunked\r\n\r\n`);
  return Buffer.concat([start, ...chunks.flat(), Buffer.from('0\r\n\r\n')]);
}
