import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PACT_FOLDER } from '../../../contracts/pacts/replay/pact-files.ts';
import { createMock } from '../../../mocks/server.ts';
import { runVerify, type VerifyFlags } from '../../../scripts/verify/run.ts';
import { shaOf } from '../../fixtures/broker/state.ts';
import {
  type Reply,
  type Received,
  type StandIn,
  startStandIn,
} from '../../fixtures/broker/stand-in.ts';
import { startCareless } from '../../fixtures/servers/careless.ts';
import { listen, type Running } from '../../fixtures/servers/listen.ts';
import { drs } from './command.ts';

const TOKEN = 'token-of-a-broker';
const PACT = JSON.parse(
  readFileSync(join(PACT_FOLDER, 'connection-client-connection-service.json'), 'utf8'),
);

const EMPTY = { ...PACT, consumer: { name: 'web' }, interactions: [] };

let folder: string;
let mock: Running;
let careless: Running;
let broker: StandIn;
let instead: ((request: Received) => Reply | 'never' | undefined) | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-broker-'));
  vi.stubEnv('TMPDIR', folder);
  mock = await createMock({ stateful: true, pages: false });
  careless = await startCareless({ mistakes: 'B' });
});

beforeEach(async () => {
  instead = undefined;
  broker = await startStandIn({
    authorization: `Bearer ${TOKEN}`,
    instead: (request) => instead?.(request),
  });
});

afterEach(() => broker.close());
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([mock.close(), careless.close()]);
  rmSync(folder, { recursive: true });
});

const CREATIONS: readonly object[] = PACT.interactions.filter(
  ({ response }: { response: { status: number } }) => response.status === 200,
);

interface Given {
  readonly consumer?: string;
  /** How many of the project's own interactions. */
  readonly interactions?: number;
  /** Others instead. */
  readonly all?: readonly object[];
}

/** Lets the broker have a pact. */
function given(version: string, branch: string, options: Given = {}): void {
  const { consumer = 'web', interactions = 1, all = CREATIONS.slice(0, interactions) } = options;
  const content = { ...PACT, consumer: { name: consumer }, interactions: all };
  const sha = shaOf(content);
  broker.state.pacts.push({ consumer, version, provider: 'connection-service', sha, content });
  broker.state.branches.set(`${consumer} ${version}`, branch);
}

/** Lets the broker know that a version on main kept the newest pact. */
function kept(): void {
  const { sha = '' } = broker.state.pacts.at(-1) ?? {};
  broker.state.results.push({ sha, provider: 'connection-service', version: 'p0', success: true });
  broker.state.branches.set('connection-service p0', 'main');
}

interface Outcome {
  readonly code?: number;
  readonly out: string;
  readonly err: string;
  readonly error?: string;
}

/** Verifies a service with the pacts of the broker, in this process. */
async function verify(baseUrl: string, flags: Partial<VerifyFlags> = {}): Promise<Outcome> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const all: VerifyFlags = {
    ...{ timeout: 5000, concurrency: 8, format: 'pretty', only: ['pacts'] },
    ...{ broker: broker.url, brokerToken: TOKEN, brokerTimeout: 5000 },
    ...{ provider: 'connection-service', providerAppVersion: 'p1', branch: 'main' },
    ...flags,
  };
  const streams = { stdout, stderr } as unknown as Parameters<typeof runVerify>[2];
  const result = await runVerify(baseUrl, all, streams).then(
    (code) => ({ code }),
    (error: Error) => ({ error: error.message }),
  );
  stdout.end();
  stderr.end();
  return { ...result, out: await text(stdout), err: await text(stderr) };
}

function posted(path: RegExp): Received[] {
  return broker.received.filter((one) => one.method !== 'GET' && path.test(one.path));
}

