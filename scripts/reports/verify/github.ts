import type { Finding, Report } from '../../../contracts/findings/finding.ts';
import { workflowCommand } from '../../lib/workflow-command.ts';
import { placeIn } from './copy.ts';
import type { VerifyReportOptions } from './options.ts';
import { judge, placeOf } from './summary.ts';
import { clip, showCommand, visible } from '../../lib/text.ts';

/** Longest message: GitHub cuts an annotation off at 64 KB, and people stop well before. */
const LIMIT = 4000;

/**
 * The report as workflow commands of GitHub Actions, one line for each finding, and one for the verdict. A
 * finding is shown at its line of the reader's copy of the description; without a copy it names no file, since a link
 * would lead nowhere (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
export function render(report: Report, options: VerifyReportOptions = {}): string {
  const { exitCode, line } = judge(report, options);
  const findings = report.findings.map((finding) => command(finding.severity, finding, options));
  const deviations = report.deviations.map(({ finding, reason, expires }) =>
    command('notice', finding, {
      ...options,
      note: `Known deviation until ${expires}: ${reason}`,
    }),
  );
  const title = 'Contract verification';
  const verdict = workflowCommand(exitCode === 0 ? 'notice' : 'error', { title }, line);
  return `${[...findings, ...deviations, verdict].join('\n')}\n`;
}

function command(
  level: 'error' | 'warning' | 'notice',
  finding: Finding,
  { copy, note }: VerifyReportOptions & { readonly note?: string },
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
  const { path: file, line } = (copy && placeIn(copy, rule)) ?? {};
  return workflowCommand(level, { file, line, title: rule.id }, text.join('\n'));
}
