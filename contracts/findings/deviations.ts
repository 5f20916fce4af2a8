import type { Finding, Report, Rule } from './finding.ts';

/** A difference from the contract that a team knows of and lives with until a day. */
export interface KnownDeviation {
  /** Id of the rule that may be broken. */
  readonly rule: string;
  readonly reason: string;
  /** Last day on which it may be, `YYYY-MM-DD` in UTC. */
  readonly expires: string;
}

/**
 * A report in which known deviations are told apart from findings. One that has expired allows
 * nothing more, and one whose rule was exercised and held is a finding itself.
 * @param today the day of the run, `YYYY-MM-DD` in UTC
 * @throws Error when a deviation names a rule that is not in the report
 */
export function applyDeviations(
  report: Report,
  known: readonly KnownDeviation[],
  today: string,
): Report {
  const spent = known.flatMap((deviation) => spentFindings(report, deviation, today));
  const live = new Map(
    known.filter(({ expires }) => expires >= today).map((one) => [one.rule, one]),
  );
  const deviations = report.findings.flatMap((finding) => {
    const deviation = live.get(finding.rule.id);
    return deviation ? [{ finding, reason: deviation.reason, expires: deviation.expires }] : [];
  });
  const findings = report.findings.filter(({ rule }) => !live.has(rule.id));
  return { ...report, findings: [...findings, ...spent], deviations };
}

function spentFindings(report: Report, deviation: KnownDeviation, today: string): Finding[] {
  const { rule: id, reason, expires } = deviation;
  const entry = report.coverage.find(({ rule }) => rule.id === id);
  if (!entry)
    throw new Error(
      `Failed to apply the known deviations: no rule is called "${id}". Take the id of a rule from a report.`,
    );
  const actual = `expires ${expires}: ${reason}`;
  if (expires < today) {
    const message = `The known deviation from ${id} expired on ${expires}. Make the service keep the rule, or agree on another day.`;
    return [
      {
        code: 'deviation.expired',
        message,
        expected: `a day that is not before ${today}`,
        actual,
        ...common(entry.rule),
      },
    ];
  }
  // A run that was stopped may not have got to the check that fails.
  if (entry.outcome !== 'passed' || report.interrupted) return [];
  const message = `The known deviation from ${id} is no longer needed: the service keeps the rule. Take the entry out.`;
  return [
    {
      code: 'deviation.unneeded',
      message,
      expected: 'no entry for a rule that holds',
      actual,
      ...common(entry.rule),
    },
  ];
}

function common(rule: Rule) {
  const suite = rule.id.startsWith('law.') ? ('laws' as const) : ('cases' as const);
  return { severity: 'error' as const, rule, suite, check: `known deviation from ${rule.id}` };
}
