import { isObject, type Json } from '../../../spec/lib/pointer.ts';
import { type Node, valueOf } from '../node.ts';
import { mapPair, type Pair } from '../pair.ts';
import { matches } from './accepts.ts';
import { HIDING, isFlagged, mentionedIn } from './around.ts';
import {
  booleanAt,
  memberIn,
  partsOf,
  rulesOf,
  schemaIn,
  schemasIn,
  type Site,
  statedIn,
} from './parts.ts';
import type { View } from './view.ts';
import { type Around, type Difference, inside, report, reportAs, type Walk } from './walk.ts';

/** What a view says of one member. */
interface Member {
  /** What holds for its value. */
  readonly site: Site;
  /** Whether the description speaks of it, so that who keeps the description may use it. */
  readonly described: boolean;
  readonly required: boolean;
  /** It does not travel in this direction (`writeOnly` in a response, `readOnly` in a request). */
  readonly hidden: boolean;
  /** Where it is described, or else the object. */
  readonly node: Node;
  /** The list that makes it mandatory, or could. */
  readonly list: Node | undefined;
}

/** Compares the members of objects. Who keeps a description sends no member that it does not describe. */
export function compareMembers(pair: Pair<View>, walk: Walk): void {
  const others = mapPair(pair, othersOf);
  const closed = mapPair(others, isClosed);
  compareOthers(
    mapPair(pair, ({ node }) => node),
    { others, closed, walk },
  );
  for (const name of new Set([...namesOf(pair.old), ...namesOf(pair.new)])) {
    const members = {
      old: memberOf(pair.old, name, walk.around.old),
      new: memberOf(pair.new, name, walk.around.new),
    };
    compareMember(name, members, { closed, walk });
  }
  comparePatterns(pair, walk);
  walk.descend(mapPair(pair, nameRules), inside(walk, '{names}'));
}

function compareMember(
  name: string,
  { old, new: now }: Pair<Member>,
  { closed, walk }: { closed: Pair<boolean>; walk: Walk },
): void {
  const what = `member \`${name}\``;
  const at = { old: old.node, new: now.node };
  const difference = (was: string, is: string) => ({ at, what, was, is });
  if (old.hidden && now.hidden) return;
  if (old.hidden || now.hidden) {
    if (!old.described || !now.described) return;
    compareHidden(now.hidden, { difference, walk });
    if (walk.direction === 'response') return;
  }
  if (!old.described && !now.described) return;
  if (!old.described) return added(now, closed.old, { difference, walk });
  if (!now.described) return removed(old, closed.new, { difference, walk });
  if (now.required !== old.required) {
    const [was, is] = now.required ? ['optional', 'mandatory'] : ['mandatory', 'optional'];
    // The list has changed, while the member itself has not.
    const lists = { old: old.list ?? old.node, new: now.list ?? now.node };
    const id = now.required ? 'member.required' : 'member.optional';
    report(walk, id, { at: lists, what, was, is });
  }
  walk.descend({ old: old.site, new: now.site }, inside(walk, name));
}

interface Telling {
  readonly difference: (was: string, is: string) => Difference;
  readonly walk: Walk;
}

/** A member that travels in this direction on one side alone. */
function compareHidden(isHidden: boolean, { difference, walk }: Telling): void {
  if (walk.direction === 'response') {
    return isHidden
      ? reportAs(walk, 'response.member.withheld', difference('in responses', 'only sent'))
      : reportAs(walk, 'response.member.exposed', difference('only sent', 'also in responses'));
  }
  const words = ['read-only', 'also for requests'] as const;
  const [was, is] = isHidden ? words.toReversed() : words;
  reportAs(walk, 'request.read-only.changed', difference(was, is));
}

function added({ required }: Member, wasClosed: boolean, { difference, walk }: Telling): void {
  const told = difference('not there', required ? 'mandatory' : 'optional');
  if (required) report(walk, 'member.required', told);
  else reportAs(walk, `${walk.direction}.member.added`, told);
  if (wasClosed && walk.direction === 'response') reportAs(walk, 'response.member.allowed', told);
}

function removed({ required }: Member, isClosed: boolean, { difference, walk }: Telling): void {
  const told = difference(required ? 'mandatory' : 'optional', 'not there');
  if (walk.direction === 'response') {
    reportAs(walk, required ? 'response.member.removed' : 'response.member.removed-optional', told);
  } else if (!isClosed) reportAs(walk, 'request.member.removed', told);
  if (isClosed) report(walk, 'member.forbidden', told);
}

