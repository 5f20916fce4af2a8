import type { Json } from '../../spec/description.ts';
import type { CompareEcho, Difference } from './echo.ts';
import { subjectOf } from './echo.ts';
import type { Rule } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import type { Model } from '../rules/model.ts';
import { labelOf } from '../../spec/schema/walk.ts';
import { showValue } from '../findings/excerpt.ts';
import { createValidators, type Violation } from '../../spec/schema/validators.ts';
import type { ProblemMaker, Words } from './expectation.ts';

/** Compares a body with the description of its status. */
export type CheckBody = (body: Json, status: number, report: ProblemMaker) => Problem[];

/** A comparison of bodies; an answer of the gateway needs what an error of the service needs. */
export function createBodyCheck(model: Model): CheckBody {
  const received = createValidators(model.description, 'received');
  const { success, rejection = 400, response } = model.operation;
  const [connection, error] = [success[0] ?? 200, rejection].map((status) => {
    const schema = response(status)?.json?.schema;
    return schema === undefined ? undefined : received(schema);
  });
  return (body, status, report) => {
    const violations = (status === 200 ? connection : error)?.(withoutNull(body)) ?? [];
    return violations
      .filter(({ keyword, data }) => !(keyword === 'false schema' && data === ''))
      .map((violation) => {
        const rule = ruleOf(violation, status, model);
        return report('response.body.incompatible', rule, wordsOf(violation, status, rule));
      });
  };
}

/** Rules that a member is never returned. */
export function secretRules({ rules }: Model): Rule[] {
  return rules.filter(({ id }) => id.endsWith('.writeOnly'));
}

/** `…/properties/db_password/writeOnly` → `db_password`. */
export function secretMember({ pointer }: Rule): string | undefined {
  return pointer.split('/').at(-2);
}

/** What differs between a request and the connection that it created. */
export function echoProblems(
  differences: ReturnType<CompareEcho>,
  { rule, secrets, report }: { rule: Rule; secrets: readonly string[]; report: ProblemMaker },
): Problem[] {
  return differences.map((difference) => {
    const { kind, path, sent } = difference;
    const label = labelOf(path);
    const expected =
      kind === 'added' ? `no \`${label}\`` : `\`${label}\` ${showValue(sent, secrets)}`;
    return report(`response.echo.${kind}`, rule, {
      found: foundIn(difference, secrets),
      advice: 'Answer with the connection as it was sent, without its secrets.',
      expected,
      subject: subjectOf(difference),
    });
  });
}

function foundIn({ kind, path, sent, received }: Difference, secrets: readonly string[]): string {
  const label = `\`${labelOf(path)}\``;
  const shown = showValue(received, secrets);
  if (kind === 'missing') return `was answered without ${label}, which was sent`;
  if (kind === 'added') return `was answered with ${label} ${shown}, which was not sent`;
  return `was answered with ${label} ${shown} instead of ${showValue(sent, secrets)}`;
}

function ruleOf({ keyword, pointer, path }: Violation, status: number, model: Model): Rule {
  const own =
    keyword === 'false schema'
      ? secretRules(model).find((rule) => secretMember(rule) === path.at(-1))
      : model.ruleAt(pointer);
  return own ?? model.rule(status === 200 ? 'response.200' : 'response.400');
}

function wordsOf(
  { keyword, path, data, message }: Violation,
  status: number,
  { summary }: Rule,
): Words {
  const label = labelOf(path);
  const found = (what: string) => `was answered with ${status} and ${what}`;
  if (keyword === 'false schema') {
    return {
      found: found(`\`${label}\`, which is never returned`),
      advice: 'Leave secrets out of every answer.',
      expected: `no \`${label}\``,
      subject: label,
    };
  }
  const what =
    keyword === 'required'
      ? `no \`${label}\``
      : `${label === 'the body' ? 'a body' : `a \`${label}\``} that ${message}: ${showValue(data as Json)}`;
  return {
    found: found(what),
    advice: `In an answer: ${summary}`,
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
