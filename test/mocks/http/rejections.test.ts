import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock, type Mock } from '../../../mocks/server.ts';
import { validateApiError, validateGatewayError } from '../../../spec/generated/validators.js';
import { SAMPLE, type Sent, send } from '../send.ts';

const { endpoint } = SAMPLE;
const noToken = { 'X-Auth-Token': '' };

type Row = [what: string, sent: Sent, status: number, code: string, named?: string];

const EMPTY: Row[] = [
  ['a missing member', { body: { ...SAMPLE, name: undefined } }, 400, 'DRS.M00201', 'name'],
  [
    'a missing inner member',
    { body: { ...SAMPLE, endpoint: { ...endpoint, db_user: undefined } } },
    400,
    'DRS.M00201',
    'endpoint.db_user',
  ],
  [
    'a mandatory member that is null',
    { body: { ...SAMPLE, db_type: null } },
    400,
    'DRS.M00201',
    'db_type',
  ],
  [
    'a mandatory object that is null',
    { body: { ...SAMPLE, endpoint: null } },
    400,
    'DRS.M00201',
    'endpoint',
  ],
  ['an empty name', { body: { ...SAMPLE, name: '' } }, 400, 'DRS.M00201', 'name'],
  [
    'an empty password',
    { body: { ...SAMPLE, endpoint: { ...endpoint, db_password: '' } } },
    400,
    'DRS.M00201',
    'endpoint.db_password',
  ],
  [
    'a shard without its user',
    {
      body: {
        ...SAMPLE,
        endpoint: { ...endpoint, source_sharding: [endpoint, { ...endpoint, db_user: undefined }] },
      },
    },
    400,
    'DRS.M00201',
    'endpoint.source_sharding[1].db_user',
  ],
  [
    'a secure connection without checksum',
    { body: { ...SAMPLE, ssl: { ssl_link: true } } },
    400,
    'DRS.M00201',
    'ssl.ssl_cert_check_sum',
  ],
  [
    'a .p12 certificate with an empty password',
    { body: { ...SAMPLE, ssl: { ssl_cert_name: 'a.p12', ssl_cert_password: '' } } },
    400,
    'DRS.M00201',
    'ssl.ssl_cert_password',
  ],
  [
    'an empty member before an invalid one',
    { body: { ...SAMPLE, name: 'a', db_type: '' } },
    400,
    'DRS.M00201',
    'db_type',
  ],
];

const INVALID: Row[] = [
  ['a wrong type', { body: { ...SAMPLE, name: 12345 } }, 400, 'DRS.M00202', 'name'],
  ['a name too short', { body: { ...SAMPLE, name: 'abc' } }, 400, 'DRS.M00202', 'name'],
  ['a name too long', { body: { ...SAMPLE, name: 'a'.repeat(51) } }, 400, 'DRS.M00202', 'name'],
  [
    'a line feed behind the name',
    { body: { ...SAMPLE, name: 'DRS-mysql\n' } },
    400,
    'DRS.M00202',
    'name',
  ],
  [
    'a port out of range',
    { body: { ...SAMPLE, endpoint: { ...endpoint, db_port: '65536' } } },
    400,
    'DRS.M00202',
    'endpoint.db_port',
  ],
  [
    'a value outside its set',
    { body: { ...SAMPLE, db_type: 'db2' } },
    400,
    'DRS.M00202',
    'db_type',
  ],
  [
    'an optional member that is null',
    { body: { ...SAMPLE, description: null } },
    400,
    'DRS.M00202',
    'description',
  ],
  [
    'an object where an array belongs',
    { body: { ...SAMPLE, endpoint: { ...endpoint, source_sharding: {} } } },
    400,
    'DRS.M00202',
    'endpoint.source_sharding',
  ],
];

const MALFORMED: Row[] = [
  ['truncated JSON', { body: '{bad' }, 400, 'DRS.M00007'],
  ['no body', { body: '' }, 400, 'DRS.M00007'],
  ['an array', { body: '[]' }, 400, 'DRS.M00007'],
  ['null', { body: 'null' }, 400, 'DRS.M00007'],
  ['false', { body: 'false' }, 400, 'DRS.M00007'],
  ['invalid UTF-8', { body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]) }, 400, 'DRS.M00007'],
  [
    'very deep nesting',
    { body: `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}` },
    400,
    'DRS.M00007',
  ],
];

