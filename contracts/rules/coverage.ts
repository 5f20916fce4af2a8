import type { Check, Coverage, Rule } from '../findings/finding.ts';

/** Ids of rules, and why no check exercised them. */
export interface Untested {
  readonly failed: ReadonlySet<string>;
  readonly leftOut: ReadonlySet<string>;
  /** The field of resource.yaml that each lacks. */
  readonly lacking?: ReadonlyMap<string, string>;
}

/** What became of each rule: failed where a problem names it, passed where a check exercised it. */
export function coverageOf(
  rules: readonly Rule[],
  checks: readonly Check[],
  { failed, leftOut, lacking = new Map() }: Untested,
): Coverage[] {
  const counts = new Map<string, number>();
  for (const id of checks.flatMap((check) => check.rules))
    counts.set(id, (counts.get(id) ?? 0) + 1);
  return rules.map((rule) => {
    const count = counts.get(rule.id) ?? 0;
    const outcome = failed.has(rule.id) ? 'failed' : count > 0 ? 'passed' : 'not exercised';
    const chosen = outcome === 'not exercised' && leftOut.has(rule.id);
    const lacks = outcome === 'not exercised' ? lacking.get(rule.id) : undefined;
    return {
      rule,
      outcome,
      checks: count,
      ...(chosen && { leftOut: true as const }),
      ...(lacks !== undefined && { lacks }),
    };
  });
}
