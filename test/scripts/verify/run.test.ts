import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERIFY_FORMATS } from '../../../scripts/reports/formats.ts';
import { explain, runVerify, type VerifyFlags } from '../../../scripts/verify/run.ts';
import { startCareless } from '../../fixtures/servers/careless.ts';
import { startCorrect } from '../../fixtures/servers/correct.ts';
import { listen, type Running } from '../../fixtures/servers/listen.ts';

const TOKEN = 'token/0123456789+ü"';
const FLAGS: VerifyFlags = { timeout: 5000, concurrency: 8, format: 'pretty' };
const NAME: VerifyFlags = { ...FLAGS, only: ['ConnectionName'], skip: ['pacts'] };

let dir: string;
let correct: Running;
let careless: Running;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'verify-'));
  correct = await startCorrect();
  careless = await startCareless({ mistakes: 'D' });
});

afterAll(async () => {
  await Promise.all([correct?.close(), careless?.close()]);
  rmSync(dir, { recursive: true });
});

describe('runVerify', () => {
  it('gives 0 for a service that keeps the contract, with a report and nothing else', async () => {
    const { code, out, err } = await run(correct.url, { ...NAME, reportDir: join(dir, 'correct') });
    expect([code, err]).toEqual([
      0,
      `Wrote the reports to ${join(dir, 'correct')}; report.html is for reading.\n`,
    ]);
    expect(out).toMatch(/^Verification of http:.*\nHolds: \d+ checks passed\.\n$/s);
    expect(readdirSync(join(dir, 'correct'))).toHaveLength(Object.keys(VERIFY_FORMATS).length);
  });

  it('gives 1 for one that does not, naming the rule and its line', async () => {
    const { code, out } = await run(careless.url, NAME);
    expect(code).toBe(1);
    expect(out).toMatch(/^ConnectionName\.maxLength {2}spec\/openapi\.yaml:\d+$/m);
    expect(out).toMatch(/^Broken: \d+ findings? against 1 rule\.$/m);
  });

  it('gives 1 when fewer rules are exercised than asked for', async () => {
    const { code, out } = await run(correct.url, { ...NAME, minCoverage: 100 });
    expect(code).toBe(1);
    expect(out).toMatch(/^Broken: coverage is [\d.]+ %, less than the 100 % asked for\.$/m);
  });

  it.each([
    ['allows a known deviation until its day, and shows it', '2999-12-31', 0, 'until 2999-12-31'],
    ['allows nothing after that day', '2020-01-01', 1, 'expired on 2020-01-01'],
  ])('%s', async (_name, expires, want, shown) => {
    const knownDeviations = join(dir, `${expires}.yaml`);
    const entry = { rule: 'ConnectionName.maxLength', reason: 'Next release', expires };
    writeFileSync(knownDeviations, JSON.stringify([entry]));
    const { code, out } = await run(careless.url, { ...NAME, knownDeviations });
    expect(code).toBe(want);
    expect(out).toContain(shown);
  });

  it('shows a token nowhere, though the service sends it back', async () => {
    const service = await startEcho();
    const reportDir = join(dir, 'echo');
    const flags = { ...NAME, token: TOKEN, reportDir, header: [`X-Api-Key: key-${TOKEN}`] };
    try {
      const { code, out, err } = await run(service.url, flags);
      expect(code).toBe(1);
      const files = readdirSync(reportDir).map((file) =>
        readFileSync(join(reportDir, file), 'utf8'),
      );
      const all = [out, err, ...files].join('\n');
      expect(all).toContain('<secret>');
      expect(all).not.toContain('0123456789');
    } finally {
      await service.close();
    }
  });

  it('takes the reports of an earlier run away when it can not run', async () => {
    const reportDir = join(dir, 'stale');
    await run(correct.url, { ...NAME, reportDir });
    const url = 'http://me:s3cret-pass@127.0.0.1:1';
    const failed = run(url, { ...NAME, reportDir });
    await expect(failed).rejects.toThrow(/^Failed to verify http:\/\/127\.0\.0\.1:1: .*refused/);
    expect(readdirSync(reportDir)).toEqual([]);
  });

  it.each<[string, Partial<VerifyFlags>, string]>([
    ['localhost', {}, 'Failed to verify localhost: not an http or https URL'],
    ['ftp://me:s3cret-pass@127.0.0.1', {}, 'Failed to verify ftp://me:<secret>@127.0.0.1'],
    ['http://127.0.0.1:1', { only: ['nothing'] }, 'none is called "nothing"'],
    ['http://127.0.0.1:1', { knownDeviations: 'none.yaml' }, 'Failed to read none.yaml: ENOENT'],
    ['http://127.0.0.1:1', { ca: 'none.pem' }, 'Failed to read none.pem: ENOENT'],
    ['http://127.0.0.1:1', { operation: 'nope' }, 'the description has `createConnection`'],
    ['http://127.0.0.1:1', { resource: 'none.yaml' }, 'Failed to read none.yaml: ENOENT'],
    ['http://127.0.0.1:1', { header: ['s3cret'] }, 'Failed to read --header number 1'],
  ])('can not run for %s with %j', async (url, flags, message) => {
    await expect(run(url, { ...NAME, ...flags })).rejects.toThrow(message);
  });

  it('tries the same for the same seed', async () => {
    const flags: VerifyFlags = { ...FLAGS, only: ['DbType'], seed: 7, format: 'json' };
    const runs = [await run(correct.url, flags), await run(correct.url, flags)];
    const [first, second] = runs.map(({ out }) => {
      const { seed, checks } = JSON.parse(out);
      return [seed, ...checks.map(({ name }: { name: string }) => name).sort()];
    });
    expect(first?.[0]).toBe(7);
    expect(first).toEqual(second);
  });
});

it('explains a rule, all of them, and what is left open', () => {
  expect(explain('ConnectionName.minLength')).toMatch(/spec\/openapi\.yaml:\d+\n/);
  expect(explain('rules')).toContain('\nlaw.echo ');
  expect(explain('open')).toContain('\n  error-codes: ');
});

async function run(url: string, flags: VerifyFlags) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const streams = { stdout, stderr } as unknown as Parameters<typeof runVerify>[2];
  const code = await runVerify(url, flags, streams);
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

/** A service that answers whatever it is sent with the credentials that came with it. */
function startEcho(): Promise<Running> {
  const server = createServer((request, response) => {
    const { 'x-auth-token': token, 'x-api-key': key } = request.headers;
    response.writeHead(200, { 'content-type': 'application/json', 'x-echo': `${token}` });
    request.resume().on('end', () => response.end(JSON.stringify({ token, key, name: token })));
  });
  return listen(server, {});
}
