import { isObject, type Json } from '../../../spec/lib/pointer.ts';
import { child, entries, type Node } from '../node.ts';
import { matchUp, type Pair } from '../pair.ts';
import { compareOpaque } from './opaque.ts';
import { booleanAt, schemaIn, schemasIn, type Site } from './parts.ts';
import type { View } from './view.ts';
import { ANYTHING, type Around, areSame, type Walk } from './walk.ts';

/** `if`, `then` and `else`; or what has to hold when a member is there. */
interface Condition extends Node {
  readonly if: Node | string;
  readonly then: Site;
  readonly else: Site;
}

/**
 * Compares the conditional rules: `if`/`then`/`else`, `dependentSchemas` and `dependentRequired`. Of two with the same
 * condition, what they demand is compared.
 * @param walk what the other schemas say is around it
 */
export function compareConditions(pair: Pair<View>, walk: Walk): void {
  const lists = {
    old: conditionsOf(pair.old).filter((one) => demands(one, walk.around.old, walk)),
    new: conditionsOf(pair.new).filter((one) => demands(one, walk.around.new, walk)),
  };
  const changed = matchUp(lists, (a, b) => isSameIf(a, b, walk) && isSameDemand(a, b, walk));
  const reworked = matchUp(changed, (a, b) => isSameIf(a, b, walk));
  for (const { old, new: now } of reworked.both) {
    walk.descend({ old: old.then, new: now.then }, walk);
    walk.descend({ old: old.else, new: now.else }, walk);
  }
  const isSame = (a: Condition, b: Condition) => isSameIf(a, b, walk);
  compareOpaque(pair, reworked, { family: 'condition', what: 'a condition', walk, isSame });
}

function conditionsOf({ parts }: View): Condition[] {
  return parts.flatMap(({ node }) => {
    const rule = schemaIn(node, 'if');
    const branch = (keyword: string) => [schemaIn(node, keyword) ?? booleanAt(node, true)];
    const own = rule
      ? [{ ...rule, value: shown(node), if: rule, then: branch('then'), else: branch('else') }]
      : [];
    const schemas = schemasIn(node, 'dependentSchemas').map(([name, schema]) =>
      whenThere(name, schema),
    );
    const required = entries(child(node, 'dependentRequired')).map(([name, list]) =>
      whenThere(name, { ...list, value: { required: list.value } }),
    );
    return [...own, ...schemas, ...required];
  });
}

/** The condition alone, for messages. */
function shown({ value }: Node): Json {
  const keywords = Object.entries(isObject(value) ? value : {});
  return Object.fromEntries(keywords.filter(([name]) => ['if', 'then', 'else'].includes(name)));
}

function whenThere(member: string, schema: Node): Condition {
  return { ...schema, if: member, then: [schema], else: [booleanAt(schema, true)] };
}

/** Whether a condition demands anything; of secrets, it does not in a response. */
function demands(condition: Condition, around: Around, walk: Walk): boolean {
  const both = { ...walk, around: { old: around, new: around } };
  return [condition.then, condition.else].some(
    (site) => !walk.same({ old: site, new: [booleanAt(condition, true)] }, both),
  );
}

function isSameIf(old: Condition, now: Condition, walk: Walk): boolean {
  if (typeof old.if === 'string' || typeof now.if === 'string')
    return memberAskedFor(old) !== undefined && memberAskedFor(old) === memberAskedFor(now);
  return areSame(old.if, now.if, { ...walk, around: ANYTHING });
}

/** The member whose presence is all that a condition asks for. */
function memberAskedFor({ if: rule }: Condition): string | undefined {
  if (typeof rule === 'string') return rule;
  if (!isObject(rule.value) || Object.keys(rule.value).join() !== 'required') return undefined;
  const names = rule.value.required;
  return Array.isArray(names) && names.length === 1 ? String(names[0]) : undefined;
}

function isSameDemand(old: Condition, now: Condition, walk: Walk): boolean {
  return (
    walk.same({ old: old.then, new: now.then }, walk) &&
    walk.same({ old: old.else, new: now.else }, walk)
  );
}
