import { afterEach, describe, expect, test } from 'vitest';
import { verify } from '../../contracts/verify.ts';
import { createMock } from '../../mocks/server.ts';
import { startService } from './run/service.ts';

const skip = ['pacts', 'law'];
let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

async function serve(fault?: Parameters<typeof startService>[0]): Promise<string> {
  const service = await startService(fault);
  close = service.close;
  return service.url;
}

describe('verify', () => {
  test('runs pacts, cases and laws against the stateful mock in one process', async () => {
    const mock = await createMock({ stateful: true });
    close = () => mock.close();
    const report = await verify({ baseUrl: mock.url, seed: 5 });
    expect(report).toMatchObject({
      target: mock.url,
      seed: 5,
      interrupted: false,
      findings: [],
      deviations: [],
    });
    expect(new Set(report.checks.map(({ suite }) => suite))).toEqual(
      new Set(['cases', 'laws', 'pacts']),
    );
    expect(report.coverage.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  });

  test('tells its progress up to the end', async () => {
    const steps: [number, number][] = [];
    const { checks } = await verify({
      baseUrl: await serve(),
      only: ['ConnectionName'],
      onProgress: (done, total) => steps.push([done, total]),
    });
    expect(steps[0]).toEqual([0, checks.length]);
    expect(steps.at(-1)).toEqual([checks.length, checks.length]);
  });

  test('stops at once, with what it has', async () => {
    const stop = new AbortController();
    const baseUrl = await serve();
    const report = await verify({
      baseUrl,
      skip: ['pacts'],
      signal: stop.signal,
      onProgress: (done) => done === 50 && stop.abort(),
    });
    expect(report.interrupted).toBe(true);
    expect(report.checks.length).toBeGreaterThanOrEqual(50);
    expect(report.checks.length).toBeLessThan(70);
    expect(report.findings).toEqual([]);
  });

  test('tries what is selected alone', async () => {
    const { checks, coverage } = await verify({
      baseUrl: await serve(),
      only: ['BaseEndpoint.db_port', 'law.identity'],
    });
    const rules = new Set(checks.map((check) => check.rules[0]));
    expect([...rules].sort()).toEqual([
      'BaseEndpoint.db_port.pattern',
      'BaseEndpoint.db_port.type',
      'law.identity',
    ]);
    expect(coverage.find(({ rule }) => rule.id === 'DbType.enum')?.outcome).toBe('not exercised');
  });

  test('selects a rule of all answers', async () => {
    const { findings } = await verify({
      baseUrl: await serve((reply) => {
        reply.headers['content-type'] = 'text/html';
        reply.status = reply.status === 400 ? 422 : reply.status;
        return undefined;
      }),
      only: ['response.content-type'],
    });
    expect(new Set(findings.map(({ rule }) => rule.id))).toEqual(
      new Set(['response.content-type']),
    );
  });

  test.each([
    ['the pacts', 9, /^a request to create/, {}],
    ['the cases', 40, /^(accepts|rejects|survives) a/, { skip: ['pacts'], probe: true }],
    ['its first answer', 1, /^accepts the documented example/, { skip: ['pacts'], probe: true }],
  ])('tells of a service that crashes during %s', async (_, most, name, options) => {
    let count = 0;
    const baseUrl = await serve((_, response) => {
      if (++count <= most) return undefined;
      response.destroy();
      return true;
    });
    const { cutShort, findings, checks } = await verify({ baseUrl, ...options });
    expect(cutShort?.check).toMatch(name);
    expect(cutShort?.left).toBeGreaterThan(800);
    expect(findings.at(-1)?.code ?? '').toMatch(/run\.cut-short|response\.missing/);
    expect(findings.find(({ code }) => code === 'run.cut-short')?.message).toContain(
      `stopped responding during "${cutShort?.check}"; ${cutShort?.left} checks were not run.`,
    );
    expect(checks.length).toBeLessThan(100);
  });

  test('tells rules that were left out by choice from those without data', async () => {
    const { coverage } = await verify({ baseUrl: await serve(), only: ['law.identity'] });
    const left = coverage.filter(({ leftOut }) => leftOut).map(({ rule }) => rule.id);
    expect(left).toContain('DbType.enum');
    expect(left).not.toContain('law.identity');
    const all = await verify({ baseUrl: await serve(), skip: ['pacts'] });
    expect(all.coverage.filter(({ leftOut }) => leftOut)).toEqual([]);
  });

  test.each<[string, Parameters<typeof verify>[0], RegExp]>([
    [
      'nothing listens',
      { baseUrl: 'http://127.0.0.1:9', skip: ['pacts'] },
      /^Failed to verify http:\/\/127\.0\.0\.1:9: connection refused\. Start the service/,
    ],
    ['the URL is none', { baseUrl: 'localhost' }, /^Failed to verify localhost: not an http/],
    [
      'a rule is unknown',
      { baseUrl: 'http://127.0.0.1:9', only: ['nothing'] },
      /^Failed to select rules: none is called "nothing"\. (Similar: .*\. )?Take pacts, cases, laws, or a rule that --explain rules lists\.$/,
    ],
    [
      'nothing is left',
      { baseUrl: 'http://127.0.0.1:9', skip: ['pacts', 'cases', 'laws'] },
      /nothing was to be tried/,
    ],
  ])('could not run when %s', async (_, options, message) => {
    await expect(verify(options)).rejects.toThrow(message);
  });
});

describe('a known deviation', () => {
  const fault: Parameters<typeof startService>[0] = (reply) => {
    if (reply.status === 200) delete (reply.body as { connection_id?: unknown }).connection_id;
    return undefined;
  };
  const rule = 'Connection.connection_id.required';

  test.each([
    ['takes its findings away until its day', '9999-12-31', []],
    [
      'allows nothing after its day',
      '2020-01-01',
      ['response.body.incompatible', 'deviation.expired'],
    ],
  ])('%s', async (_, expires, codes) => {
    const report = await verify({
      baseUrl: await serve(fault),
      skip,
      deviations: [{ rule, reason: 'old', expires }],
    });
    expect(report.findings.map(({ code }) => code)).toEqual(codes);
    expect(report.deviations.length).toBe(codes.length === 0 ? 1 : 0);
  });

  test('is a finding once it is not needed', async () => {
    const report = await verify({
      baseUrl: await serve(),
      skip,
      deviations: [{ rule, reason: 'old', expires: '9999-12-31' }],
    });
    expect(report.findings.map(({ code }) => code)).toEqual(['deviation.unneeded']);
  });

  test('of an unknown rule is refused', async () => {
    const deviations = [{ rule: 'x', reason: 'old', expires: '9999-12-31' }];
    await expect(verify({ baseUrl: await serve(), skip, deviations })).rejects.toThrow(
      /no rule is called "x"/,
    );
  });
});
