import type { Code } from './codes.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Rule } from './finding.ts';

/** One thing that is wrong, before it is reported. */
export interface Problem {
  readonly code: Code;
  readonly rule: Rule;
  /** One sentence or two: what was sent, what came back, what to do. */
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
  /** The rule for responses of all kinds that it breaks as well. */
  readonly general?: Rule;
  /** The member that it is about, where several of a rule differ. */
  readonly subject?: string;
  readonly exchange?: Exchange;
}
