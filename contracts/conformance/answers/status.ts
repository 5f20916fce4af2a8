import type { Code } from '../codes.ts';
import type { Rule } from '../finding.ts';
import type { Answer } from '../http.ts';
import type { Problem } from '../problem.ts';
import { show } from '../show.ts';
import { type Asked, type Report, STATUSES } from './asked.ts';
import { memberOf } from './parse.ts';

/** What decides about a refusal. */
interface Taken {
  /** Whether the answer says that the name is taken. */
  readonly isSaid: boolean;
  readonly rule: Rule;
}

/** What is wrong with the status of an answer; undefined when it is one that may be answered. */
export function statusProblem(
  answer: Answer,
  asked: Asked,
  tools: { report: Report; taken: Taken },
): Problem | undefined {
  const { status } = answer;
  const statuses = STATUSES[asked.expect];
  if (statuses.includes(status)) return undefined;
  const right = statuses.join(' or ');
  const say = (code: Code, found: string, advice: string, rule = asked.rule) =>
    tools.report(code, rule, {
      found,
      advice,
      expected: right ? `status ${right}` : 'any answer but a 5xx',
    });
  if (status >= 500) {
    const advice = right ? `Answer ${right}.` : 'Answer it in whatever way, without failing.';
    return say('response.server-error', `was answered with ${status}`, advice);
  }
  if (!right) return undefined;
  if (asked.expect !== 'created')
    return status < 300 && asked.expect !== 'tolerated'
      ? say(...accepted(asked, status, right))
      : say('response.status.unexpected', `was answered with ${status}`, `Answer ${right}.`);
  if (tools.taken.isSaid) {
    const advice = 'Refuse as taken only a name that a connection has.';
    return say(
      'response.name-taken.false',
      'was refused as if its name were taken, which it is not',
      advice,
      tools.taken.rule,
    );
  }
  return status >= 400
    ? say(
        'request.valid.refused',
        `was refused with ${status}${reasonOf(answer)}`,
        refusalAdvice(status),
      )
    : say('response.status.unexpected', `was answered with ${status}`, 'Answer 200.');
}

function accepted({ expect, rule }: Asked, status: number, right: string): [Code, string, string] {
  const code = expect === 'taken' ? 'law.uniqueness.accepted' : 'request.invalid.accepted';
  return [code, `was accepted with ${status}`, `${rule.summary} Answer ${right}.`];
}

function reasonOf(answer: Answer): string {
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
