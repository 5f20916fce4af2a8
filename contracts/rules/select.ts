import type { Rule, Suite } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import { similarTo } from './similar.ts';
import type { Trial } from '../run/trial.ts';

/** Which rules and suites are wanted. */
export interface Selection {
  /** Rule ids, their beginnings up to a dot, globs with `*`, or suites; all when absent. */
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
}

/** A selection, ready to be asked. */
export interface Selector {
  /** Whether a trial is to be run: for its own rule, or for one that it exercises too. */
  wants(trial: Trial): boolean;
  /** Of a trial's problems those that count; of one that is there for another rule's sake, those of that rule. */
  counted(problems: readonly Problem[], trial: Trial): Problem[];
  /** Whether `only` names a rule or its suite, or there is no `only`. */
  isNamed(id: string, suite: Suite): boolean;
  /** Whether `skip` names a rule or its suite. */
  isSkipped(id: string, suite: Suite): boolean;
}

const SUITES: readonly Suite[] = ['pacts', 'cases', 'laws'];

/**
 * Reads a selection.
 * @throws Error when a pattern fits no rule and no suite.
 */
export function select({ only = [], skip = [] }: Selection, rules: readonly Rule[]): Selector {
  for (const pattern of [...only, ...skip]) {
    if (SUITES.includes(pattern as Suite) || rules.some(({ id }) => fits(pattern, id))) continue;
    const near = similarTo(pattern, [...SUITES, ...rules.map(({ id }) => id)]);
    throw new Error(
      `Failed to select rules: none is called "${pattern}". ${near.length > 0 ? `Similar: ${near.join(', ')}. ` : ''}Take ${SUITES.join(', ')}, or a rule that --explain rules lists.`,
    );
  }
  const some = (patterns: readonly string[], id: string, suite: Suite) =>
    patterns.some((pattern) => pattern === suite || fits(pattern, id));
  const isNamed = (id: string, suite: Suite) => only.length === 0 || some(only, id, suite);
  const isSkipped = (id: string, suite: Suite) => some(skip, id, suite);
  return {
    isNamed,
    isSkipped,
    wants: ({ rule, also = [], suite }) =>
      !isSkipped(rule.id, suite) && [rule, ...also].some(({ id }) => isNamed(id, suite)),
    counted: (problems, { rule, suite }) =>
      problems.flatMap((problem) => {
        const { general } = problem;
        if (isSkipped(problem.rule.id, suite)) return [];
        if (isNamed(rule.id, suite) || isNamed(problem.rule.id, suite)) return [problem];
        return general && isNamed(general.id, suite) ? [{ ...problem, rule: general }] : [];
      }),
  };
}

function fits(pattern: string, id: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}(\\..*)?$`).test(id);
}
