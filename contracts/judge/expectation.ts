import type { Expectation } from '../cases/case.ts';
import type { Code } from '../findings/codes.ts';
import { type Exchange, withoutBody } from '../http/exchange.ts';
import type { Rule } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import { show, showOutcome } from '../findings/excerpt.ts';

/** What a request was about, for a message about its answer. */
export interface Asked {
  readonly expect: Expectation | 'taken';
  readonly rule: Rule;
  /** What was sent, as the beginning of a sentence: "A request in which …". */
  readonly what: string;
}

/** The statuses that may be answered; none named means any that is no failure. */
export const STATUSES: { readonly [expect in Asked['expect']]: readonly number[] } = {
  created: [200],
  refused: [400],
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

/** Makes a problem of an answer. */
export type Report = (code: Code, rule: Rule, words: Words) => Problem;

/** A maker of problems of one answer. */
export function reporter(exchange: Exchange, { what }: Asked): Report {
  return (code, rule, { found, advice, expected, subject }) => ({
    code,
    rule,
    message: `${what} ${show(found, exchange.sent.secrets)}. ${advice}`,
    expected,
    actual: showOutcome(exchange),
    exchange: withoutBody(exchange),
    ...(subject !== undefined && { subject }),
  });
}
