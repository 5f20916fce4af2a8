import type { Rule, Suite } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import type { Session } from './session.ts';

/** What a trial showed. */
export interface TrialResult {
  readonly problems: readonly Problem[];
  /**
   * Rules on which the responses had a bearing, whether they keep them or not: a response that never came, or of another
   * kind than was asked for, says nothing of most. None and no problem: the trial is as good as not run.
   */
  readonly exercised: readonly Rule[];
}

/** One thing to try: a case, or one round of a law. */
export interface Trial {
  /** What the service does when all is well, third person, unique. */
  readonly name: string;
  readonly suite: Exclude<Suite, 'pacts'>;
  readonly rule: Rule;
  /** Rules that it exercises too when its response is as it should be. */
  readonly also?: readonly Rule[];
  /** Runs while nothing else does. */
  readonly alone?: boolean;
  run(session: Session): Promise<TrialResult>;
}
