import { readDescription } from '../../../spec/description.ts';
import type { Code } from '../../findings/codes.ts';
import { toCurl } from '../../http/curl.ts';
import type { Finding, Rule } from '../../findings/finding.ts';
import { readRules } from '../../rules/rules.ts';
import { checkAnswer, contentType, type Problem } from './check-answer.ts';
import type { SinglePact } from './pact-files.ts';
import type { Recording } from './recorder.ts';
import type { Mismatch, Outcome } from './replay.ts';
import { redact } from './secrets.ts';
import type { SessionOptions } from './session.ts';

/** One interaction that was replayed: what the pact wants, what was seen, what the Pact core says. */
export interface Replayed {
  readonly pact: SinglePact;
  readonly recording: Recording;
  readonly outcome: Outcome;
}

/** The rule for the answers of one status; that of its kind where a pact expects one that the description has not. */
export function responseRule(status: number): Rule {
  rules ??= new Map(
    readRules(readDescription()).rules.map((rule): [string, Rule] => [rule.id, rule]),
  );
  const own = rules.get(`response.${status}`) ?? rules.get(`response.${status < 300 ? 200 : 400}`);
  return own as Rule;
}

/** Read when first needed, once: that takes longer than an interaction. */
let rules: ReadonlyMap<string, Rule> | undefined;

/** What one replayed interaction shows to be wrong; empty when it holds. Never holds the token. */
export function findingsOf(replayed: Replayed, { target, token }: SessionOptions): Finding[] {
  const { pact, recording } = replayed;
  const safe = (text: string) => redact(text, token);
  return faultsOf(replayed).map(({ code, found, advice }) => ({
    code,
    severity: pact.source?.pending ? 'warning' : 'error',
    message: `The pact "${pact.description}" is broken: ${safe(found)}.${advice}`,
    rule: responseRule(pact.status),
    suite: 'pacts',
    check: pact.description,
    ...(recording.exchange && { request: toCurl(recording.exchange, target) }),
    expected: `status ${pact.statuses.join(' or ')}, with the body of the pact and the description`,
    actual: safe(describe(recording)),
  }));
}

interface Fault {
  readonly code: Code;
  readonly found: string;
  readonly advice: string;
}

function faultsOf({ pact, recording, outcome }: Replayed): Fault[] {
  const { stateProblem, exchange } = recording;
  if (stateProblem) {
    return [{ code: 'provider-state.failed', found: stateProblem.replace(/\.$/, ''), advice: '' }];
  }
  if (exchange?.outcome.kind !== 'response') {
    const found = exchange?.outcome.detail ?? 'the request was not sent';
    return [
      { code: 'response.missing', found, advice: ' Answer every request, whole and in time.' },
    ];
  }
  const { status } = exchange.outcome;
  if (!pact.statuses.includes(status)) {
    const found = `status ${status}, expected ${pact.statuses.join(' or ')}`;
    return [{ code: 'response.status.unexpected', found, advice: statusAdvice(status) }];
  }
  return bodyFaults(merge(checkAnswer(exchange.outcome, exchange), outcome.mismatches));
}

function statusAdvice(status: number): string {
  return status === 401 || status === 403
    ? ' Pass a --token and a --project-id that the service accepts, or answer as the document says.'
    : ' Answer with that status.';
}

function bodyFaults(problems: readonly Problem[]): Fault[] {
  const [type, body] = [true, false].map((wanted) =>
    problems.filter(({ member }) => (member === 'content-type') === wanted).map(({ text }) => text),
  ) as [string[], string[]];
  const faults: Fault[] = [];
  if (type.length > 0) {
    const advice = ' Send the body as application/json.';
    const code = 'response.content-type.incompatible';
    faults.push({ code, found: type.join('; '), advice });
  }
  if (body.length > 0) {
    const advice = ' Send the body that the description shows for this status.';
    faults.push({ code: 'response.body.incompatible', found: body.join('; '), advice });
  }
  return faults;
}

/** The description's word on a member stands before Pact's on the same member. */
function merge(problems: readonly Problem[], mismatches: readonly Mismatch[]): Problem[] {
  const known = new Set(problems.map(({ member }) => member));
  // The Pact core gives them in no order.
  const more = mismatches
    .flatMap(toProblems)
    .filter(({ member }) => !known.has(member))
    .sort((a, b) => a.member.localeCompare(b.member));
  return [...problems, ...(known.has('body') ? [] : more)];
}

/** A mismatch of the Pact core in our words: one problem for each member. */
function toProblems({ type, path = '', mismatch, expected, actual }: Mismatch): Problem[] {
  if (type !== 'BodyMismatch') {
    const member = /content-type/i.test(mismatch) ? 'content-type' : 'body';
    return [{ member, text: mismatch }];
  }
  const member = path.replace(/^\$\.?/, '').replace(/\[(\d+)\]/g, '.$1');
  const [, missing] = /missing the following keys: (.*)$/.exec(mismatch) ?? [];
  if (missing) {
    const names = missing.split(', ').map((key) => (member ? `${member}.${key}` : key));
    return names.map((name) => ({ member: name, text: `${name} is missing` }));
  }
  const shown = member || 'body';
  const unequal = mismatch.includes('to be equal to');
  const text = unequal ? `${shown} is ${actual}, expected ${expected}` : `${shown}: ${mismatch}`;
  return [{ member: shown, text }];
}

function describe({ exchange, stateProblem }: Recording): string {
  if (exchange?.outcome.kind !== 'response') {
    return exchange?.outcome.detail ?? stateProblem ?? 'nothing was sent';
  }
  const { status, body } = exchange.outcome;
  return `status ${status}, ${contentType(exchange.outcome) ?? 'no content type'}: ${body}`;
}
