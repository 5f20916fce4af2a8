import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock, type Mock } from '../../../mocks/server.ts';
import openapi from '../../../spec/generated/openapi.json' with { type: 'json' };
import { SAMPLE } from '../send.ts';

const PATH = '/v5/5237e10fe9aa4ad5b16b6a5245248314/connections';
const TOKEN = { 'X-Auth-Token': 't' };
const JSON_BODY = { 'Content-Type': 'application/json' };
const PLAIN = { ...TOKEN, ...JSON_BODY };

type Sent = [headers: { [name: string]: string }, body: string | Buffer, path?: string];

const sample = JSON.stringify(SAMPLE);
const CASES: [what: string, ...sent: Sent][] = [
  ...Object.entries(openapi.components.examples).map(([key, { value }]): [string, ...Sent] => [
    key,
    PLAIN,
    JSON.stringify(value),
  ]),
  ['a signature', { ...JSON_BODY, Authorization: 'SDK-HMAC-SHA256 x' }, sample],
  ['no credential', JSON_BODY, sample],
  ['an empty token', { ...JSON_BODY, 'X-Auth-Token': '' }, sample],
  ['a charset', { ...TOKEN, 'Content-Type': 'application/json; charset=utf-8' }, sample],
  ['another charset', { ...TOKEN, 'Content-Type': 'application/json;charset=latin1' }, sample],
  ['another type', { ...TOKEN, 'Content-Type': 'text/plain' }, sample],
  ['no type', TOKEN, sample],
  ['Chinese', { ...PLAIN, 'X-Language': 'ZH-CN' }, '{}'],
  ['Prefer', { ...PLAIN, Prefer: 'code=400, example=name-taken' }, sample],
  ['an unknown Prefer', { ...PLAIN, Prefer: 'code=999' }, sample],
  ['an origin', { ...PLAIN, Origin: 'http://example.com' }, sample],
  ['a fault', { ...PLAIN, 'X-Mock-Fault': 'status-503' }, sample],
  ['a bad delay', { ...PLAIN, 'X-Mock-Delay': 'soon' }, sample],
  ['an encoding', { ...PLAIN, 'Content-Encoding': 'gzip' }, sample],
  ['malformed JSON', PLAIN, '{'],
  ['a list', PLAIN, '[]'],
  ['nothing', PLAIN, ''],
  ['bad UTF-8', PLAIN, Buffer.from([0x22, 0xff, 0x22])],
  ['a byte-order mark', PLAIN, `\uFEFF${sample}`],
  ['deep nesting', PLAIN, '['.repeat(100) + ']'.repeat(100)],
  [
    'many broken rules',
    PLAIN,
    JSON.stringify({ endpoint: { source_sharding: Array(60).fill({}) } }),
  ],
  ['a large body', PLAIN, JSON.stringify({ ...SAMPLE, description: 'x'.repeat(100_000) })],
  ['a query', PLAIN, sample, `${PATH}?a=b`],
  ['a trailing slash', PLAIN, sample, `${PATH}/`],
  ['an encoded project', PLAIN, sample, '/v5/a%20b/connections'],
  ['no project', PLAIN, sample, '/v5//connections'],
  ['another path', PLAIN, sample, '/v5/p/connection'],
];

let lane: Mock;
let route: Mock;
beforeAll(async () => {
  lane = await createMock();
  // Whoever adds hooks gets every request.
  route = await createMock({ configure: () => {} });
});
afterAll(() => Promise.all([lane.close(), route.close()]));

describe('a request in the fast lane', () => {
  it.each(CASES)('is answered and logged as on the route: %s', async (_what, ...sent) => {
    const answers = [await exchange(lane.url, sent), await exchange(route.url, sent)];
    expect(answers[0]).toEqual(answers[1]);
    expect(lane.requests).toHaveLength(route.requests.length);
    expect(logged(lane)).toEqual(logged(route));
  });

  it('is one that no hook sees, and no other is', async () => {
    let seen = 0;
    const hooked = await createMock({
      configure: (app) => {
        app.addHook('onRequest', (_request, _reply, done) => {
          seen += 1;
          done();
        });
      },
    });
    await exchange(hooked.url, [PLAIN, sample]);
    await hooked.close();
    expect(seen).toBe(1);
  });
});

/** The last entry, without what differs from one exchange to the next. */
function logged({ requests }: Mock): object {
  const {
    id: _,
    time: __,
    durationMs: ___,
    headers,
    answer,
    ...rest
  } = requests.at(-1) ?? ({} as never);
  const { host: ____, ...others } = headers;
  return { ...rest, headers: others, answer: JSON.parse(withoutIds(JSON.stringify(answer))) };
}

/** Status line, headers in their order and spelling, and body. */
async function exchange(url: string, [headers, body, path = PATH]: Sent): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body);
    const sent = request(
      url + path,
      { method: 'POST', headers: { ...headers, 'Content-Length': bytes.length }, timeout: 5_000 },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          const { statusCode, statusMessage, rawHeaders } = response;
          resolve([statusCode, statusMessage, withoutDate(rawHeaders), withoutIds(text)]);
        });
      },
    );
    sent.on('error', reject).end(bytes);
  });
}

function withoutDate(headers: string[]): string[] {
  return headers.map((text, index) => (headers[index - 1] === 'Date' ? '' : text));
}

function withoutIds(text: string): string {
  return text.replace(/"request_id":"[0-9a-f]{32}"/, '"request_id":""');
}
