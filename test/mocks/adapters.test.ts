import { request } from 'node:http';
import { getResponse } from 'msw';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHandlers } from '../../mocks/msw.ts';
import { createMock, type Mock } from '../../mocks/server.ts';
import openapi from '../../spec/generated/openapi.json' with { type: 'json' };
import { SAMPLE } from './send.ts';

const PATH = '/v5/5237e10fe9aa4ad5b16b6a5245248314/connections';
const TYPE = { 'Content-Type': 'application/json' };
const PLAIN = { ...TYPE, 'X-Auth-Token': 't' };
const sample = JSON.stringify(SAMPLE);
const without = (name: keyof typeof SAMPLE) => JSON.stringify({ ...SAMPLE, [name]: undefined });
const prefer = (value: string): [Headers: { [name: string]: string }, body: string] => [
  { ...PLAIN, Prefer: value },
  sample,
];

type Row = [
  what: string,
  headers: { [name: string]: string },
  body: string | Buffer,
  path?: string,
];

const ROWS: Row[] = [
  ...Object.entries(openapi.components.examples).map(([key, { value }]): Row => [
    key,
    PLAIN,
    JSON.stringify(value),
  ]),
  ['no name', PLAIN, without('name')],
  ['no db_type', PLAIN, without('db_type')],
  ['no endpoint', PLAIN, without('endpoint')],
  ['an empty name', PLAIN, JSON.stringify({ ...SAMPLE, name: '' })],
  ['a name that is null', PLAIN, JSON.stringify({ ...SAMPLE, name: null })],
  ['a short name', PLAIN, JSON.stringify({ ...SAMPLE, name: 'ab' })],
  ['an unknown member', PLAIN, JSON.stringify({ ...SAMPLE, more: 1 })],
  [
    'many broken rules',
    PLAIN,
    JSON.stringify({ endpoint: { source_sharding: Array(60).fill({}) } }),
  ],
  ['no credential', TYPE, sample],
  ['no credential, malformed', TYPE, '{'],
  ['an empty token', { ...TYPE, 'X-Auth-Token': '' }, sample],
  ['a signature', { ...TYPE, Authorization: 'SDK-HMAC-SHA256 x' }, sample],
  ['headers in other case', { 'CONTENT-TYPE': 'application/json', 'x-AUTH-token': 't' }, sample],
  ['another type', { ...PLAIN, 'Content-Type': 'text/plain' }, sample],
  ['a type in other case', { ...PLAIN, 'Content-Type': 'Application/JSON' }, sample],
  ['a charset', { ...PLAIN, 'Content-Type': 'application/json; charset=latin1' }, sample],
  ['two types', { ...PLAIN, 'Content-Type': 'application/json, text/plain' }, sample],
  ['malformed JSON', PLAIN, '{'],
  ['a list', PLAIN, '[]'],
  ['null', PLAIN, 'null'],
  ['a number', PLAIN, '1'],
  ['no body', PLAIN, ''],
  ['a byte-order mark', PLAIN, `\uFEFF${sample}`],
  ['bad UTF-8', PLAIN, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])],
  ['deep nesting', PLAIN, `{"a":${'['.repeat(100)}${']'.repeat(100)}}`],
  ['Chinese', { ...PLAIN, 'X-Language': 'ZH-cn' }, '{}'],
  ['Chinese without credential', { ...TYPE, 'X-Language': 'zh-cn' }, sample],
  ['French', { ...PLAIN, 'X-Language': 'fr-fr' }, '{}'],
  ['Prefer: code', ...prefer('code=400')],
  ['Prefer: example', ...prefer('example=postgresql')],
  ['Prefer: both', ...prefer('code=400, example=name-taken')],
  ['Prefer: no such code', ...prefer('code=999')],
  ['Prefer: no such example', ...prefer('example=nothing')],
  ['Prefer: unreadable', ...prefer('code=x')],
  ['Prefer: dynamic with an example', ...prefer('dynamic=true, example=mysql')],
  ['Prefer for an invalid request', { ...PLAIN, Prefer: 'example=mysql' }, '{}'],
  [
    'Prefer: code for an invalid request',
    { ...PLAIN, Prefer: 'code=400, example=name-taken' },
    '{}',
  ],
  ['Prefer in Chinese', { ...PLAIN, Prefer: 'code=403', 'X-Language': 'zh-cn' }, sample],
  ['a query', PLAIN, sample, `${PATH}?a=b`],
  ['an encoded project', PLAIN, sample, '/v5/a%20b/connections'],
];

let lane: Mock;
let route: Mock;
beforeAll(async () => {
  lane = await createMock({ pages: false });
  // Whoever adds hooks gets every request.
  route = await createMock({ pages: false, configure: () => {} });
});
afterAll(() => Promise.all([lane.close(), route.close()]));

describe('the fast lane, the route and MSW', () => {
  it.each(ROWS)('respond alike: %s', async (_what, headers, body, path = PATH) => {
    const bytes = Buffer.from(body);
    const [ours, theirs] = [
      await exchange(lane.url + path, headers, bytes),
      await exchange(route.url + path, headers, bytes),
    ];
    const handlers = await createHandlers();
    const sent = new Request(lane.url + path, { method: 'POST', headers, body: bytes });
    const response = await getResponse(handlers, sent);
    expect(theirs).toEqual(ours);
    expect([
      response?.status,
      response?.headers.get('content-type'),
      response?.headers.get('x-violations') ?? undefined,
      withoutId((await response?.text()) ?? ''),
    ]).toEqual(ours);
  });
});

/** Status, content type, violations and body. */
function exchange(
  url: string,
  headers: { [name: string]: string },
  body: Buffer,
): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const length = { 'Content-Length': body.length };
    request(url, { method: 'POST', headers: { ...headers, ...length } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve([
          response.statusCode,
          response.headers['content-type'],
          response.headers['x-violations'],
          withoutId(text),
        ]),
      );
    })
      .on('error', reject)
      .end(body);
  });
}

function withoutId(text: string): string {
  return text.replace(/"request_id":"[0-9a-f]{32}"/, '"request_id":""');
}
