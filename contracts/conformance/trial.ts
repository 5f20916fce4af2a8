import type { Rule, Suite } from './finding.ts';
import type { Problem } from './problem.ts';
import type { Session } from './session.ts';

/** One thing to try: a case, or one round of a law. */
export interface Trial {
  /** What the service does when all is well, third person, unique. */
  readonly name: string;
  readonly suite: Exclude<Suite, 'pacts'>;
  readonly rule: Rule;
  /** Rules that it exercises too. */
  readonly also?: readonly Rule[];
  /** Runs while nothing else does. */
  readonly alone?: boolean;
  run(session: Session): Promise<readonly Problem[]>;
}
