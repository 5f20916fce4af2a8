import { describe, expect, test } from 'vitest';
import type { Json } from '../../../spec/description.ts';
import { createEcho, subjectOf } from '../../../contracts/judge/echo.ts';
import { toCurl } from '../../../contracts/http/curl.ts';
import { leaksOf } from '../../../contracts/judge/secrets.ts';
import { readRules } from '../../../contracts/rules/rules.ts';
import { readDescription } from '../../../spec/description.ts';

const model = readRules(readDescription());
const compare = createEcho(model);
const base = {
  name: 'abcd',
  db_type: 'mysql',
  endpoint: { endpoint_name: 'mysql', db_user: 'root', db_password: 'x' },
};
const response = {
  name: 'abcd',
  db_type: 'mysql',
  endpoint: { endpoint_name: 'mysql', db_user: 'root' },
};

describe('the echo of a request', () => {
  test.each<[string, Json, Json, string[]]>([
    ['the same, less its secrets', base, response, []],
    [
      'what the service may add',
      base,
      { ...response, connection_id: 'x', create_time: 1, enterprise_project_id: '0', more: 1 },
      [],
    ],
    ['null for what was not sent', base, { ...response, vpc: null, ssl: { ssl_link: null } }, []],
    ['an object of secrets alone', { ...base, ssl: { ssl_cert_key: 'x' } }, response, []],
    ['the region of an instance', { ...base, cloud: { region: 'x' } }, response, []],
    ['another name', base, { ...response, name: 'ABCD' }, ['different name']],
    ['a member left out', { ...base, description: 'x' }, response, ['missing description']],
    ['a member added', base, { ...response, description: 'x' }, ['added description']],
    [
      'shards turned around',
      shards('a', 'b'),
      shards('b', 'a'),
      [
        'different endpoint.source_sharding[0].db_user',
        'different endpoint.source_sharding[0].db_user',
      ],
    ],
    ['a shard lost', shards('a', 'b'), shards('a'), ['different endpoint.source_sharding']],
    [
      'another type',
      { ...base, ssl: { ssl_link: false } },
      { ...response, ssl: { ssl_link: 'false' } },
      ['different ssl.ssl_link'],
    ],
  ])('%s', (_, sent, received, differences) => {
    expect(compare(sent, received).map((one) => `${one.kind} ${subjectOf(one)}`)).toEqual(
      differences,
    );
  });
});

function shards(...users: string[]): Json {
  return {
    ...response,
    endpoint: { ...response.endpoint, source_sharding: users.map((db_user) => ({ db_user })) },
  };
}

describe('a secret', () => {
  const secret = 'correct/horse+battery"1';
  const bytes = Buffer.from(secret);
  test.each<[string, string, string[]]>([
    ['as it is', `x ${secret} x`, ['body']],
    ['as JSON', JSON.stringify({ a: secret }), ['body']],
    ['in a URL', `?p=${encodeURIComponent(secret)}`, ['body']],
    ['as Base64', bytes.toString('base64'), ['body']],
    ['as Base64 of a longer text', Buffer.from(`ab${secret}cd`).toString('base64'), ['body']],
    ['as hexadecimal digits', bytes.toString('hex'), ['body']],
    ['not at all', 'correct horse battery', []],
  ])('is found %s', (_, body, places) => {
    const found = {
      kind: 'response' as const,
      status: 200,
      statusMessage: 'OK',
      headers: [],
      body: Buffer.from(body),
      durationMs: 1,
    };
    expect(leaksOf(found, [secret]).map(({ place }) => place)).toEqual(places);
  });

  test('is told with the members that hold it', () => {
    const body = { id: 'x', endpoint: { db_password: secret, shards: [{ a: 1 }, { a: secret }] } };
    const found = { status: 200, statusMessage: '', headers: [], durationMs: 1 };
    const response = {
      ...found,
      kind: 'response' as const,
      body: Buffer.from(JSON.stringify(body)),
    };
    expect(leaksOf(response, [secret])).toEqual([
      { place: 'body', where: '`endpoint.db_password`, `endpoint.shards[0].a`' },
    ]);
  });

  test('is found in headers and the status message', () => {
    const found = {
      kind: 'response' as const,
      status: 200,
      statusMessage: secret,
      headers: [['x', secret] as const],
      body: Buffer.alloc(0),
      durationMs: 1,
    };
    expect(leaksOf(found, [secret]).map(({ where }) => where)).toEqual([
      'the header `x`',
      'the status message',
    ]);
  });
});

describe('a curl command', () => {
  const outcome = {
    kind: 'failure' as const,
    reason: 'reset' as const,
    detail: '',
    durationMs: 1,
    stale: false,
  };
  const headers = {
    'content-type': 'application/json',
    'x-auth-token': 'the-token',
    'x-custom': 'value',
  };
  const curl = (
    body: Json | undefined,
    bytes = Buffer.from(JSON.stringify(body)),
    secrets: string[] = [],
  ) =>
    toCurl(
      {
        request: { method: 'POST', url: '/v5/p/connections', headers, body: bytes },
        ...(body !== undefined && { body }),
        secrets,
        outcome,
      },
      { ...model, target: new URL('http://user:pass@host/base/') },
    );

  test('has no credential, and placeholders of the same form for secrets', () => {
    const shown = curl({ name: "it's", db_password: 'Hid+en1=' }, undefined, ['Hid+en1=']);
    const token = '"x-auth-token: ${DRS_TOKEN:-any-token}"';
    const custom = '"x-custom: ${X_CUSTOM:?export the value of this --header}"';
    expect(shown).toBe(
      `curl -X POST 'http://host/base/v5/p/connections' -H 'content-type: application/json' -H ${token} -H ${custom} --data-binary '{"name":"it'\\''s","db_password":"Xxx+xxA="}'`,
    );
  });

  test('writes bytes that are no text as octal numbers', () => {
    const shown = curl(undefined, Buffer.from([0x7b, 0xe9, 0x7d]));
    expect(shown).toMatch(/^printf '\{\\351\}' \| curl .* --data-binary @-$/);
  });
});
