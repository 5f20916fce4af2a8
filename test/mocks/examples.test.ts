import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock, type Mock } from '../../mocks/server.ts';
import openapi from '../../spec/generated/openapi.json' with { type: 'json' };
import { validateConnection } from '../../spec/generated/validators.js';
import { SAMPLE, SAMPLE_ANSWER, send } from './send.ts';

const { examples } = openapi.components;
const pairs = Object.keys(
  openapi.paths['/v5/{project_id}/connections'].post.requestBody.content['application/json']
    .examples,
);

function example(key: string): object {
  return examples[key as keyof typeof examples].value;
}

describe('the examples mock', () => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await createMock();
  });
  afterAll(() => mock.close());

  it('gives the sample answer of the document, again and again', async () => {
    const answers = [await send(mock.url), await send(mock.url)];
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [200, JSON.stringify(SAMPLE_ANSWER)],
      [200, JSON.stringify(SAMPLE_ANSWER)],
    ]);
  });

  it.each(pairs)('answers the request of %s with its own answer', async (key) => {
    expect((await send(mock.url, { body: example(`${key}-request`) })).body).toEqual(
      example(`${key}-response`),
    );
  });

  it.each([
    ['ecs_mongodb', 'mongodb', 'mongodb-with-three-addresses'],
    ['cloud_mysql', 'mysql', 'rds-mysql'],
    ['cloud_postgresql', 'postgresql', 'postgresql'],
    ['cloud_mysql', 'oracle', 'rds-mysql'],
  ])('answers for %s, %s', async (endpoint_name, db_type, key) => {
    const body = {
      name: 'another-one',
      db_type,
      endpoint: { endpoint_name, db_user: 'u', db_password: 'p' },
    };
    expect((await send(mock.url, { body })).body).toEqual(example(`${key}-response`));
  });

  it.each([
    ['code=400, example=name-taken', 400, 'name-taken'],
    ['code=400', 400, 'name-taken'],
    ['example=postgresql', 200, 'postgresql-response'],
    ['code=200', 200, 'mysql-response'],
    ['code=403, example=project-invalid', 403, 'project-invalid'],
    ['code=503', 503, 'iam-unavailable'],
  ])('answers Prefer: %s', async (prefer, status, key) => {
    const answer = await send(mock.url, { headers: { Prefer: prefer } });
    expect([answer.status, answer.body]).toEqual([status, example(key)]);
  });

  it('generates a valid answer without secrets for Prefer: dynamic=true', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(mock.url, { headers: { Prefer: 'dynamic=true' } })),
    );
    for (const { body } of answers)
      expect([validateConnection(body), validateConnection.errors]).toEqual([true, null]);
    expect(new Set(answers.map(({ text }) => text)).size).toBeGreaterThan(1);
  });

  it.each(['code=999', 'code=x', 'example=unknown', 'code=400, example=unknown'])(
    'names the documented responses when Prefer asks for %s',
    async (prefer) => {
      const answer = await send(mock.url, { headers: { Prefer: prefer } });
      expect([answer.status, answer.body.error_msg]).toEqual([
        400,
        'The value of parameter Prefer is invalid.',
      ]);
      expect(answer.headers.get('x-violations')).toContain(
        'code=400 with example=name-taken|parameter-empty',
      );
    },
  );

  it('counts the example of an invalid request only with code=400', async () => {
    const body = { ...SAMPLE, name: 'ab' };
    const answers = [];
    for (const prefer of [
      'example=mysql',
      'code=200, example=mysql',
      'code=400, example=mysql',
      'code=400, example=name-taken',
    ]) {
      const { status, body: error } = await send(mock.url, { body, headers: { Prefer: prefer } });
      answers.push([status, error.error_code]);
    }
    expect(answers).toEqual([
      [400, 'DRS.M00202'],
      [400, 'DRS.M00202'],
      [400, 'DRS.M00202'],
      [400, 'DRS.10010065'],
    ]);
  });

  it('translates the example that Prefer asks for', async () => {
    const headers = { Prefer: 'code=400, example=name-taken', 'X-Language': 'zh-CN' };
    expect((await send(mock.url, { headers })).body).toEqual({
      error_code: 'DRS.10010065',
      error_msg: '连接名称已存在。',
    });
  });
});
