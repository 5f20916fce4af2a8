import type { Finding, Report } from '../../contracts/conformance/finding.ts';
import { DESCRIPTION, type Demands, judge } from './summary.ts';
import { clip, visible } from './text.ts';

/** Longest message: GitHub cuts an annotation off at 64 KB, and people stop well before. */
const LIMIT = 4000;

/**
 * The report as workflow commands of GitHub Actions, one line for each finding at its line of the description, and
 * one for the verdict (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
export function renderGithub(report: Report, demands: Demands = {}): string {
  const { exitCode, line } = judge(report, demands);
  const findings = report.findings.map((finding) => command(finding.severity, finding));
  const deviations = report.deviations.map(({ finding, reason, expires }) =>
    command('notice', finding, `Known deviation until ${expires}: ${reason}`),
  );
  const verdict = `::${exitCode === 0 ? 'notice' : 'error'} title=Contract verification::${data(line)}`;
  return `${[...findings, ...deviations, verdict].join('\n')}\n`;
}

function command(level: 'error' | 'warning' | 'notice', finding: Finding, note?: string): string {
  const { rule, message, expected, actual, request } = finding;
  const text = [
    message,
    `Expected: ${expected}`,
    `Actual: ${actual}`,
    ...(request ? [`Sent: ${request}`] : []),
    ...(note ? [note] : []),
  ].map((part) => clip(visible(part), LIMIT));
  return `::${level} file=${DESCRIPTION},line=${rule.line},title=${property(rule.id)}::${data(text.join('\n'))}`;
}

/** Escapes the message of a command. */
export function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes a property of a command. */
export function property(text: string): string {
  return data(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
