import type { Finding, Report } from '../../contracts/findings/finding.ts';
import { placeIn, type ReportOptions } from './copy.ts';
import { judge, placeOf } from './summary.ts';
import { clip, showCommand, visible } from './text.ts';

/** Longest message: GitHub cuts an annotation off at 64 KB, and people stop well before. */
const LIMIT = 4000;

/**
 * The report as workflow commands of GitHub Actions, one line for each finding, and one for the verdict. A
 * finding is shown at its line of the reader's copy of the description; without a copy it names no file, since a link
 * would lead nowhere (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
export function renderGithub(report: Report, options: ReportOptions = {}): string {
  const { exitCode, line } = judge(report, options);
  const findings = report.findings.map((finding) => command(finding.severity, finding, options));
  const deviations = report.deviations.map(({ finding, reason, expires }) =>
    command('notice', finding, {
      ...options,
      note: `Known deviation until ${expires}: ${reason}`,
    }),
  );
  const verdict = `::${exitCode === 0 ? 'notice' : 'error'} title=Contract verification::${data(line)}`;
  return `${[...findings, ...deviations, verdict].join('\n')}\n`;
}

function command(
  level: 'error' | 'warning' | 'notice',
  finding: Finding,
  { copy, note }: ReportOptions & { readonly note?: string },
): string {
  const { rule, message, expected, actual, request } = finding;
  const text = [
    message,
    `Expected: ${expected}`,
    `Actual: ${actual}`,
    ...(request ? [`Sent: ${showCommand(request, LIMIT)}`] : []),
    ...(copy ? [] : [`Rule: ${placeOf(rule)} of drs-contract`]),
    ...(note ? [note] : []),
  ].map((part) => clip(visible(part), LIMIT));
  const at = copy && placeIn(copy, rule);
  const file = at ? `file=${property(at.path)},line=${at.line},` : '';
  return `::${level} ${file}title=${property(rule.id)}::${data(text.join('\n'))}`;
}

/** Escapes the message of a command. */
export function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes a property of a command. */
export function property(text: string): string {
  return data(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
