import imported, { type Builder, type TestSuite } from 'junit-report-builder';
import type { Check, Finding, Report, Suite } from '../../../contracts/findings/finding.ts';
import { type Demands, judge, placeOf, SUITES } from './summary.ts';
import { clip, showCommand, visible } from '../../lib/text.ts';

/** Longest text of one failure; CI systems keep the whole file in memory. */
const LIMIT = 20_000;

// The package is CommonJS and exports the builder itself; its types claim a `default` inside.
const junit = imported as unknown as Builder;

/**
 * The report as JUnit XML: a test suite for each suite, a test case for each check, a failure with every finding of a
 * failed one. What only a known deviation excuses is `skipped`. When the verdict has another reason than a finding
 * (coverage too low, interrupted), a test case `verdict` says so, so that nobody sees green where the run was red.
 */
export function render(report: Report, demands: Demands = {}): string {
  const builder = junit.newBuilder().name('drs-contract');
  for (const suite of SUITES) addSuite(builder.testSuite(), report, suite);
  const { exitCode, outcome, line } = judge(report, demands);
  const shown = exitCode === 1 && report.findings.some(({ severity }) => severity === 'error');
  if (exitCode !== 0 && !shown) {
    const suite = builder.testSuite().name('verdict').timestamp(report.startedAt).time(0);
    suite.testCase().className('verdict').name('verdict').time(0).error(visible(line), outcome);
  }
  return builder.build();
}

function addSuite(suite: TestSuite, report: Report, name: Suite): void {
  const checks = checksOf(report, name);
  const seconds = checks.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  suite.name(name).timestamp(report.startedAt).time(round(seconds));
  suite.property('target', visible(report.target)).property('seed', String(report.seed));
  for (const check of checks) addCheck(suite, check, report);
}

/** The checks of a suite, and one for each finding whose check is not among them, lest it be lost. */
function checksOf({ checks, findings }: Report, suite: Suite): readonly Check[] {
  const own = checks.filter((check) => check.suite === suite);
  const names = new Set(own.map(({ name }) => name));
  const orphans = findings.filter(
    (finding) => finding.suite === suite && !names.has(finding.check),
  );
  const added = [...new Set(orphans.map(({ check }) => check))].map((name): Check => ({
    name,
    suite,
    rules: [],
    outcome: 'failed',
    durationMs: 0,
  }));
  return [...own, ...added];
}

function addCheck(suite: TestSuite, check: Check, report: Report): void {
  const own = (finding: Finding) => finding.suite === check.suite && finding.check === check.name;
  const findings = report.findings.filter(own);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const excused = report.deviations.filter(({ finding }) => own(finding));
  const test = suite
    .testCase()
    .className(`drs-contract.${check.suite}`)
    .name(visible(check.name))
    .time(round(check.durationMs / 1000));
  const [first] = errors;
  if (first) {
    test.failure(visible(clip(first.message, LIMIT)), first.code);
    test.stacktrace(cdata(errors.map(describe).join('\n\n')));
  } else if (excused.length > 0) test.skipped();
  const notes = [
    ...warnings.map(describe),
    ...excused.map(
      ({ finding, reason, expires }) =>
        `Known deviation until ${expires}: ${visible(reason)}\n${describe(finding)}`,
    ),
  ];
  if (notes.length > 0) test.standardOutput(cdata(notes.join('\n\n')));
}

function describe({ message, rule, expected, actual, request }: Finding): string {
  return [
    message,
    `Rule: ${rule.id} (${placeOf(rule)}${rule.row ? `, document: ${rule.row}` : ''})`,
    `Expected: ${expected}`,
    `Actual: ${actual}`,
    ...(request ? [`Sent: ${showCommand(request, LIMIT)}`] : []),
  ]
    .map((part) => visible(clip(part, LIMIT)))
    .join('\n');
}

/** The builder splits a CDATA section at its first end mark only (XML 1.0, section 2.7), so no text may hold one. */
function cdata(text: string): string {
  return text.replaceAll(']]>', ']]\\u003e');
}

/** Seconds to the millisecond. */
function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
