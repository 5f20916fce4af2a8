import { build } from 'esbuild';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { createClient } from '../../contracts/client/client.ts';
import { type AnswerOverride, createConnection, type ExampleOverride } from '../../mocks/msw.ts';
import { createMock } from '../../mocks/server.ts';
import openapi from '../../spec/generated/openapi.json' with { type: 'json' };
import type { CreateConnectionRequest } from '../../spec/generated/types.ts';
import { SAMPLE, SAMPLE_ANSWER, send } from './send.ts';

const API = 'https://drs.example.com';
const client = createClient({ baseUrl: API, projectId: 'p', token: 't' });
const request = SAMPLE as CreateConnectionRequest;

const server = setupServer(createConnection());
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe('the handler', () => {
  it('answers the sample of the document through the client', async () => {
    expect(await client.createConnection(request)).toEqual({ status: 200, data: SAMPLE_ANSWER });
  });

  it.each<[what: string, sent: Parameters<typeof send>[1]]>([
    ...Object.entries(openapi.components.examples)
      .filter(([key]) => key.endsWith('-request'))
      .map(([key, { value }]) => [key, { body: value }] as [string, { body: object }]),
    ['a name too short', { body: { ...SAMPLE, name: 'ab' } }],
    ['no db_user', { body: { ...SAMPLE, endpoint: { ...SAMPLE.endpoint, db_user: undefined } } }],
    ['Chinese', { body: {}, headers: { 'X-Language': 'zh-CN' } }],
    ['Prefer', { headers: { Prefer: 'code=400, example=name-taken' } }],
    ['an unknown Prefer', { headers: { Prefer: 'code=999' } }],
    ['malformed JSON', { body: '{' }],
    ['a list', { body: '[]' }],
    ['a text', { headers: { 'Content-Type': 'text/plain' } }],
    ['a signature', { headers: { 'X-Auth-Token': '', Authorization: 'SDK-HMAC-SHA256 x' } }],
  ])('answers like the server: %s', async (_what, sent) => {
    const mock = await createMock({ pages: false });
    const [theirs, ours] = [await send(mock.url, sent), await send(API, sent)];
    await mock.close();
    expect([ours.status, ours.text, ours.headers.get('x-violations')]).toEqual([
      theirs.status,
      theirs.text,
      theirs.headers.get('x-violations'),
    ]);
  });

  it('wants a credential', async () => {
    const { status, body } = await send(API, { headers: { 'X-Auth-Token': '' } });
    expect([status, body.error_code]).toEqual([401, 'APIGW.0301']);
  });

  it('leaves other hosts alone when it is given one', async () => {
    server.resetHandlers(createConnection({ baseUrl: 'https://drs.example.com/' }));
    expect((await send(API)).status).toBe(200);
    await expect(send('http://127.0.0.1:9')).rejects.toThrow();
  });
});

describe('an override', () => {
  it('answers with an example', async () => {
    server.use(createConnection({ override: { example: 'name-taken' } }));
    const result = await client.createConnection(request);
    expect(result).toMatchObject({ status: 400, error: { error_code: 'DRS.10010065' } });
    server.use(createConnection({ override: { example: 'postgresql' } }));
    expect(await client.createConnection(request)).toMatchObject({
      status: 200,
      data: { db_type: 'postgresql' },
    });
  });

  it('answers with a body of its own, or as usual, by the request', async () => {
    server.use(
      createConnection({
        override: ({ body, projectId }) =>
          body.name === 'gone'
            ? { status: 503, body: { error_code: 'X.1', error_msg: projectId, request_id: 'r' } }
            : undefined,
      }),
    );
    expect((await client.createConnection({ ...request, name: 'gone' })).status).toBe(503);
    expect((await client.createConnection(request)).status).toBe(200);
  });

  it('does not answer an invalid request', async () => {
    server.use(createConnection({ override: { example: 'mysql' } }));
    expect((await send(API, { body: {} })).status).toBe(400);
  });

  it('is typed by the description', () => {
    expectTypeOf<'mysql'>().toExtend<ExampleOverride['example']>();
    expectTypeOf<'name-taken'>().toExtend<ExampleOverride['example']>();
    expectTypeOf<'mysql-request' | 'x'>().not.toExtend<ExampleOverride['example']>();
    expectTypeOf<{ status: 200; body: { name: string } }>().not.toExtend<AnswerOverride>();
    expectTypeOf<{ status: 418; body: object }>().not.toExtend<AnswerOverride>();
  });
});

it('can be bundled for a browser, as the server can not', async () => {
  const bundle = (entry: string) =>
    build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      external: ['msw'],
      logLevel: 'silent',
    });
  await bundle('mocks/msw.ts');
  await expect(bundle('mocks/server.ts')).rejects.toThrow(/Could not resolve "node:/);
});
