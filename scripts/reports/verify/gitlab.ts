import type { Finding, Report } from '../../../contracts/findings/finding.ts';
import { placeIn } from './copy.ts';
import type { VerifyReportOptions } from './options.ts';
import { fingerprint } from './sarif.ts';
import { DESCRIPTION, judge } from './summary.ts';
import { clip, toJson, visible } from '../../lib/text.ts';

/** Longest description of one entry; merge requests show it in one line. */
const LIMIT = 1000;

/** One entry of a report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). */
interface Entry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/**
 * The report as a GitLab Code Quality report: an entry for each finding, at its line. What a known deviation excuses is
 * `info`. When the verdict has another reason than a finding, an entry `verdict` says so.
 */
export function render(report: Report, options: VerifyReportOptions = {}): string {
  const { exitCode, line } = judge(report, options);
  const shown = exitCode === 1 && report.findings.some(({ severity }) => severity === 'error');
  const entries = [
    ...report.findings.map((finding) =>
      entryOf(finding, finding.severity === 'error' ? 'major' : 'minor', options),
    ),
    ...report.deviations.map(({ finding, reason, expires }) => ({
      ...entryOf(finding, 'info', options),
      description: visible(clip(`Known deviation until ${expires}: ${reason}`, LIMIT)),
    })),
    ...(exitCode === 0 || shown ? [] : [verdictOf(line, options)]),
  ];
  return toJson(distinct(entries));
}

function entryOf(
  finding: Finding,
  severity: Entry['severity'],
  { copy }: VerifyReportOptions,
): Entry {
  const { rule, message } = finding;
  const { path, line } = copy ? placeIn(copy, rule) : { path: DESCRIPTION, line: rule.line };
  return {
    description: visible(clip(message, LIMIT)),
    check_name: rule.id,
    fingerprint: fingerprint(finding),
    severity,
    location: { path, lines: { begin: line } },
  };
}

function verdictOf(line: string, { copy }: VerifyReportOptions): Entry {
  return {
    description: visible(line),
    check_name: 'verdict',
    fingerprint: 'verdict',
    severity: 'blocker',
    location: { path: copy?.path ?? DESCRIPTION, lines: { begin: 1 } },
  };
}

/** GitLab shows one entry of each fingerprint, so the second of the same gets a number. */
function distinct(entries: readonly Entry[]): Entry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const count = (seen.get(entry.fingerprint) ?? 0) + 1;
    seen.set(entry.fingerprint, count);
    return count === 1 ? entry : { ...entry, fingerprint: `${entry.fingerprint}-${count}` };
  });
}
