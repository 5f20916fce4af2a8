import type { Code } from '../findings/codes.ts';
import { show } from '../findings/excerpt.ts';
import type { Problem } from '../findings/problem.ts';
import type { HttpResponse } from '../http/client.ts';
import type { Model } from '../rules/model.ts';
import { type Expectation, statusesOf } from './expectation.ts';
import { memberOf } from './parse.ts';
import { saysTaken } from './says-taken.ts';
import type { ProblemMaker } from './problem-maker.ts';

interface Tools {
  readonly model: Model;
  readonly expectation: Expectation;
  readonly report: ProblemMaker;
}

/** What is wrong with the status of a response; undefined when it is one of those that are right. */
export function statusProblem(
  response: HttpResponse,
  { model, expectation, report }: Tools,
): Problem | undefined {
  const statuses = statusesOf(model, expectation);
  const { status } = response;
  if (statuses.includes(status) || (statuses.length === 0 && status < 500)) return undefined;
  const right = statuses.join(' or ');
  const expected = right ? `status ${right}` : 'any response but a 5xx';
  if (saysTaken(model, response) && expectation.expect === 'accepted') {
    const key = model.resource?.key?.member;
    return report('response.name-taken.false', 'response.name-taken', {
      found: `was rejected as if its ${key} were taken, which it is not`,
      advice: `Reject as taken only a ${key} that a ${model.resource?.name} has.`,
      expected,
    });
  }
  const [code, found, advice] = verdictOn(response, expectation, { model, right });
  const id = sharedRule(expectation.expect, status);
  const general = id === undefined ? undefined : model.findRule(id);
  const problem = report(code, expectation.rule, { found, advice, expected });
  return { ...problem, ...(general && { general }) };
}

/** The rule for all responses of the kind, which stands for the own ones of many; none where each must be told of. */
function sharedRule(expect: Expectation['expect'], status: number): string | undefined {
  if (expect === 'accepted' || (expect === 'tolerated' && status < 300)) return 'response.success';
  const isRejection = expect === 'rejected' || expect === 'taken' || expect === 'tolerated';
  return isRejection && status >= 300 ? 'response.rejection' : undefined;
}

/** Code, what came back, and what to do. */
type Verdict = readonly [code: Code, found: string, advice: string];

function verdictOn(
  response: HttpResponse,
  { expect, rule }: Expectation,
  { model, right }: { model: Model; right: string },
): Verdict {
  const { status } = response;
  const found = `got status ${status}`;
  const advice = `Respond with ${right}.`;
  if (status >= 500) {
    const other = 'Respond in whatever way, without failing.';
    return ['response.server-error', found, right ? advice : other];
  }
  if (status >= 400 && expect === 'accepted') {
    const rejected = `was rejected with ${status}${reasonOf(response, model)}`;
    return ['request.valid.refused', rejected, rejectionAdvice(status, model, right)];
  }
  const isRejection = expect === 'rejected' || expect === 'taken' || expect === 'unauthorised';
  if (!isRejection || status < 200 || status >= 300)
    return ['response.status.unexpected', found, advice];
  const code = expect === 'taken' ? 'law.uniqueness.accepted' : 'request.invalid.accepted';
  return [code, `was accepted with ${status}`, `${rule.summary} ${advice}`];
}

function reasonOf(response: HttpResponse, { resource }: Model): string {
  const text = resource?.error && memberOf(response, resource.error.message);
  return typeof text === 'string' && text !== '' ? ` ("${show(text)}")` : '';
}

function rejectionAdvice(status: number, { operation }: Model, right: string): string {
  if (operation.unauthorised.includes(status))
    return 'Pass a --token and a --project-id that the service accepts, or accept the request.';
  if (status === 404)
    return `Pass the URL in front of ${operation.path} as the base URL, or serve the operation there.`;
  return status === 429
    ? 'Let the requests of a verification through, or lower --concurrency.'
    : `Accept it with ${right}.`;
}
