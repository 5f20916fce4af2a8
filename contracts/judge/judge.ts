import type { Json } from '../../spec/description.ts';
import { showValue } from '../findings/excerpt.ts';
import type { Rule } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import type { Failure } from '../http/failure.ts';
import type { HttpResponse, Outcome } from '../http/client.ts';
import type { Exchange, TestRequest } from '../http/exchange.ts';
import type { Model } from '../rules/model.ts';
import { type CheckBody, contentOf, createBodyCheck } from './body.ts';
import { type CompareEcho, createEcho, echoProblems } from './echo.ts';
import { exercised, exercises } from './exercised.ts';
import { type Expectation, statusesOf } from './expectation.ts';
import { contentTypeProblem, memberOf, parseResponse } from './parse.ts';
import { createProblemMaker, type ProblemMaker } from './problem-maker.ts';
import { saysTaken } from './says-taken.ts';
import { leaksOf } from './secrets.ts';
import { statusProblem } from './status.ts';

/** Judges single exchanges by what the description says of them; asked by pacts, cases and laws. */
export interface Judge {
  /** All that is wrong with a response. */
  problems(exchange: Exchange, expectation: Expectation): Problem[];
  /** Rules that the expected response exercises, beside the one of its request. */
  exercises(expect: Expectation['expect'], request: TestRequest): Rule[];
  /** Of those and the rule of its request, the ones on which a response has a bearing. */
  exercised(exchange: Exchange, expectation: Expectation): Rule[];
  /** Whether a response says that the key is taken. */
  saysTaken(outcome: Outcome): boolean;
}

/** A judge for one operation of a description. */
export function createJudge(model: Model): Judge {
  const tools = { model, checkBody: createBodyCheck(model), compareEcho: createEcho(model) };
  return {
    problems: (exchange, expectation) => {
      const report = createProblemMaker(model, exchange, expectation);
      return problemsOf({ ...tools, exchange, expectation, report });
    },
    exercises: (expect, request) => exercises(model, expect, request),
    exercised: (exchange, expectation) => exercised(model, exchange, expectation),
    saysTaken: (outcome) => saysTaken(model, outcome),
  };
}

/** One exchange to judge, and by what. */
interface JudgedExchange {
  readonly model: Model;
  readonly checkBody: CheckBody;
  readonly compareEcho: CompareEcho;
  readonly exchange: Exchange;
  readonly expectation: Expectation;
  readonly report: ProblemMaker;
}

function problemsOf(judged: JudgedExchange): Problem[] {
  const { model, exchange, expectation, report } = judged;
  const { outcome, secrets } = exchange;
  if (outcome.kind === 'failure') return failureProblems(outcome, judged);
  const leaks = leaksOf(outcome, secrets).map(({ place, where }) =>
    report('response.secret.returned', 'secret.not-returned', {
      found: `got back a secret that was sent, in ${where} of the response`,
      advice: 'Leave secrets out of every response.',
      expected: 'no secret',
      subject: place,
    }),
  );
  const wrong = statusProblem(outcome, judged);
  if (wrong) return [wrong, ...leaks];
  const isOpen = statusesOf(model, expectation).length === 0;
  return isOpen ? leaks : [...leaks, ...contentProblems(outcome, judged)];
}

function failureProblems(
  { reason, detail }: Failure,
  { expectation: { expect, rule }, report }: JudgedExchange,
): Problem[] {
  if (reason === 'aborted') return [];
  const words = {
    found: `got no response: ${detail}`,
    advice: 'Respond to every request, whole and in time.',
    expected: 'a whole response in time',
  };
  return [report(`transport.${reason}`, expect === 'survived' ? rule : 'response.complete', words)];
}

function contentProblems(response: HttpResponse, judged: JudgedExchange): Problem[] {
  const { model, report, checkBody } = judged;
  const { status } = response;
  const content = contentOf(model.operation, status);
  if (!content) return [];
  const { mediaType } = content;
  const type = contentTypeProblem(response, mediaType);
  const found: Problem[] = [];
  if (type) {
    const words = {
      found: `got a response with ${type}`,
      advice: `Send the body as ${mediaType}.`,
      expected: `${mediaType}, with charset UTF-8 if any`,
    };
    found.push(report('response.content-type.incompatible', 'response.content-type', words));
  }
  const parsed = parseResponse(response);
  if ('code' in parsed) {
    const words = {
      found: `got status ${status} and a body that ${parsed.reason}`,
      advice: 'Send JSON in UTF-8, without a byte-order mark.',
      expected: 'JSON in UTF-8',
    };
    return [...found, report(parsed.code, 'response.encoding', words)];
  }
  const { value } = parsed;
  return [
    ...found,
    ...checkBody(value, status, report),
    ...meaningProblems(value, response, judged),
  ];
}

/** What the body says: the resource that was sent, or whether the key is taken. */
function meaningProblems(body: Json, response: HttpResponse, judged: JudgedExchange): Problem[] {
  const { model, exchange, report, compareEcho } = judged;
  const { body: sent, secrets } = exchange;
  if (model.operation.success.includes(response.status))
    return sent === undefined ? [] : echoProblems(compareEcho(sent, body), secrets, report);
  const { expect, rule } = judged.expectation;
  const { error, taken, key } = model.resource ?? {};
  const says = saysTaken(model, response);
  if (expect === 'taken' && error && taken && !says) {
    const code = showValue(memberOf(response, error.code));
    return [
      report('law.uniqueness.code', rule, {
        found: `was rejected with the error code ${code}`,
        advice: `Respond with ${taken.status} and the error code ${taken.code}.`,
        expected: `error code ${taken.code}`,
      }),
    ];
  }
  if ((expect === 'rejected' || expect === 'tolerated') && says) {
    return [
      report('response.name-taken.false', 'response.name-taken', {
        found: `was rejected with ${taken?.code}, as if its ${key?.member} were taken`,
        advice: 'Respond with an error code that says what is wrong.',
        expected: `${response.status} with another error code than ${taken?.code}`,
      }),
    ];
  }
  return [];
}
