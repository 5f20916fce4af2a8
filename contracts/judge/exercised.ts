import type { Rule } from '../findings/finding.ts';
import type { Exchange, TestRequest } from '../http/exchange.ts';
import type { Model } from '../rules/model.ts';
import { contentOf } from './body.ts';
import { type Expectation, statusesOf, statusRule } from './expectation.ts';
import { parseResponse } from './parse.ts';
import { saysTaken } from './says-taken.ts';
import { secretMember, secretRules } from './secrets.ts';

/** Rules that a response of any status shows kept or broken. */
const ANY_RESPONSE = ['response.complete', 'secret.not-returned'];
/** Rules that a response of the right status shows kept or broken, whatever its body. */
const ANY_BODY = [
  ...ANY_RESPONSE,
  'response.content-type',
  'response.encoding',
  'response.success',
  'response.rejection',
  'response.unauthorised',
];

/** Rules that the expected response exercises, beside the one of its request. */
export function exercises(
  model: Model,
  expect: Expectation['expect'],
  { body, secrets }: Pick<TestRequest, 'body' | 'secrets'>,
): Rule[] {
  const { operation } = model;
  const [status] = statusesOf(model, { expect });
  if (status === undefined || expect === 'tolerated') return named(model, ['response.complete']);
  const ids = ['response.complete'];
  if (contentOf(operation, status)) ids.push('response.content-type', 'response.encoding');
  ids.push(statusRule(operation, status));
  if (expect !== 'unauthorised') ids.push('response.name-taken');
  if (secrets.length > 0) ids.push('secret.not-returned');
  const rules = [...named(model, ids), ...(model.responseRules.get(status) ?? [])];
  if (expect !== 'accepted') return rules;
  const text = JSON.stringify(body ?? null);
  const hidden = secretRules(model).filter((rule) => text.includes(`"${secretMember(rule)}":`));
  const echo = model.resource?.roleOf(operation) === 'create' ? ['law.echo'] : [];
  return [...rules, ...hidden, ...named(model, echo)];
}

/** Of those and the rule of its request, the ones on which a response has a bearing. */
export function exercised(
  model: Model,
  { body, secrets, outcome }: Exchange,
  expectation: Expectation,
): Rule[] {
  const { expect, rule } = expectation;
  const request = { secrets, ...(body !== undefined && { body }) };
  const all = [rule, ...exercises(model, expect, request)];
  const only = (ids: readonly string[], ...own: Rule[]) => {
    const kept = new Set([...own, ...named(model, ids)]);
    return all.filter((one) => kept.has(one));
  };
  if (outcome.kind === 'failure') return expect === 'survived' ? [rule] : only(ANY_RESPONSE);
  // Rejected for its key, a request says nothing of what else was asked.
  if (saysTaken(model, outcome) && expect === 'accepted') return only(ANY_RESPONSE);
  const statuses = statusesOf(model, expectation);
  if (statuses.length === 0) return all;
  if (!statuses.includes(outcome.status)) return only(ANY_RESPONSE, rule);
  const content = contentOf(model.operation, outcome.status);
  return content && !('value' in parseResponse(outcome)) ? only(ANY_BODY, rule) : all;
}

function named(model: Model, ids: readonly string[]): Rule[] {
  return ids.flatMap((id) => model.findRule(id) ?? []);
}
