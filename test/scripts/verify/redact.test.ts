import { describe, expect, it } from 'vitest';
import { redactText } from '../../../scripts/lib/redact-text.ts';
import { render, VERIFY_FORMATS } from '../../../scripts/reports/formats.ts';
import { redactReport, secretsOf } from '../../../scripts/verify/redact.ts';
import { brokenReport, SHORT_NAME } from '../reports/fixture.ts';

const TOKEN = 'MIIS"to/ken+ü';

describe('secretsOf', () => {
  it('finds token, password of the URL and headers with credentials, longest first', () => {
    const headers = { Authorization: 'Basic dXNlcjpwYXNz', 'X-Trace': 'trace-1234' };
    expect(secretsOf('token-1', 'http://me:p%40ss@127.0.0.1/', headers)).toEqual([
      'Basic dXNlcjpwYXNz',
      'token-1',
      'p%40ss',
      'p@ss',
    ]);
  });

  it('takes no word of three letters for a secret', () => {
    expect(secretsOf('abc', 'http://127.0.0.1', {})).toEqual([]);
  });
});

it.each([
  ['as it is', `token ${TOKEN}!`],
  ['in JSON', `token ${JSON.stringify(TOKEN).slice(1, -1)}!`],
  ['in a URL', `token ${encodeURIComponent(TOKEN)}!`],
])('redacts a secret %s', (_name, text) => {
  expect(redactText(text, [TOKEN])).toBe('token <secret>!');
});

it.each(Object.entries(VERIFY_FORMATS))(
  'lets no token that a service sent back into %s',
  async (_, format) => {
    const secret = 'token-0123456789';
    const finding = {
      ...SHORT_NAME,
      message: secret,
      check: secret,
      expected: secret,
      actual: secret,
      request: secret,
    };
    const report = brokenReport({
      target: `http://127.0.0.1/${secret}`,
      findings: [finding],
      deviations: [{ finding, reason: secret, expires: '2026-06-01' }],
      checks: [{ name: secret, suite: 'laws', rules: [], outcome: 'passed', durationMs: 1 }],
    });
    expect(await render(format, report, {})).toContain(secret);
    expect(await render(format, redactReport(report, [secret]), {})).not.toContain(secret);
  },
);
