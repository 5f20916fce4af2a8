import type { Code } from '../findings/codes.ts';
import { type Exchange, withoutResponseBody } from '../http/exchange.ts';
import type { Rule } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import { show, showOutcome } from '../findings/excerpt.ts';

/** What must become of a request. */
export type ExpectationKind =
  /** It succeeds, and the resource comes back. */
  | 'accepted'
  /** It is rejected as invalid. */
  | 'rejected'
  /** It is rejected since its key is taken. */
  | 'taken'
  /** It is rejected for want of a credential. */
  | 'unauthorised'
  /** It is accepted or rejected: the document leaves open which. */
  | 'tolerated'
  /** Any response that is no failure of the service. */
  | 'survived';

/** What must become of a request, by which rule. */
export interface Expectation {
  readonly expect: ExpectationKind;
  readonly rule: Rule;
  /** What was sent, as the beginning of a sentence: "A request in which …". */
  readonly what: string;
}

/** The statuses that may be answered; none named means any that is no failure. */
export const STATUSES: { readonly [expect in ExpectationKind]: readonly number[] } = {
  accepted: [200],
  rejected: [400],
  taken: [400],
  unauthorised: [401, 403],
  tolerated: [200, 400],
  survived: [],
};

/** The parts of a message about an answer. */
export interface Words {
  /** What came back, after what was sent: "was answered with 201". */
  readonly found: string;
  /** What to do, a whole sentence. */
  readonly advice: string;
  readonly expected: string;
  readonly subject?: string;
}

/** Makes a problem of a response. */
export type ProblemMaker = (code: Code, rule: Rule, words: Words) => Problem;

/** A maker of problems of one answer. */
export function reporter(exchange: Exchange, { what }: Expectation): ProblemMaker {
  return (code, rule, { found, advice, expected, subject }) => ({
    code,
    rule,
    message: `${what} ${show(found, exchange.secrets)}. ${advice}`,
    expected,
    actual: showOutcome(exchange),
    exchange: withoutResponseBody(exchange),
    ...(subject !== undefined && { subject }),
  });
}
