import type { Code } from '../findings/codes.ts';
import type { Rule } from '../findings/finding.ts';
import type { HttpResponse } from '../http/client.ts';
import type { Problem } from '../findings/problem.ts';
import { show } from '../findings/excerpt.ts';
import {
  type Expectation,
  type ExpectationKind,
  type ProblemMaker,
  STATUSES,
} from './expectation.ts';
import { memberOf } from './parse.ts';

interface Tools {
  readonly report: ProblemMaker;
  /** Whether the answer says that the name is taken. */
  readonly saysTaken: boolean;
  /** A general rule by its id. */
  readonly rule: (id: string) => Rule;
}

/** What is wrong with the status of an answer; undefined when it is one that may be answered. */
export function statusProblem(
  answer: HttpResponse,
  expectation: Expectation,
  tools: Tools,
): Problem | undefined {
  const statuses = STATUSES[expectation.expect];
  const { status } = answer;
  if (statuses.includes(status) || (statuses.length === 0 && status < 500)) return undefined;
  const right = statuses.join(' or ');
  const expected = right ? `status ${right}` : 'any answer but a 5xx';
  const say = ([code, found, advice]: Verdict, rule = expectation.rule) =>
    tools.report(code, rule, { found, advice, expected });
  if (tools.saysTaken && expectation.expect === 'accepted')
    return say(FALSELY_TAKEN, tools.rule('response.name-taken'));
  const verdict = verdictOn(answer, expectation, right);
  const general = generalRule(expectation.expect, status);
  return { ...say(verdict), ...(general && { general: tools.rule(general) }) };
}

/** The rule for all answers of the kind, unless each rule must be told of. */
function generalRule(expect: ExpectationKind, status: number): string | undefined {
  if (expect === 'accepted' || (expect === 'tolerated' && status < 300)) return 'response.200';
  const isRefusal = expect === 'rejected' || expect === 'taken' || expect === 'tolerated';
  return isRefusal && status >= 300 ? 'response.400' : undefined;
}

/** Code, what came back, and what to do. */
type Verdict = readonly [code: Code, found: string, advice: string];

const FALSELY_TAKEN: Verdict = [
  'response.name-taken.false',
  'was refused as if its name were taken, which it is not',
  'Refuse as taken only a name that a connection has.',
];

function verdictOn(answer: HttpResponse, expectation: Expectation, right: string): Verdict {
  const { status } = answer;
  const answered = `was answered with ${status}`;
  if (status >= 500) {
    const advice = right ? `Answer ${right}.` : 'Answer it in whatever way, without failing.';
    return ['response.server-error', answered, advice];
  }
  if (status >= 400 && expectation.expect === 'accepted') {
    return [
      'request.valid.refused',
      `was refused with ${status}${reasonOf(answer)}`,
      refusalAdvice(status),
    ];
  }
  const isAccepted =
    status >= 200 &&
    status < 300 &&
    expectation.expect !== 'accepted' &&
    expectation.expect !== 'tolerated';
  return isAccepted
    ? accepted(expectation, status, right)
    : ['response.status.unexpected', answered, `Answer ${right}.`];
}

function accepted({ expect, rule }: Expectation, status: number, right: string): Verdict {
  const code = expect === 'taken' ? 'law.uniqueness.accepted' : 'request.invalid.accepted';
  return [code, `was accepted with ${status}`, `${rule.summary} Answer ${right}.`];
}

function reasonOf(answer: HttpResponse): string {
  const text = memberOf(answer, 'error_msg');
  return typeof text === 'string' && text !== '' ? ` ("${show(text)}")` : '';
}

function refusalAdvice(status: number): string {
  if (status === 401 || status === 403)
    return 'Pass a --token and a --project-id that the service accepts, or accept the request.';
  if (status === 404)
    return 'Pass the URL in front of /v5 as the base URL, or serve the operation there.';
  return status === 429
    ? 'Let the requests of a verification through, or lower --concurrency.'
    : 'Accept it with 200.';
}
