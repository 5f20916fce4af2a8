import { expect, it } from 'vitest';
import type { Code } from '../../contracts/findings/codes.ts';
import type { Report } from '../../contracts/findings/finding.ts';
import { type VerifyOptions, verify } from '../../contracts/verify.ts';
import { MISTAKES, type Mistake, startCareless } from '../fixtures/servers/careless.ts';
import { startCorrect } from '../fixtures/servers/correct.ts';
import { type Mode, startHostile } from '../fixtures/servers/hostile.ts';
import type { Running } from '../fixtures/servers/listen.ts';

async function verifyAndClose(
  server: Running,
  options: Partial<VerifyOptions> = {},
): Promise<Report> {
  try {
    return await verify({ baseUrl: server.url, ...options });
  } finally {
    await server.close();
  }
}

it('blames a correct service for nothing, twice in a row', async () => {
  const server = await startCorrect({ prefix: '/drs' });
  const first = await verify({ baseUrl: server.url, token: 'a-token-of-one-run' });
  const second = await verifyAndClose(server, { projectId: 'any_form-of.id' });
  for (const { findings, coverage } of [first, second]) {
    expect(findings).toEqual([]);
    expect(coverage.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  }
});

/** How each mistake shows: code and rule of a finding. */
const SIGNATURES: Record<Mistake, [Code, string]> = {
  A: ['response.secret.returned', 'secret.not-returned'],
  B: ['response.status.unexpected', 'response.200'],
  C: ['law.uniqueness.accepted', 'law.uniqueness'],
  D: ['request.invalid.accepted', 'ConnectionName.maxLength'],
  E: ['request.invalid.accepted', 'ConnectionDescription.maxLength'],
  F: ['response.echo.different', 'law.echo'],
  G: ['request.invalid.accepted', 'ConnectionName.pattern'],
  H: ['law.identity.time', 'law.identity'],
  I: ['response.server-error', 'body.malformed'],
  J: ['response.status.unexpected', 'response.400'],
  K: ['request.invalid.accepted', 'BaseEndpoint.db_user.required'],
  L: ['request.invalid.accepted', 'BaseEndpoint.db_port.type'],
  M: ['request.invalid.accepted', 'BaseEndpoint.db_port.pattern'],
  N: ['request.invalid.accepted', 'EndpointSslConfig.pkcs-12-certificate'],
  O: ['law.atomicity.several', 'law.atomicity'],
  P: ['response.body.incompatible', 'ApiError.error_code.required'],
  Q: ['request.invalid.accepted', 'credential.required'],
  R: ['request.invalid.accepted', 'CloudVpcInfo.vpc_id.minLength'],
  S: ['law.rejection.remembered', 'law.rejection-leaves-nothing'],
  T: ['response.server-error', 'CreateConnectionRequest.endpoint.required'],
  U: ['response.status.unexpected', 'law.uniqueness'],
  V: ['response.echo.missing', 'law.echo'],
  W: ['request.invalid.accepted', 'BaseEndpoint.endpoint_name.enum'],
  X: ['request.invalid.accepted', 'EndpointSslConfig.secure-connection'],
  Y: ['request.invalid.accepted', 'ConnectionDescription.type'],
  Z: ['request.invalid.accepted', 'EndpointSslConfig.ssl_cert_key.pattern'],
};

/** Letters of the mistakes that the findings show. */
function shownIn({ findings }: Report): string {
  const has = ([code, rule]: [Code, string]) =>
    findings.some((finding) => finding.code === code && finding.rule.id === rule);
  return Object.keys(SIGNATURES)
    .filter((letter) => has(SIGNATURES[letter as Mistake]))
    .join('');
}

it.each([
  // Mistakes that hide each other are apart. C brings O with it, and K brings L, M and W, in shards.
  { mistakes: 'ACDFHKPQSVY', shown: 'ACDFHKLMOPQSVWY' },
  { mistakes: 'BEGIJLMNORTUWXZ', shown: 'BEGIJLMNORTUWXZ' },
  { mistakes: '', shown: '' },
])('finds each mistake of "$mistakes"', async ({ mistakes, shown }) => {
  const report = await verifyAndClose(await startCareless({ mistakes }), { skip: ['pacts'] });
  expect(shownIn(report)).toBe(shown);
});

it('describes what a careless service does wrong so that its developer can act', async () => {
  const { findings } = await verifyAndClose(await startCareless());
  expect(findings.length).toBeGreaterThan(Object.keys(MISTAKES).length);
  for (const { code, message, request, rule, expected } of findings) {
    const told = [message, rule.summary, expected].join('\n');
    expect(told, code).toMatch(/^.+\. [A-Z].+\.$/m);
    expect(told, code).not.toMatch(/undefined|\[object|\n {4}at /);
    // The request of a pact whose state could not be reached is not sent.
    if (code !== 'provider-state.failed') expect(request, code).toMatch(/^(printf .* \| )?curl /);
    expect(rule.line).toBeGreaterThan(1);
  }
  const name = findings.find(({ rule }) => rule.id === 'ConnectionName.maxLength');
  expect(name?.message).toMatch(
    /`name` has 51 characters .* 4 to 50 characters.* Respond with 400\./,
  );
});

const TIMEOUT_MS = 250;
/** A run at a service that never answers waits for seven answers; the rest is for slow machines. */
const LIMIT_MS = 7 * TIMEOUT_MS + 15_000;

it.each<[Mode, Code, Partial<VerifyOptions>?]>([
  ['hang', 'transport.timed-out', {}],
  ['garbage', 'transport.not-http', {}],
  ['mixed', 'transport.reset', {}],
  ['reset', 'transport.reset'],
  ['reset-midway', 'transport.reset'],
  ['half-close', 'transport.reset'],
  ['endless-body', 'transport.too-large'],
  ['endless-headers', 'transport.too-large'],
  ['endless-continue', 'transport.not-http'],
  ['endless-bomb', 'transport.too-large'],
  ['length-too-long', 'transport.timed-out'],
  ['length-too-long-closed', 'transport.truncated'],
  ['length-too-short', 'transport.not-http'],
  ['drip-feed', 'transport.timed-out'],
  ['chunk-invalid', 'transport.not-http'],
  ['chunk-unfinished', 'transport.truncated'],
  ['utf8-invalid', 'response.body.not-utf8'],
  ['deep-json', 'response.body.not-json'],
  ['redirect-to-itself', 'response.status.unexpected'],
  ['answer-twice', 'law.identity.repeated'],
])('survives a service of the mode %s and finds %s', async (mode, code, options) => {
  const started = performance.now();
  const { findings, interrupted } = await verifyAndClose(await startHostile({ mode }), {
    timeoutMs: TIMEOUT_MS,
    ...(options ?? { skip: ['pacts'] }),
  });
  expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  expect(findings.map((finding) => finding.code)).toContain(code);
  expect(interrupted).toBe(false);
});
