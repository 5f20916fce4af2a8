import { afterEach, describe, expect, it } from 'vitest';
import { REJECTED } from '../../../../contracts/pacts/interactions.ts';
import {
  type PactVerification,
  type VerifyPactsOptions,
  verifyPacts,
} from '../../../../contracts/pacts/replay/verify-pacts.ts';
import { createMock } from '../../../../mocks/server.ts';
import description from '../../../../spec/generated/openapi.json' with { type: 'json' };
import { startCorrect } from '../../../fixtures/servers/correct.ts';
import { startHostile } from '../../../fixtures/servers/hostile.ts';
import type { Running } from '../../../fixtures/servers/listen.ts';
import { on, startTampered, type Tamper } from './tamper.ts';

const INTERACTIONS = 13;
const TOKEN = 'token-that-nobody-may-see';
const NAME_TAKEN = description.components.examples['name-taken'].value.error_code;

let running: Running | undefined;

afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(server: Promise<Running>): Promise<string> {
  running = await server;
  return running.url;
}

function verify(baseUrl: string, options: Partial<VerifyPactsOptions> = {}) {
  return verifyPacts({ baseUrl, token: TOKEN, projectId: 'p1', timeoutMs: 5_000, ...options });
}

function expectToHold({ checks, findings, interrupted }: PactVerification) {
  expect(findings).toEqual([]);
  expect(checks.map(({ outcome }) => outcome)).toEqual(Array(INTERACTIONS).fill('passed'));
  expect(interrupted).toBe(false);
}

