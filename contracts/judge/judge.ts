import type { Json } from '../../spec/description.ts';
import { createEcho } from './echo.ts';
import type { Exchange, TestRequest } from '../http/exchange.ts';
import type { Rule } from '../findings/finding.ts';
import type { HttpResponse, Outcome } from '../http/client.ts';
import type { Problem } from '../findings/problem.ts';
import type { Model } from '../rules/model.ts';
import { leaksOf } from './secrets.ts';
import { showValue } from '../findings/excerpt.ts';
import {
  type Expectation,
  type ExpectationKind,
  type ProblemMaker,
  reporter,
  STATUSES,
} from './expectation.ts';
import { createBodyCheck, echoProblems, secretMember, secretRules } from './body.ts';
import { contentTypeProblem, memberOf, parseAnswer } from './parse.ts';
import { statusProblem } from './status.ts';

/** Judges single answers by what the description says of them. */
export interface Judge {
  /** All that is wrong with an answer. */
  problems(exchange: Exchange, expectation: Expectation): Problem[];
  /** Rules that the expected answer exercises, beside the one of its request. */
  exercises(expect: ExpectationKind, sent: TestRequest): Rule[];
  /** Of those and the rule of its request, the ones on which an answer has a bearing. */
  exercised(exchange: Exchange, expectation: Expectation): Rule[];
  /** Whether an answer says that the name is taken. */
  saysTaken(outcome: Outcome): boolean;
}

