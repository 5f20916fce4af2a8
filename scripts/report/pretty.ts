import picocolors from 'picocolors';
import type { Finding, Report } from '../../contracts/conformance/finding.ts';
import type { ReportOptions } from './copy.ts';
import {
  coveragePercent,
  formatPercent,
  groupByRule,
  judge,
  notExercised,
  placeOf,
  type RuleFindings,
  SUITES,
  tally,
} from './summary.ts';
import { clip, count, formatDuration, hang, visible } from './text.ts';

/** How a terminal is to show a report. */
export interface PrettyOptions extends ReportOptions {
  readonly colors?: boolean | undefined;
  /** Rules whose findings are shown in full; all when absent. */
  readonly most?: number | undefined;
  /** Where the whole report is. */
  readonly whole?: string | undefined;
}

type Colors = ReturnType<typeof picocolors.createColors>;

/** Longest text from a service that is worth reading on a terminal; the other formats have more of it. */
const LIMIT = 2000;
/** Rules without a check that are listed; a run of one suite, or one cut short, leaves out nearly all. */
const MOST_MISSED = 20;

/** The report for a terminal: findings by rule, then the summary and the verdict. Nothing is wrapped. */
export function renderPretty(report: Report, options: PrettyOptions = {}): string {
  const c = picocolors.createColors(options.colors ?? false);
  const { exitCode, line } = judge(report, options);
  const paint = [c.green, c.red, c.yellow][exitCode] as (text: string) => string;
  return [
    `${c.bold('Verification of')} ${visible(report.target)}`,
    ...findingBlocks(report, options, c),
    suiteTable(report),
    coverageBlock(report),
    ...deviationBlock(report, c),
    `Took ${formatDuration(report.durationMs)}, checks side by side, with --seed ${report.seed}.`,
    `${c.bold(paint(line))}\n`,
  ].join('\n\n');
}

function findingBlocks(report: Report, { most, whole }: PrettyOptions, c: Colors): string[] {
  const groups = groupByRule(report.findings);
  const shown = groups.slice(0, most);
  const rest = groups.slice(shown.length);
  const blocks = shown.map((group) => ruleBlock(group, c));
  if (rest.length === 0) return blocks;
  const rows = rest.map(
    ({ rule, findings }) => `  ${visible(rule.id)}  ${count(findings.length, 'finding')}`,
  );
  const where = whole ?? 'write it with --report-dir, or narrow this one with --only';
  return [
    ...blocks,
    [`And ${count(rest.length, 'more rule')}:`, ...rows, `The whole report: ${where}`].join('\n'),
  ];
}

function ruleBlock({ rule, findings }: RuleFindings, c: Colors): string {
  const head = [`${c.bold(visible(rule.id))}  ${c.cyan(placeOf(rule))}`, `  ${rule.summary}`];
  if (rule.row) head.push(`  Document: ${rule.row}`);
  return [head.join('\n'), ...findings.map((finding) => findingBlock(finding, c))].join('\n\n');
}

function findingBlock(finding: Finding, c: Colors): string {
  const label = finding.severity === 'error' ? c.red('error') : c.yellow('warning');
  const lines = [
    `  ${label} ${service(finding.message, 4)}`,
    `    ${c.dim('Check   ')} ${service(finding.check, 13)} ${c.dim(`(${finding.suite}, ${finding.code})`)}`,
    `    ${c.dim('Expected')} ${service(finding.expected, 13)}`,
    `    ${c.dim('Actual  ')} ${service(finding.actual, 13)}`,
  ];
  // Later lines of the command stay where they are: moved, they would be another command when pasted.
  if (finding.request) lines.push(`    ${c.dim('Sent    ')} ${visible(finding.request)}`);
  return lines.join('\n');
}

function service(text: string, indent: number): string {
  return hang(clip(visible(text), LIMIT), indent);
}

function suiteTable({ checks }: Report): string {
  const rows = SUITES.map((suite) => {
    const { passed, failed, durationMs } = tally(checks, suite);
    if (passed + failed === 0) return [suite, 'not run', '', ''];
    return [suite, String(passed), String(failed), formatDuration(durationMs)];
  });
  return [['Suite', 'Passed', 'Failed', 'Time'], ...rows]
    .map(([suite = '', passed = '', failed = '', time = '']) =>
      [suite.padEnd(7), passed.padStart(8), failed.padStart(8), time.padStart(12)].join(''),
    )
    .join('\n');
}

function coverageBlock({ coverage }: Report): string {
  const missed = notExercised(coverage);
  const percent = formatPercent(coveragePercent(coverage));
  const head = `Coverage ${percent}: ${coverage.length - missed.length} of ${count(coverage.length, 'rule')} exercised.`;
  if (missed.length === 0) return head;
  const rows = missed.slice(0, MOST_MISSED).map(({ rule }) => `  ${rule.id}  ${placeOf(rule)}`);
  const left = missed.length - rows.length;
  if (left > 0) rows.push(`  and ${left} more, which the other formats list`);
  return [head, 'Not exercised:', ...rows].join('\n');
}

function deviationBlock({ deviations }: Report, c: Colors): string[] {
  if (deviations.length === 0) return [];
  const rows = deviations.map(
    ({ finding, reason, expires }) =>
      `  ${c.yellow(finding.rule.id)}  until ${expires}: ${service(reason, 4)}\n    ${service(finding.message, 4)}`,
  );
  return [['Known deviations, not counted:', ...rows].join('\n')];
}
