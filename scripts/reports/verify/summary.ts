import type {
  Check,
  Coverage,
  Finding,
  Report,
  Rule,
  Suite,
} from '../../../contracts/findings/finding.ts';
import { count } from '../../lib/text.ts';

/** Path of the description, as reports name it. */
export const DESCRIPTION = 'spec/openapi.yaml';

/** In the order in which reports show them. */
export const SUITES: readonly Suite[] = ['pacts', 'cases', 'laws'];

/** What the result is judged by, beside the findings. */
export interface Demands {
  /** Least share of the rules that a check has to exercise, in percent. */
  readonly minCoverage?: number | undefined;
}

/** 0 the contract holds, 1 it is broken, 2 the run says nothing. */
export interface Verdict {
  readonly exitCode: 0 | 1 | 2;
  readonly outcome: 'holds' | 'broken' | 'could not run';
  /** One line for people, with the reasons. */
  readonly line: string;
}

/** Findings of one rule. */
export interface RuleFindings {
  readonly rule: Rule;
  readonly findings: readonly Finding[];
}

/** Judges a report: findings of severity `error` and missed coverage break it; an interrupted or empty run is none. */
export function judge(report: Report, { minCoverage }: Demands = {}): Verdict {
  const broken = brokenBy(report, minCoverage);
  if (report.interrupted) {
    const found = broken.length > 0 ? ` Until then: ${broken.join('; ')}.` : '';
    return verdict(2, `interrupted after ${count(report.checks.length, 'check')}.${found}`);
  }
  if (report.checks.length === 0) return verdict(2, 'no check was run.');
  if (broken.length > 0) return verdict(1, `${broken.join('; ')}.`);
  const passed = report.checks.filter(({ outcome }) => outcome === 'passed').length;
  return verdict(0, `${count(passed, 'check')} passed${allowed(report)}.`);
}

/** Share of the rules that at least one check exercised, in percent; 100 where there is no rule. */
export function coveragePercent(coverage: readonly Coverage[]): number {
  const exercised = coverage.length - notExercised(coverage).length;
  return coverage.length === 0 ? 100 : (100 * exercised) / coverage.length;
}

/** That share for people, to a tenth and rounded down, so that only a complete one reads 100. */
export function formatPercent(percent: number): string {
  return `${Math.floor(percent * 10) / 10} %`;
}

/** Rules that no check exercised, in the order of the description. */
export function notExercised(coverage: readonly Coverage[]): readonly Coverage[] {
  return coverage
    .filter(({ outcome }) => outcome === 'not exercised')
    .sort((a, b) => a.rule.line - b.rule.line);
}

/** Findings by rule, in the order of the description. */
export function groupByRule(findings: readonly Finding[]): readonly RuleFindings[] {
  return [...Map.groupBy(findings, ({ rule }) => rule.id).values()]
    .map((group) => ({ rule: (group[0] as Finding).rule, findings: group }))
    .sort((a, b) => a.rule.line - b.rule.line || (a.rule.id < b.rule.id ? -1 : 1));
}

/** Checks of a suite: how many passed and failed, and their time in milliseconds. */
export function tally(checks: readonly Check[], suite: Suite) {
  const own = checks.filter((check) => check.suite === suite);
  const passed = own.filter(({ outcome }) => outcome === 'passed').length;
  const durationMs = own.reduce((sum, check) => sum + check.durationMs, 0);
  return { passed, failed: own.length - passed, durationMs };
}

/** Where a rule stands: `spec/openapi.yaml:LINE`. */
export function placeOf(rule: Rule): string {
  return `${DESCRIPTION}:${rule.line}`;
}

function brokenBy({ findings, coverage }: Report, minCoverage?: number): string[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const reasons: string[] = [];
  if (errors.length > 0) {
    reasons.push(
      `${count(errors.length, 'finding')} against ${count(groupByRule(errors).length, 'rule')}`,
    );
  }
  const percent = coveragePercent(coverage);
  if (minCoverage !== undefined && percent < minCoverage) {
    reasons.push(`coverage is ${formatPercent(percent)}, less than the ${minCoverage} % asked for`);
  }
  return reasons;
}

function allowed({ deviations, findings }: Report): string {
  const known = deviations.length > 0 ? [count(deviations.length, 'known deviation')] : [];
  const warnings = findings.length > 0 ? [count(findings.length, 'warning')] : [];
  const excused = [...known, ...warnings].join(' and ');
  return excused && `, apart from ${excused}`;
}

function verdict(exitCode: Verdict['exitCode'], reason: string): Verdict {
  const outcome = (['holds', 'broken', 'could not run'] as const)[exitCode];
  const line = `${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}: ${reason}`;
  return { exitCode, outcome, line };
}
