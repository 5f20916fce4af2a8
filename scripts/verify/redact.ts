import type { Finding, Report } from '../../contracts/findings/finding.ts';
import { redactText } from '../lib/redact-text.ts';

/** Names of headers whose values are nobody's business. */
const SECRET_HEADER = /auth|token|cookie|secret|key|credential|password|signature/i;

/** Shortest text that is taken for a secret; a shorter one would be found in words that have nothing to do with it. */
const SHORTEST = 4;

/** The secrets that a caller passed: the token, the password of the URL, and values of headers that carry credentials. */
export function secretsOf(
  token: string,
  baseUrl: string,
  headers: Readonly<Record<string, string>>,
): string[] {
  const values = Object.entries(headers)
    .filter(([name]) => SECRET_HEADER.test(name))
    .map(([, value]) => value);
  const password = URL.canParse(baseUrl) ? new URL(baseUrl).password : '';
  return [token, password, decode(password), ...values]
    .filter((secret) => secret.length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
}

/** A report in which no text that a service or a run had a part in holds a secret; a service may have sent one back. */
export function redactReport(report: Report, secrets: readonly string[]): Report {
  const safe = (text: string) => redactText(text, secrets);
  const safeFinding = (finding: Finding): Finding => ({
    ...finding,
    message: safe(finding.message),
    check: safe(finding.check),
    expected: safe(finding.expected),
    actual: safe(finding.actual),
    ...(finding.request !== undefined && { request: safe(finding.request) }),
  });
  return {
    ...report,
    target: safe(report.target),
    ...(report.cutShort && {
      cutShort: { ...report.cutShort, check: safe(report.cutShort.check) },
    }),
    checks: report.checks.map((check) => ({ ...check, name: safe(check.name) })),
    findings: report.findings.map(safeFinding),
    deviations: report.deviations.map(({ finding, reason, expires }) => ({
      finding: safeFinding(finding),
      reason: safe(reason),
      expires,
    })),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