function memberOf({ parts, node, direction }: View, name: string, around: Around): Member {
  let described = around.knows(name);
  const site = parts.flatMap((part) => {
    const own = memberIn(part.node, name);
    const patterns = patternsOf({ parts: [part] }).filter(([pattern]) => matches(name, pattern));
    const found = [...(own ? [own] : []), ...patterns.map(([, schema]) => schema)];
    if (found.length > 0) described = true;
    if (found.length > 0) return found;
    const rest =
      schemaIn(part.node, 'additionalProperties') ??
      unevaluated(part.node, { parts, direction }, name);
    if (rest && isObject(rest.value) && !isAnything(rest)) described = true;
    return rest ? [rest] : [];
  });
  const lists = statedIn(parts, 'required');
  const holds = ({ value }: { value: Json }) => Array.isArray(value) && value.includes(name);
  const list = (lists.find(holds) ?? lists[0])?.node;
  const named = requiredNames(parts).has(name);
  const hidden = around.hides(name) || isFlagged(site, HIDING[direction]);
  return {
    site: site.length > 0 ? site : [booleanAt(node, true)],
    described: described || named,
    required: named && !hidden,
    hidden,
    list,
    node: parts.map((part) => memberIn(part.node, name)).find(Boolean) ?? node,
  };
}

/** `unevaluatedProperties` holds for members that no other part describes. */
function unevaluated(
  node: Node,
  { parts, direction }: Pick<View, 'parts' | 'direction'>,
  name: string,
): Node | undefined {
  const rule = schemaIn(node, 'unevaluatedProperties');
  return rule && !parts.some((part) => mentionedIn([part.node], direction).has(name))
    ? rule
    : undefined;
}

function requiredNames(parts: View['parts']): Set<string> {
  const lists = statedIn(parts, 'required').map(({ value }) => value);
  return new Set(lists.flat().filter((name) => typeof name === 'string'));
}

function namesOf({ parts }: View): Set<string> {
  const described = parts.flatMap(({ node }) => schemasIn(node, 'properties'));
  return new Set([...described.map(([name]) => name), ...requiredNames(parts)]);
}

/** What holds for members that are not described: true when nothing does. */
function othersOf({ parts, node }: View): Site {
  const sites = parts.flatMap(
    (part) =>
      schemaIn(part.node, 'additionalProperties') ??
      schemaIn(part.node, 'unevaluatedProperties') ??
      [],
  );
  const rules = sites.filter((site) => !isAnything(site));
  return rules.length > 0 ? rules : [booleanAt(node, true)];
}

interface Others {
  readonly others: Pair<Site>;
  readonly closed: Pair<boolean>;
  readonly walk: Walk;
}

function compareOthers(nodes: Pair<Node>, { others, closed, walk }: Others): void {
  const at = { old: others.old[0] ?? nodes.old, new: others.new[0] ?? nodes.new };
  const told = { at, what: 'a member that is not described', was: 'allowed', is: 'forbidden' };
  if (closed.new && !closed.old) report(walk, 'other-members.tightened', told);
  if (closed.old && !closed.new)
    report(walk, 'other-members.loosened', { ...told, was: 'forbidden', is: 'allowed' });
  if (!closed.old && !closed.new) walk.descend(others, inside(walk, '{other}'));
}

function comparePatterns(pair: Pair<View>, walk: Walk): void {
  const patterns = [pair.old, pair.new].flatMap((view) => patternsOf(view).map(([name]) => name));
  for (const pattern of new Set(patterns)) {
    walk.descend(
      mapPair(pair, (view) => underPattern(view, pattern)),
      inside(walk, `{${pattern}}`),
    );
  }
}

function underPattern(view: View, pattern: string): Site {
  const own = patternsOf(view).flatMap(([name, schema]) => (name === pattern ? [schema] : []));
  return own.length > 0 ? own : othersOf(view);
}

function patternsOf({ parts }: Pick<View, 'parts'>): [string, Node][] {
  return parts.flatMap(({ node }) => schemasIn(node, 'patternProperties'));
}

function nameRules({ parts, node }: View): Site {
  const sites = parts
    .flatMap((part) => schemaIn(part.node, 'propertyNames') ?? [])
    .filter((site) => !isText(site));
  return sites.length > 0 ? sites : [booleanAt(node, true)];
}

/** Whether a schema allows every text, as each name is one. */
function isText(node: Node): boolean {
  return rulesOf(node).join() === 'type' && [valueOf(node, 'type')].flat().includes('string');
}

function isClosed(others: Site): boolean {
  return partsOf(others).some(({ node }) => node.value === false);
}

function isAnything({ value }: Node): boolean {
  return value === true || (isObject(value) && Object.keys(value).length === 0);
}