/** A judge for one description. */
export function createJudge(model: Model): Judge {
  const checkBody = createBodyCheck(model);
  const compareEcho = createEcho(model);
  const taken = String(model.resource?.taken?.code);
  return { problems, exercises, exercised, saysTaken };

  function problems(exchange: Exchange, expectation: Expectation): Problem[] {
    const { outcome } = exchange;
    const report = reporter(exchange, expectation);
    if (outcome.kind === 'failure') {
      if (outcome.reason === 'aborted') return [];
      const rule =
        expectation.expect === 'survived' ? expectation.rule : model.rule('response.complete');
      const words = {
        found: `got no answer: ${outcome.detail}`,
        advice: 'Answer every request, whole and in time.',
        expected: 'a whole answer in time',
      };
      return [report(`transport.${outcome.reason}`, rule, words)];
    }
    const leaks = leakProblems(outcome, exchange, report);
    const wrong = statusProblem(outcome, expectation, {
      report,
      saysTaken: saysTaken(outcome),
      rule: model.rule,
    });
    if (wrong) return [wrong, ...leaks];
    return STATUSES[expectation.expect].length === 0
      ? leaks
      : [...leaks, ...contentProblems(exchange, outcome, expectation)];
  }

  function leakProblems(
    answer: HttpResponse,
    { secrets }: Exchange,
    report: ProblemMaker,
  ): Problem[] {
    return leaksOf(answer, secrets).map(({ place, where }) =>
      report('response.secret.returned', model.rule('secret.not-returned'), {
        found: `got back a secret that was sent, in ${where} of the answer`,
        advice: 'Leave secrets out of every answer.',
        expected: 'no secret',
        subject: place,
      }),
    );
  }

  function contentProblems(
    exchange: Exchange,
    answer: HttpResponse,
    expectation: Expectation,
  ): Problem[] {
    const report = reporter(exchange, expectation);
    const type = contentTypeProblem(answer);
    const found = type
      ? [
          report('response.content-type.incompatible', model.rule('response.content-type'), {
            found: `was answered with ${type}`,
            advice: 'Send the body as application/json.',
            expected: 'application/json, with charset UTF-8 if any',
          }),
        ]
      : [];
    const parsed = parseAnswer(answer);
    if ('code' in parsed) {
      const words = {
        found: `was answered with ${answer.status} and a body that ${parsed.reason}`,
        advice: 'Send JSON in UTF-8, without a byte-order mark.',
        expected: 'JSON in UTF-8',
      };
      return [...found, report(parsed.code, model.rule('response.encoding'), words)];
    }
    return [
      ...found,
      ...checkBody(parsed.value, answer.status, report),
      ...meaningProblems(parsed.value, exchange, expectation),
    ];
  }

  /** What the body says: the connection that was sent, or whether the name is taken. */
  function meaningProblems(body: Json, exchange: Exchange, expectation: Expectation): Problem[] {
    const { body: sent, secrets, outcome } = exchange;
    const report = reporter(exchange, expectation);
    const isConnection = outcome.kind === 'response' && outcome.status === 200;
    if (
      (expectation.expect === 'accepted' || expectation.expect === 'tolerated') &&
      isConnection &&
      sent !== undefined
    ) {
      return echoProblems(compareEcho(sent, body), {
        rule: model.rule('law.echo'),
        secrets,
        report,
      });
    }
    if (expectation.expect === 'taken' && !saysTaken(outcome)) {
      const code = showValue(memberOf(outcome, 'error_code'));
      return [
        report('law.uniqueness.code', expectation.rule, {
          found: `was refused with the error code ${code}`,
          advice: `Answer 400 with the error code ${taken}.`,
          expected: `error code ${taken}`,
        }),
      ];
    }
    if (
      (expectation.expect === 'rejected' || expectation.expect === 'tolerated') &&
      saysTaken(outcome)
    ) {
      return [
        report('response.name-taken.false', model.rule('response.name-taken'), {
          found: `was refused with ${taken}, as if its name were taken`,
          advice: 'Answer with an error code that says what is wrong.',
          expected: `400 with another error code than ${taken}`,
        }),
      ];
    }
    return [];
  }

  function exercises(expect: ExpectationKind, sent: TestRequest): Rule[] {
    const [status] = STATUSES[expect];
    if (status === undefined || expect === 'tolerated') return [model.rule('response.complete')];
    const ids = ['response.complete', 'response.content-type', 'response.encoding'];
    ids.push(`response.${status}`);
    if (status !== 401) ids.push('response.name-taken');
    if (sent.secrets.length > 0) ids.push('secret.not-returned');
    const rules = [...ids.map((id) => model.rule(id)), ...(model.answerRules.get(status) ?? [])];
    if (expect !== 'accepted') return rules;
    const text = JSON.stringify(sent.body);
    const secrets = secretRules(model).filter((rule) => text.includes(`"${secretMember(rule)}":`));
    return [...rules, ...secrets, model.rule('law.echo')];
  }

  function exercised({ body, secrets, outcome }: Exchange, { expect, rule }: Expectation): Rule[] {
    const all = [rule, ...exercises(expect, { secrets, ...(body !== undefined && { body }) })];
    if (outcome.kind === 'failure') return expect === 'survived' ? [rule] : all.filter(isAnyAnswer);
    const statuses = STATUSES[expect];
    // Refused for its name, a request says nothing of what else was asked.
    if (saysTaken(outcome) && expect === 'accepted') return all.filter(isAnyAnswer);
    if (statuses.length > 0 && !statuses.includes(outcome.status))
      return all.filter((one) => one === rule || isAnyAnswer(one));
    const isRead = statuses.length === 0 || 'value' in parseAnswer(outcome);
    return isRead ? all : all.filter((one) => one === rule || isAnyBody(one));
  }

  function saysTaken(outcome: Outcome): boolean {
    return (
      outcome.kind === 'response' &&
      outcome.status >= 400 &&
      memberOf(outcome, 'error_code') === taken
    );
  }
}

/** Rules that an answer of any status shows kept or broken. */
function isAnyAnswer({ id }: Rule): boolean {
  return id === 'response.complete' || id === 'secret.not-returned';
}

/** Rules that an answer of the right status shows kept or broken, whatever its body. */
function isAnyBody(rule: Rule): boolean {
  return isAnyAnswer(rule) || /^response\.(\d|content-type|encoding)/.test(rule.id);
}