describe('verifyPacts', () => {
  it('passes the stateful mock, and passes it again', async () => {
    const url = await start(createMock({ stateful: true }));
    expectToHold(await verify(url));
    expectToHold(await verify(url));
  });

  it('passes a second implementation, under a path prefix and with a slash at the end', async () => {
    expectToHold(await verify(`${await start(startCorrect({ prefix: '/gateway/drs' }))}/`));
  });

  it('takes any project and token', async () => {
    const url = await start(startCorrect());
    expectToHold(await verify(url, { projectId: 'a/b?c 100%', token: 'a "quoted" $1' }));
  });

  it('sends no credential of the caller where a pact sends none', async () => {
    const seen: string[] = [];
    running = await createMock({
      stateful: true,
      configure: (app) => {
        app.addHook('onRequest', async ({ headers }) => {
          seen.push(`${headers.authorization ?? 'none'} ${headers['x-trace']}`);
        });
      },
    });
    const headers = { Authorization: 'SDK-HMAC-SHA256 x', 'X-Trace': 'on' };
    expectToHold(await verify(running.url, { headers }));
    expect(new Set(seen)).toEqual(new Set(['SDK-HMAC-SHA256 x on', 'none on']));
  });

  it('passes a service that chooses otherwise where the document leaves it open', async () => {
    const url = await start(
      startTampered(
        (body) => ({ vpc: null, enterprise_project_id: '0', ...body, status: 'ok' }),
        on(200, ({ endpoint }) => Object.assign(endpoint, { id: 'e1', db_password: '' })),
        on(400, (body) => Object.assign(body, { error_msg: '错误' })),
        on(
          400,
          (body) => body.error_code !== NAME_TAKEN && Object.assign(body, { error_code: 'E' }),
        ),
        on(401, (body, reply) => delete body.request_id && reply.code(403)),
        on('any', (_, reply) => reply.header('content-type', 'application/json; charset=UTF-8')),
      ),
    );
    expectToHold(await verify(url));
  });

  it.each<[name: string, tamper: Tamper, code: string, message: RegExp]>([
    [
      'responds with 201',
      on(200, (_, reply) => reply.code(201)),
      'response.status.unexpected',
      /a MySQL connection" is broken: its request got status 201\. Respond with 200\./,
    ],
    [
      'drops connection_id',
      on(200, (body) => delete body.connection_id),
      'response.body.incompatible',
      /is broken: its request got status 200 and no `connection_id`\./,
    ],
    [
      'returns a password',
      on(200, ({ endpoint }) => Object.assign(endpoint, { db_password: 'x' })),
      'response.body.incompatible',
      /got status 200 and `endpoint\.db_password`, which is never returned/,
    ],
    [
      'returns the shards in another order',
      on(200, ({ endpoint }) => endpoint.source_sharding?.reverse()),
      'response.echo.different',
      /got `endpoint\.source_sharding\[0\]\.db_user` "shard_two" instead of "shard_one"/,
    ],
    [
      'sends JSON that is cut off',
      (body) => JSON.stringify(body).slice(0, -1),
      'response.body.not-json',
      /its request got status 200 and a body that is not JSON\./,
    ],
    [
      'sends HTML',
      on('any', (_, reply) => reply.header('content-type', 'text/html')),
      'response.content-type.incompatible',
      /got a response with the content type text\/html\. Send the body as application\/json\./,
    ],
    [
      'accepts a name that is taken',
      on(400, (body, reply) => body.error_code === NAME_TAKEN && reply.code(200)),
      'response.status.unexpected',
      /whose name is taken" is broken: its request got status 200\. Respond with 400\./,
    ],
    [
      'gives another code for a name that is taken',
      on(400, (body) => Object.assign(body, { error_code: 'E1' })),
      'response.body.incompatible',
      /whose name is taken" is broken: its request got a response in which `error_code` is "E1", expected "DRS\.10010065"/,
    ],
    [
      'closes the connection without a response',
      on(400, (_, reply) => reply.raw.destroy()),
      'response.missing',
      /the connection was closed before the response/,
    ],
    [
      'creates nothing',
      on(200, (_, reply) => reply.code(503)),
      'provider-state.failed',
      /Failed to set up the state "a connection named \{name\} exists": creating "Pact-\w+-\d+" gave status 503/,
    ],
  ])('fails a service that %s', async (_, tamper, code, message) => {
    const { findings, checks } = await verify(await start(startTampered(tamper)));

    const finding = findings.find((one) => one.code === code && message.test(one.message));
    expect(finding, JSON.stringify(findings, null, 1)).toMatchObject({
      severity: 'error',
      suite: 'pacts',
    });
    const failed = checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
    expect(failed).toContain(finding?.check);
    expect(JSON.stringify(findings)).not.toContain(TOKEN);
  });

  it('fails a service that asks for no token, and names its rule', async () => {
    const url = await start(startTampered(on(401, (_, reply) => reply.code(200))));
    const { findings } = await verify(url);

    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      check: REJECTED.tokenMissing,
      message: expect.stringMatching(/accepted with 200\. .* Respond with 401 or 403\./),
      rule: { id: 'response.401', line: expect.any(Number) },
    });
    expect(findings[0]?.request).toMatch(/^curl -X POST 'http.*"db_password":"x+"/);
    expect(findings[0]?.request).not.toMatch(/token/i);
  });

  it('fails a service that hangs, without waiting for each interaction', async () => {
    const url = await start(startHostile({ mode: 'hang' }));
    const started = performance.now();
    const { findings } = await verify(url, { timeoutMs: 300 });

    expect(performance.now() - started).toBeLessThan(5_000);
    expect(findings).toHaveLength(INTERACTIONS);
    expect(findings[0]?.message).toContain('no whole response within 300 ms');
    expect(findings[5]?.message).toContain('not sent, since 3 requests in a row got no response');
  });

  it('stops at once when it is told to, and returns what it has', async () => {
    const stop = new AbortController();
    let responses = 0;
    const url = await start(
      startTampered((body) => {
        if (++responses <= 3) return body;
        setTimeout(() => stop.abort(), 200);
        return new Promise(() => {});
      }),
    );
    const started = performance.now();
    const { checks, interrupted } = await verify(url, { timeoutMs: 20_000, signal: stop.signal });

    expect(performance.now() - started).toBeLessThan(10_000);
    expect(interrupted).toBe(true);
    expect(checks).toHaveLength(3);
  });
});
