import type { Finding, Report } from '../../../contracts/findings/finding.ts';
import { coveragePercent, type Demands, judge, type Verdict } from './summary.ts';
import { toJson } from '../../lib/text.ts';

/** Version of the shape below; it changes when a member goes or changes its meaning. */
const JSON_REPORT_VERSION = 1;

/** Shape of `report.json`: the report, and what was made of it. */
interface JsonReport extends Report {
  readonly version: typeof JSON_REPORT_VERSION;
  readonly verdict: Verdict;
  /** Share of the rules that a check exercised, 0 to 100. */
  readonly coveragePercent: number;
}

/** The report as JSON: its members in a fixed order, checks in the order run, findings and coverage by line of the description. */
export function render(report: Report, demands: Demands = {}): string {
  const shape: JsonReport = {
    version: JSON_REPORT_VERSION,
    verdict: judge(report, demands),
    target: report.target,
    startedAt: report.startedAt,
    durationMs: report.durationMs,
    seed: report.seed,
    interrupted: report.interrupted,
    ...(report.cutShort && { cutShort: report.cutShort }),
    coveragePercent: coveragePercent(report.coverage),
    findings: report.findings.toSorted(byPlace),
    deviations: report.deviations.toSorted((a, b) => byPlace(a.finding, b.finding)),
    coverage: report.coverage.toSorted(byPlace),
    notAskedFor: report.notAskedFor,
    checks: report.checks,
  };
  return toJson(shape);
}

function byPlace(a: Pick<Finding, 'rule'>, b: Pick<Finding, 'rule'>): number {
  return a.rule.line - b.rule.line || (a.rule.id < b.rule.id ? -1 : Number(a.rule.id > b.rule.id));
}
