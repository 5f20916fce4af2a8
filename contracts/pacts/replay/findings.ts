import { show, showOutcome } from '../../findings/excerpt.ts';
import type { Finding } from '../../findings/finding.ts';
import type { Problem } from '../../findings/problem.ts';
import type { Exchange } from '../../http/exchange.ts';
import { toCurl } from '../../http/curl.ts';
import { type Expectation, statusesOf, statusRule } from '../../judge/expectation.ts';
import type { Judge } from '../../judge/judge.ts';
import type { Model } from '../../rules/model.ts';
import { type Difference, differencesOf } from './mismatches.ts';
import type { SinglePact } from './pact-files.ts';
import type { Recording } from './recorder.ts';
import type { ReplayResult } from './replay.ts';

/** One interaction that was replayed: what the pact wants, what was seen, what the Pact core says. */
export interface ReplayedInteraction {
  readonly pact: SinglePact;
  readonly recording: Recording;
  readonly result: ReplayResult;
}

/** By what interactions are judged, and where they were replayed. */
export interface Bench {
  readonly model: Model;
  readonly judge: Judge;
  readonly target: URL;
}

/** What one replayed interaction shows to be wrong; empty when it holds. Never holds the token. */
export function findingsOf(replayed: ReplayedInteraction, bench: Bench): Finding[] {
  const { pact, recording } = replayed;
  return problemsOf(replayed, bench).map(
    ({ exchange: _, general: __, subject: ___, ...found }) => ({
      ...found,
      severity: pact.source?.pending ? 'warning' : 'error',
      suite: 'pacts',
      check: pact.description,
      ...(recording.exchange && {
        request: toCurl(recording.exchange, { ...bench.model, target: bench.target }),
      }),
    }),
  );
}

/** What a pact expects of the response to its request, in the terms of the judge. */
export function expectationOf(
  { description, status, statuses }: SinglePact,
  model: Model,
): Expectation {
  const { operation } = model;
  const rule = model.findRule(statusRule(operation, status)) ?? model.rule('response.complete');
  const what = `The pact "${description}" is broken: its request`;
  if (statuses.some((one) => one < 300)) return { expect: 'accepted', rule, what };
  return statuses.some((one) => operation.unauthorised.includes(one))
    ? { expect: 'unauthorised', rule, what }
    : { expect: 'failing', rule, what, statuses };
}

function problemsOf(
  { pact, recording: { stateProblem, exchange }, result }: ReplayedInteraction,
  { model, judge }: Bench,
): Problem[] {
  const expectation = expectationOf(pact, model);
  const { rule, what } = expectation;
  const expected = `status ${pact.statuses.join(' or ')}, with the body of the pact`;
  if (stateProblem) {
    const message = `The pact "${pact.description}" is broken: ${stateProblem}`;
    return [{ code: 'provider-state.failed', rule, message, expected, actual: stateProblem }];
  }
  if (exchange?.outcome.kind !== 'response') {
    const actual = exchange?.outcome.detail ?? 'the request was not sent';
    const message = `${what} got no response: ${actual}. Respond to every request, whole and in time.`;
    return [{ code: 'response.missing', rule, message, expected, actual }];
  }
  const judged = judge.problems(exchange, expectation);
  const { status } = exchange.outcome;
  // Of a status that the description rules out too the judge has told.
  const more = pact.statuses.includes(status)
    ? differencesOf(result.mismatches, judged)
    : statusesOf(model, expectation).includes(status)
      ? [wrongStatus(status, pact)]
      : [];
  return [...judged, ...ownProblems(more, { exchange, expectation, expected })];
}

function wrongStatus(status: number, { statuses }: SinglePact): Difference {
  const right = statuses.join(' or ');
  return {
    code: 'response.status.unexpected',
    found: `got status ${status}, where the pact expects ${right}`,
    advice: `Respond with ${right}.`,
  };
}

interface Own {
  readonly exchange: Exchange;
  readonly expectation: Expectation;
  readonly expected: string;
}

function ownProblems(
  differences: readonly Difference[],
  { exchange, expectation: { rule, what }, expected }: Own,
): Problem[] {
  return differences.map(({ code, found, advice }) => ({
    code,
    rule,
    message: `${what} ${show(found, exchange.secrets)}. ${advice}`,
    expected,
    actual: showOutcome(exchange),
  }));
}
