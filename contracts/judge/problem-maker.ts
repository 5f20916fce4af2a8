import type { Code } from '../findings/codes.ts';
import { show, showOutcome } from '../findings/excerpt.ts';
import type { Rule } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import { type Exchange, withoutResponseBody } from '../http/exchange.ts';
import type { Model } from '../rules/model.ts';
import type { Expectation } from './expectation.ts';
import { parseResponse } from './parse.ts';
import { secretsIn } from './secrets.ts';

/** The parts of a message about a response. */
export interface Words {
  /** What came back, after what was sent: "got status 201". */
  readonly found: string;
  /** What to do, a whole sentence. */
  readonly advice: string;
  readonly expected: string;
  readonly subject?: string;
}

/** Makes a problem of a response. The rule is one of the description, or the key of a general one. */
export type ProblemMaker = (code: Code, rule: Rule | string, words: Words) => Problem;

/** A maker of problems of one exchange, which show no secret: none that was sent, and none that came back. */
export function createProblemMaker(
  model: Model,
  exchange: Exchange,
  { what, rule: own }: Expectation,
): ProblemMaker {
  return (code, given, { found, advice, expected, subject }) => {
    const secrets = [...exchange.secrets, ...secretsReturned(model, exchange)];
    return {
      code,
      rule: typeof given === 'string' ? (model.findRule(given) ?? own) : given,
      message: `${what} ${show(found, secrets)}. ${advice}`,
      expected,
      actual: showOutcome({ ...exchange, secrets }),
      exchange: withoutResponseBody(exchange),
      ...(subject !== undefined && { subject }),
    };
  };
}

function secretsReturned(model: Model, { outcome }: Exchange): string[] {
  const parsed = outcome.kind === 'response' ? parseResponse(outcome) : undefined;
  if (!parsed || !('value' in parsed)) return [];
  return secretsIn(parsed.value, model);
}
