import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../../../contracts/http/client.ts';
import { checkAnswer } from '../../../../contracts/pacts/replay/check-answer.ts';
import description from '../../../../spec/generated/openapi.json' with { type: 'json' };

const { examples } = description.components;
const sent = {
  body: examples['mongodb-sharded-request'].value,
  bytes: Buffer.from(''),
  secrets: [],
};
const connection = examples['mongodb-sharded-response'].value;
const { endpoint } = connection;
const [shard] = endpoint.source_sharding;
const error = examples['parameter-empty'].value;

function answer(
  body: object | string | Buffer,
  { status = 200, type = 'application/json' } = {},
): HttpResponse {
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const headers = type ? [['Content-Type', type] as const] : [];
  return {
    kind: 'response',
    status,
    statusMessage: '',
    headers,
    body: Buffer.from(text),
    durationMs: 1,
  };
}

function textsOf(given: HttpResponse): string[] {
  return checkAnswer(given, sent).map(({ text }) => text);
}

describe('checkAnswer', () => {
  it.each<[string, HttpResponse]>([
    ['the documented answer', answer(connection)],
    ['a charset', answer(connection, { type: 'Application/JSON ; charset=utf-8' })],
    ['null for a member that was not sent', answer({ ...connection, vpc: null, config: null })],
    ['empty secrets', answer({ ...connection, endpoint: { ...endpoint, db_password: '' } })],
    ['members of its own', answer({ ...connection, status: { deep: [{}] } })],
    ['an error', answer(error, { status: 400 })],
    ['an error of a gateway', answer(examples['token-missing'].value, { status: 401 })],
  ])('finds nothing wrong with %s', (_, given) => {
    expect(textsOf(given)).toEqual([]);
  });

  it.each<[string, HttpResponse, string[]]>([
    [
      'another content type',
      answer(connection, { type: 'text/html' }),
      ['content-type is text/html, expected application/json'],
    ],
    [
      'no content type',
      answer(connection, { type: '' }),
      ['content-type is none, expected application/json'],
    ],
    ['no body', answer(''), ['body is empty, expected JSON']],
    ['a body that is cut off', answer('{"name":'), ['body is not JSON']],
    [
      'bytes that are not UTF-8',
      answer(Buffer.from('{"name":"\xff"}', 'latin1')),
      ['body is not UTF-8'],
    ],
    ['an array', answer('[]'), ['body must be object']],
    ['null', answer('null'), ['body must be object']],
    [
      'a time as text',
      answer({ ...connection, create_time: '1' }),
      ['create_time must be integer'],
    ],
    [
      'an id that is no UUID',
      answer({ ...connection, connection_id: '1' }),
      ['connection_id must match format "uuid"'],
    ],
    [
      'null for a mandatory member',
      answer({ ...connection, db_type: null }),
      ['db_type is missing'],
    ],
    [
      'another name',
      answer({ ...connection, name: 'events' }),
      ['name is "events", expected "events-mongodb_sharded" as it was sent'],
    ],
    [
      'a secret of a shard',
      answer({
        ...connection,
        endpoint: { ...endpoint, source_sharding: [{ ...shard, db_password: 'x' }] },
      }),
      ['endpoint.source_sharding.0.db_password is a secret, expected to be absent'],
    ],
    [
      'the same secret that two parts of the description rule out',
      answer({ ...connection, ssl: { ssl_cert_name: 'a.p12', ssl_cert_password: 'x' } }),
      ['ssl.ssl_cert_password is a secret, expected to be absent'],
    ],
    [
      'an error without a message',
      answer({ error_code: 'E' }, { status: 400 }),
      ['error_msg is missing'],
    ],
    [
      'an error with an empty code',
      answer({ ...error, error_code: '' }, { status: 400 }),
      ['error_code must NOT have fewer than 1 characters'],
    ],
  ])('says what is wrong with %s', (_, given, texts) => {
    expect(textsOf(given)).toEqual(texts);
  });

  it('survives an answer that is nested without end', () => {
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    expect(textsOf(answer(deep))).toContain('connection_id is missing');
  });
});
