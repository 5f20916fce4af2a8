import type { Coverage, Finding, Report } from '../../contracts/conformance/finding.ts';
import type { KnownDeviation } from './read-deviations.ts';

/**
 * A report in which known deviations are told apart from findings. One that has expired allows nothing more, and one
 * that is no longer needed, since its rule was exercised and held, is a finding itself.
 * @param today the day of the run, `YYYY-MM-DD` in UTC
 */
export function applyDeviations(
  report: Report,
  known: readonly KnownDeviation[],
  today: string,
): Report {
  const valid = new Map(known.filter(({ expires }) => expires >= today).map((k) => [k.rule, k]));
  const deviations = report.findings.flatMap((finding) => {
    const deviation = valid.get(finding.rule.id);
    return deviation ? [{ finding, reason: deviation.reason, expires: deviation.expires }] : [];
  });
  const findings = report.findings.filter(({ rule }) => !valid.has(rule.id));
  const spent = known.flatMap((deviation) => spentFinding(report, deviation, today));
  return { ...report, findings: [...findings, ...spent], deviations };
}

function spentFinding(report: Report, deviation: KnownDeviation, today: string): Finding[] {
  const { rule, reason, expires } = deviation;
  const entry = report.coverage.find((candidate) => candidate.rule.id === rule);
  if (!entry) return [];
  const actual = `expires ${expires}: ${reason}`;
  if (expires < today) {
    return [
      {
        ...base(entry, 'deviation.expired'),
        message: `The known deviation from ${rule} expired on ${expires}. Make the service keep the rule, or agree on another day.`,
        expected: `a day that is not before ${today}`,
        actual,
      },
    ];
  }
  // A run that was cut short, or that left checks out, may not have got to the one that fails.
  if (entry.outcome !== 'passed' || report.interrupted) return [];
  return [
    {
      ...base(entry, 'deviation.unneeded'),
      message: `The known deviation from ${rule} is no longer needed: the service keeps the rule. Take the entry out of the file.`,
      expected: 'no entry for a rule that holds',
      actual,
    },
  ];
}

function base(
  { rule }: Coverage,
  code: string,
): Pick<Finding, 'code' | 'severity' | 'rule' | 'suite' | 'check'> {
  const suite = rule.id.startsWith('law.') ? 'laws' : 'cases';
  return { code, severity: 'error', rule, suite, check: `known deviation from ${rule.id}` };
}