describe('verify --broker', () => {
  it('goes the whole way: published, verified, deployed; a broken one is not', async () => {
    const env = { PACT_BROKER_BASE_URL: broker.url, PACT_BROKER_TOKEN: TOKEN };
    const run = (...args: string[]) => drs(args, { env });
    const name = ['--provider', 'connection-service', '--branch', 'main', '--only', 'pacts'];
    const results = ['--broker', '--publish-results', ...name, '--provider-app-version'];
    const may = ['can-i-deploy', '--pacticipant', 'connection-client', '--app-version', '1.0'];
    const codes = [
      await run('publish', '--consumer-app-version', '1.0', '--branch', 'main'),
      await run(...may),
      await run('verify', mock.url, ...results, '2.0'),
      await run(...may),
      await run('verify', careless.url, ...results, '2.1'),
      await run(...may),
    ].map(({ code, out, err }) => {
      expect(out + err).not.toContain(TOKEN);
      return code;
    });
    expect(codes).toEqual([0, 1, 0, 0, 1, 1]);
    expect(broker.state.results).toMatchObject([
      { version: '2.0', success: true },
      { version: '2.1', success: false },
    ]);
  });

  it('asks as the broker documents it, and tells what came of each interaction', async () => {
    given('1.0', 'main', { interactions: 2 });
    const { code, err } = await verify(mock.url, {
      ...{ publishResults: true, tag: ['a'], buildUrl: 'https://ci.example.com/7' },
    });
    expect(code).toBe(0);
    expect(posted(/for-verification/).map(({ path, body }) => [path, body])).toEqual([
      [
        '/pacts/provider/connection-service/for-verification',
        {
          consumerVersionSelectors: [{ mainBranch: true }, { deployedOrReleased: true }],
          providerVersionBranch: 'main',
          providerVersionTags: ['a'],
          includePendingStatus: false,
        },
      ],
    ]);
    const last = broker.received.slice(-3).map(({ method, path }) => `${method} ${path}`);
    expect(last).toEqual([
      'PUT /pacticipants/connection-service/branches/main/versions/p1',
      'PUT /pacticipants/connection-service/versions/p1/tags/a',
      expect.stringMatching(/^POST .*\/pact-version\/\w{40}\/metadata\/.*\/verification-results$/),
    ]);
    expect(broker.received.at(-1)?.body).toEqual({
      success: true,
      providerApplicationVersion: 'p1',
      buildUrl: 'https://ci.example.com/7',
      testResults: [0, 1].map((index) => ({
        interactionId: `id-${index}`,
        interactionDescription: PACT.interactions[index].description,
        success: true,
      })),
      verifiedBy: { implementation: 'drs-contract', version: expect.stringMatching(/^\d/) },
    });
    expect(err).toContain('  | The pact is being verified because it is of web:\n  |     * latest');
    expect(err).toContain(
      '(1.0) and connection-service: holds\n  | Told after: success true, publ',
    );
  });

  it('fails for a broken service, and says to whom it matters', async () => {
    given('1.0', 'main');
    given('0'.repeat(40), 'main', { interactions: 2, consumer: 'app' });
    const { code, out, err } = await verify(careless.url, { publishResults: true });
    expect(code).toBe(1);
    expect(out).toContain(
      'three addresses (web 1.0)" is broken: its request got status 201. Respond with 200.',
    );
    expect(out).toContain('with two shards (app 00000000)" is broken');
    expect(err).toContain('Published 2 results as version p1.');
    const [result] = posted(/verification-results/);
    expect(result?.body).toMatchObject({
      success: false,
      testResults: [
        { success: false, exceptions: [{ message: /got status 201\. Respond with 200\./ }] },
      ],
    });
  });

  it('lets a pending pact fail, with a warning, and publishes that it does', async () => {
    given('1.0', 'main');
    const { code, out, err } = await verify(careless.url, {
      ...{ enablePending: true as const, publishResults: true as const },
    });
    expect(code).toBe(0);
    expect(out).toMatch(
      /warning The pact .* is broken: its request got status 201\. Respond with 200\./,
    );
    expect(out).toMatch(/Holds: 0 checks passed, apart from 1 warning\.\n$/);
    expect(err).toContain('connection-service (pending)\n');
    expect(err).toContain('connection-service: broken, which is pending\n');
    expect(posted(/verification-results/)[0]?.body).toMatchObject({ success: false });
  });

  it('lets none fail that held before', async () => {
    given('1.0', 'main');
    kept();
    const { code } = await verify(careless.url, { enablePending: true });
    expect(code).toBe(1);
  });

  it('takes work in progress beside the pacts that were chosen', async () => {
    given('1.0', 'main');
    kept();
    given('1.1', 'feature/x', { interactions: 2 });
    const { code, out, err } = await verify(mock.url, { includeWipSince: '2026-01-01' });
    expect([code, out]).toEqual([0, expect.stringContaining('Holds: 3 checks passed.')]);
    expect(err).toContain('Pact between web (1.1) and connection-service (work in progress)\n');
    expect(posted(/for-verification/).at(-1)?.body).toMatchObject({
      includePendingStatus: true,
      includeWipPactsSince: '2026-01-01',
    });
  });

  it('leaves out a pending pact of another operation, but tells that it is not kept', async () => {
    given('1.0', 'main');
    kept();
    const [interaction] = PACT.interactions;
    given('1.1', 'feature/x', { all: [{ ...interaction, request: { method: 'GET' } }] });
    const flags = { includeWipSince: '2026-01-01', publishResults: true as const };
    const { code, err } = await verify(mock.url, flags);
    expect(code).toBe(0);
    expect(err).toMatch(
      /Warning: Failed to read the pact web 1\.1: ".*" is GET .*, which is not createConnection/,
    );
    expect(broker.state.results.slice(-2)).toMatchObject([{ success: true }, { success: false }]);
  });

  it('chooses by the selectors given, and publishes nothing unless told to', async () => {
    given('1.0', 'main');
    given('2.0', 'beta', { interactions: 2 });
    const { out, err } = await verify(mock.url, { selector: [{ branch: 'beta' }] });
    expect(out).toContain('Holds: 2 checks passed.');
    expect(posted(/verification-results|pacticipants/)).toEqual([]);
    expect(err).toContain('Told after: success true, published false');
  });

  it.each<[string, Partial<VerifyFlags>, RegExp]>([
    ['an unknown provider', { provider: 'nobody' }, /for "nobody" at .*: no provider is called so/],
    ['no provider', { provider: '' }, /Name the service with --provider/],
    [
      'no pact that fits',
      { selector: [{ branch: 'other' }] },
      /none fits the selectors \[{"branch":"other"}\]\. Publish one, or pass another --selector/,
    ],
    ['a wrong token', { brokerToken: 'other-token' }, /it asks for credentials \(401\)/],
    ['pacts that are left out', { only: ['DbType'] }, /the pacts of the broker were not tried/],
    ['a URL that is none', { broker: 'broker' }, /it is not an http or https URL/],
  ])('can not run with %s', async (_, flags, message) => {
    given('1.0', 'main');
    const { error } = await verify(mock.url, { publishResults: true, ...flags });
    expect(error).toMatch(message);
    expect(posted(/verification-results/)).toEqual([]);
  });

  it.each<[string, RegExp, Reply | 'never', RegExp]>([
    ['no list', /for-verification/, { body: {} }, /its response has no list of pacts/],
    ['no pact', /pact-version/, { body: '<html>' }, /is no resource of a broker/],
    [
      'an empty pact',
      /pact-version/,
      { body: EMPTY },
      /no interaction of createConnection in web 1\.0/,
    ],
    ['nothing in time', /pact-version/, 'never', /no whole response within 300 ms/],
    ['no thanks', /verification-results/, { status: 500, body: 'x' }, /status 500\. Try again/],
  ])('can not run where the broker gives %s', async (_, path, reply, message) => {
    given('1.0', 'main');
    instead = (request) => (path.test(request.path) ? reply : undefined);
    const { error } = await verify(mock.url, {
      ...{ publishResults: true as const, brokerTimeout: reply === 'never' ? 300 : 5000 },
    });
    expect(error).toMatch(message);
  });

  it('says so where an option needs a broker', async () => {
    const { code, err } = await drs(['verify', mock.url, '--publish-results']);
    expect([code, err]).toEqual([
      2,
      'Failed to verify: --publish-results is of no use without a broker. Add --broker, with its URL or with PACT_BROKER_BASE_URL set.\n',
    ]);
  });

  it('publishes no secret that the service sends back', async () => {
    given('1.0', 'main');
    const key = 'key-of-the-service';
    const server = createServer((_, response) =>
      response.setHeader('content-type', `text/${key}`).end('{}'),
    );
    const talkative = await listen(server, {});
    const flags = { publishResults: true as const, header: [`X-Api-Key: ${key}`] };
    const { code } = await verify(talkative.url, flags);
    await talkative.close();
    expect(code).toBe(1);
    const [result] = posted(/verification-results/);
    expect(JSON.stringify(result?.body)).toContain('the content type text/<secret>');
    expect(JSON.stringify(result?.body)).not.toContain(key);
  });

  it('leaves no file behind', () => {
    expect(readdirSync(folder)).toEqual([]);
  });
});
