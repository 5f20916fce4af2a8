import type { Rule, Suite } from './finding.ts';

/** Which rules and suites are wanted. */
export interface Selection {
  /** Rule ids, their beginnings up to a dot, globs with `*`, or suites; all when absent. */
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
}

/** A selection, ready to be asked. */
export interface Selector {
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
    const ids = rules.map(({ id }) => id).join(', ');
    throw new Error(
      `Failed to select rules: none is called "${pattern}". Take ${SUITES.join(', ')}, or of ${ids}.`,
    );
  }
  const some = (patterns: readonly string[], id: string, suite: Suite) =>
    patterns.some((pattern) => pattern === suite || fits(pattern, id));
  return {
    isNamed: (id, suite) => only.length === 0 || some(only, id, suite),
    isSkipped: (id, suite) => some(skip, id, suite),
  };
}

function fits(pattern: string, id: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}(\\..*)?$`).test(id);
}
