import { type CurlOptions, toCurl } from '../http/curl.ts';
import type { Finding, Suite } from './finding.ts';
import type { Problem } from './problem.ts';

/** A problem, and the check that found it. */
export interface Found {
  readonly problem: Problem;
  readonly check: string;
  readonly suite: Suite;
}

/** The same unexpected status under so many rules has one cause, and is one finding. */
const COMMON = 8;
/** Checks that a finding names, at most. */
const NAMED = 3;

/**
 * Makes findings of problems: one for each rule, code and member, and one for a status that responses
 * of all kinds share, so that one cause does not fill pages.
 */
export function groupFindings(found: readonly Found[], options: CurlOptions): Finding[] {
  const groups = new Map<string, Found[]>();
  const common = commonCauses(found);
  for (const one of found) {
    const cause = causeOf(one);
    const { rule, code, subject = '' } = one.problem;
    const key = common.has(cause) ? cause : `${rule.id} ${code} ${subject}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].map(([key, group]) => toFinding(group, options, common.has(key)));
}

function commonCauses(found: readonly Found[]): Set<string> {
  const rules = new Map<string, Set<string>>();
  for (const one of found.filter(({ problem }) => problem.general)) {
    const cause = causeOf(one);
    rules.set(cause, (rules.get(cause) ?? new Set()).add(one.problem.rule.id));
  }
  return new Set([...rules].filter(([, ids]) => ids.size >= COMMON).map(([cause]) => cause));
}

/** What a wrong status has in common with others of the same general rule. */
function causeOf({ problem: { general, code, exchange } }: Found): string {
  const status = exchange?.outcome.kind === 'response' ? exchange.outcome.status : '';
  return `general ${general?.id} ${code} ${status}`;
}

function toFinding(group: readonly Found[], options: CurlOptions, isCommon: boolean): Finding {
  const [{ problem, check, suite }] = group as [Found, ...Found[]];
  const others = [...new Set(group.map((one) => one.check))].filter((name) => name !== check);
  const named = others
    .slice(0, NAMED)
    .map((name) => `"${name}"`)
    .join(', ');
  const more = others.length > NAMED ? ` and ${others.length - NAMED} more` : '';
  const also = others.length > 0 ? ` The same was seen in ${named}${more}.` : '';
  return {
    code: problem.code,
    severity: 'error',
    message: `${problem.message}${also}`,
    rule: (isCommon ? problem.general : undefined) ?? problem.rule,
    suite,
    check,
    ...(problem.exchange && { request: toCurl(problem.exchange, options) }),
    expected: problem.expected,
    actual: problem.actual,
  };
}