const GATEWAY: Row[] = [
  ['no credential', { headers: noToken }, 401, 'APIGW.0301'],
  [
    'no credential before the body is looked at',
    { headers: noToken, body: '{bad' },
    401,
    'APIGW.0301',
  ],
  ['another content type', { headers: { 'Content-Type': 'text/plain' } }, 415, 'DRS.M00007'],
  ['a body over 12 MB', { body: ' '.repeat(12 * 1024 * 1024 + 1) }, 413, 'APIGW.0201'],
  ['an unknown path', { path: '/v5/connections' }, 404, 'APIGW.0101'],
  ['a path that can not be decoded', { path: '/v5/%zz/connections' }, 404, 'APIGW.0101'],
  ['a wrong method', { method: 'GET' }, 404, 'APIGW.0101'],
  ['an OPTIONS request that is no preflight', { method: 'OPTIONS' }, 404, 'APIGW.0101'],
];

describe.each([
  ['examples', false],
  ['stateful', true],
])('the %s mock', (_name, stateful) => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await createMock({ stateful });
  });
  afterAll(() => mock.close());

  it.each([...EMPTY, ...INVALID, ...MALFORMED, ...GATEWAY])(
    'refuses %s',
    async (_what, sent, status, code, named) => {
      const answer = await send(mock.url, sent);
      expect(answer.status).toBe(status);
      expect(answer.body).toMatchObject({ error_code: code });
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(
        code.startsWith('APIGW')
          ? validateGatewayError(answer.body)
          : validateApiError(answer.body),
      ).toBe(true);
      if (named)
        expect(answer.body.error_msg).toMatch(
          new RegExp(` ${named.replace(/[[\].]/g, '\\$&')} is `),
        );
    },
  );

  it('accepts a signature instead of a token', async () => {
    const headers = {
      ...noToken,
      Authorization: 'SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=0',
      'X-Sdk-Date': '20261124T000000Z',
    };
    expect(
      (await send(mock.url, { headers, body: { ...SAMPLE, name: 'by-signature' } })).status,
    ).toBe(200);
  });

  it('tells every broken rule in a header that a browser script may read', async () => {
    const body = {
      ...SAMPLE,
      name: 'ab',
      db_type: undefined,
      endpoint: { ...endpoint, db_port: '0' },
    };
    const answer = await send(mock.url, { body, headers: { Origin: 'http://app.example' } });
    const violations = JSON.parse(answer.headers.get('x-violations') ?? '[]');
    expect(
      violations.map(({ member, kind }: { member: string; kind: string }) => [member, kind]),
    ).toEqual([
      ['db_type', 'empty'],
      ['name', 'invalid'],
      ['endpoint.db_port', 'invalid'],
    ]);
    expect(violations[1]).toMatchObject({ rule: '#/components/schemas/ConnectionName/minLength' });
    expect(answer.headers.get('access-control-expose-headers')).toContain('X-Violations');
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://app.example');
  });

  it.each([
    ['a description of 11 MB', { ...SAMPLE, description: 'd'.repeat(11_000_000) }, 400],
    [
      'a certificate of 5 MB',
      { ...SAMPLE, ssl: { ssl_cert_key: `${'A'.repeat(5_000_000)}!` } },
      413,
    ],
    [
      '20,000 empty shards',
      { ...SAMPLE, endpoint: { ...endpoint, source_sharding: Array(20_000).fill({}) } },
      400,
    ],
  ])('answers %s', async (_what, body, status) => {
    const answer = await send(mock.url, { body });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error_msg: expect.any(String) });
  });

  it('bounds that header', async () => {
    const shards = Array.from({ length: 5_000 }, () => ({}));
    const answer = await send(mock.url, {
      body: { ...SAMPLE, endpoint: { ...endpoint, source_sharding: shards } },
    });
    const header = answer.headers.get('x-violations') ?? '';
    expect(header.length).toBeLessThan(8_192);
    expect(JSON.parse(header).at(-1).more).toBeGreaterThan(14_000);
  });

  it('answers in Chinese when asked to', async () => {
    const headers = { 'X-Language': 'zh-cn' };
    const answers = await Promise.all([
      send(mock.url, { headers, body: { ...SAMPLE, name: 'ab' } }),
      send(mock.url, { headers: { ...headers, ...noToken } }),
      send(mock.url, { headers: { 'X-Language': 'fr-fr' }, body: { ...SAMPLE, name: 'ab' } }),
    ]);
    expect(answers.map(({ body }) => body.error_msg)).toEqual([
      'name取值不合法',
      'IAM认证信息错误：未找到x-auth-token',
      'The value of parameter name is invalid.',
    ]);
  });

  it('answers the preflight of a browser with every header that the API and Prefer need', async () => {
    const asked = 'content-type,x-auth-token,authorization,x-sdk-date,x-language,prefer';
    const response = await fetch(`${mock.url}/v5/p/connections`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'http://app.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': asked,
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('http://app.example');
    expect(response.headers.get('access-control-allow-headers')?.split(/, */)).toEqual(
      asked.split(','),
    );
    expect(response.headers.get('access-control-allow-methods')).toBe('POST');
  });
});
