import type { Json } from '../../spec/description.ts';
import type { JsonContent } from '../../spec/bodies.ts';
import { createValidators, type Validator, type Violation } from '../../spec/schema/validators.ts';
import { labelOf } from '../../spec/schema/walk.ts';
import { showValue } from '../findings/excerpt.ts';
import type { Rule } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import type { Model } from '../rules/model.ts';
import { statusRule } from './expectation.ts';
import type { ProblemMaker, Words } from './problem-maker.ts';
import { secretMember, secretRules } from './secrets.ts';

/** Compares a body with the description of its status. */
export type CheckBody = (body: Json, status: number, report: ProblemMaker) => Problem[];

/** The JSON that a response of a status has; that of a gateway needs what a rejection by the service needs. */
export function contentOf(
  { success, rejection, response }: Model['operation'],
  status: number,
): JsonContent | undefined {
  const described = success.includes(status) ? status : rejection;
  return described === undefined ? undefined : response(described)?.json;
}

/** A comparison of bodies; its schemas are compiled when they are first needed. */
export function createBodyCheck(model: Model): CheckBody {
  const compile = createValidators(model.description, 'received');
  const validators = new Map<string, Validator>();
  return (body, status, report) => {
    const schema = contentOf(model.operation, status)?.schema;
    if (schema === undefined) return [];
    const validate = validators.get(schema) ?? compile(schema);
    validators.set(schema, validate);
    return validate(withoutNull(body))
      .filter(({ keyword, data }) => !(keyword === 'false schema' && data === ''))
      .map((violation) => {
        const general = statusRule(model.operation, status);
        const rule = ruleOf(violation, model) ?? model.findRule(general);
        const words = wordsOf(violation, status, rule?.summary ?? violation.message);
        return report('response.body.incompatible', rule ?? general, words);
      });
  };
}

function ruleOf({ keyword, pointer, path }: Violation, model: Model): Rule | undefined {
  return keyword === 'false schema'
    ? secretRules(model).find((rule) => secretMember(rule) === path.at(-1))
    : model.ruleAt(pointer);
}

function wordsOf(violation: Violation, status: number, summary: string): Words {
  const { keyword, path, data, message } = violation;
  const label = labelOf(path);
  if (keyword === 'false schema') {
    return {
      found: `got status ${status} and \`${label}\`, which is never returned`,
      advice: 'Leave secrets out of every response.',
      expected: `no \`${label}\``,
      subject: label,
    };
  }
  const what =
    keyword === 'required'
      ? `no \`${label}\``
      : `${path.length === 0 ? 'a body' : `a \`${label}\``} that ${message}: ${showValue(data as Json)}`;
  return {
    found: `got status ${status} and ${what}`,
    advice: `In a response: ${summary}`,
    expected: summary,
    subject: label,
  };
}

/** A copy without null members, which count as absent. */
function withoutNull(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (typeof value !== 'object' || value === null) return value;
  const present = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(present.map(([name, inner]) => [name, withoutNull(inner)]));
}
