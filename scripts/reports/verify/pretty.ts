import picocolors from 'picocolors';
import type { Coverage, Finding, Report } from '../../../contracts/findings/finding.ts';
import type { VerifyReportOptions } from './options.ts';
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
import { clip, count, formatDuration, hang, showCommand, visible } from '../../lib/text.ts';

type Colors = ReturnType<typeof picocolors.createColors>;

/** Longest text from a service that is worth reading on a terminal; the other formats have more of it. */
const LIMIT = 2000;
/** Rules without a check that are listed; a run of one suite, or one cut short, leaves out nearly all. */
const MOST_MISSED = 20;
/** Rules whose findings are shown in full; a service that is very broken breaks half of all. */
const MOST_RULES = 10;

/** The report for a terminal: findings by rule, then the summary and the verdict. Nothing is wrapped. */
export function render(report: Report, options: VerifyReportOptions = {}): string {
  const c = picocolors.createColors(options.colors ?? false);
  const { exitCode, line } = judge(report, options);
  const paint = [c.green, c.red, c.yellow][exitCode] as (text: string) => string;
  return [
    `${c.bold('Verification of')} ${visible(report.target)}`,
    ...findingBlocks(report, options, c),
    suiteTable(report),
    coverageBlock(report),
    ...untriedBlock(report),
    ...deviationBlock(report, c),
    `Took ${formatDuration(report.durationMs)}, with --seed ${report.seed}.`,
    ...cutShortBlock(report),
    `${c.bold(paint(line))}\n`,
  ].join('\n\n');
}

function findingBlocks({ findings }: Report, options: VerifyReportOptions, c: Colors): string[] {
  const groups = groupByRule(findings);
  const shown = groups.slice(0, options.whole ? groups.length : MOST_RULES);
  const rest = groups.slice(shown.length);
  const blocks = shown.map((group) => ruleBlock(group, c));
  if (rest.length === 0) return blocks;
  const lines = rest.map(
    ({ rule, findings: own }) =>
      `  ${visible(rule.id)}  ${c.cyan(placeOf(rule))}  ${count(own.length, 'finding')}`,
  );
  const where = options.htmlFile ?? '--report-dir DIR or --format html';
  return [
    ...blocks,
    [`${count(rest.length, 'more rule')}, in full with ${where}:`, ...lines].join('\n'),
  ];
}

function cutShortBlock({ cutShort }: Report): string[] {
  if (!cutShort) return [];
  const { check, left } = cutShort;
  const were = left === 1 ? 'was' : 'were';
  return [
    `The service stopped responding during "${visible(check)}"; ${count(left, 'check')} ${were} not run.`,
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
  if (finding.request)
    lines.push(`    ${c.dim('Sent    ')} ${visible(showCommand(finding.request, LIMIT))}`);
  return lines.join('\n');
}

function service(text: string, indent: number): string {
  return hang(clip(visible(text), LIMIT), indent);
}

function suiteTable({ checks, findings }: Report): string {
  const tallies = SUITES.map((suite) => ({ suite, ...tally(checks, suite) }));
  const rows = tallies.map(({ suite, passed, failed }) =>
    passed + failed === 0
      ? `${suite.padEnd(7)} not run`
      : suite.padEnd(7) + String(passed).padStart(8) + String(failed).padStart(8),
  );
  const failed = tallies.reduce((sum, one) => sum + one.failed, 0);
  const several = failed > findings.length && findings.length > 0;
  return [
    'Suite    Passed  Failed',
    ...rows,
    ...(several ? ['Several failed checks may show one finding.'] : []),
  ].join('\n');
}

function coverageBlock({ coverage }: Report): string {
  const all = notExercised(coverage);
  const missed = all.filter(({ leftOut }) => !leftOut);
  const percent = formatPercent(coveragePercent(coverage));
  const chosen = all.length - missed.length;
  const without = chosen > 0 ? `; --only and --skip left out ${chosen}` : '';
  const head = `Coverage ${percent}: ${coverage.length - all.length} of ${count(coverage.length, 'rule')} exercised${without}.`;
  if (missed.length === 0) return head;
  const rows = missed.slice(0, MOST_MISSED).map(missedLine);
  const left = missed.length - rows.length;
  if (left > 0) rows.push(`  and ${left} more, which the other formats list`);
  return [head, 'Not exercised:', ...rows].join('\n');
}

function missedLine({ rule, lacks }: Coverage): string {
  const why = lacks === undefined ? '' : `  not asked for: \`${lacks}\` is not in resource.yaml`;
  return `  ${rule.id}  ${placeOf(rule)}${why}`;
}

/** Operations whose rules are not counted, so that a complete coverage hides none. */
function untriedBlock({ notAskedFor }: Report): string[] {
  if (notAskedFor.length === 0) return [];
  const names = notAskedFor.map(({ id, method, path }) => visible(`${id} (${method} ${path})`));
  return [`Not asked for: ${names.join(', ')}.`];
}

function deviationBlock({ deviations }: Report, c: Colors): string[] {
  if (deviations.length === 0) return [];
  const rows = deviations.map(
    ({ finding, reason, expires }) =>
      `  ${c.yellow(finding.rule.id)}  until ${expires}: ${service(reason, 4)}\n    ${service(finding.message, 4)}`,
  );
  return [['Known deviations, not counted:', ...rows].join('\n')];
}
