import { child, items, type Node, nameOf, rawChild, refOf } from '../node.ts';
import { compareOpaque, matchUp } from './opaque.ts';
import { onlyAlternative, type Part, rulesOf, type Site } from './parts.ts';
import { isEnumeration } from './values.ts';
import { type View, viewOf } from './view.ts';
import { type Pair, report, type Walk } from './walk.ts';

/** A real choice: `anyOf`, or `oneOf`. */
interface Choice extends Node {
  readonly branches: readonly Node[];
  /** Whether a value may keep several alternatives. */
  readonly inclusive: boolean;
}

/**
 * Compares the alternatives (`anyOf`, `oneOf`). Those that no value can keep two of count as `anyOf`, which allows more
 * when one of its alternatives does.
 */
export function compareAlternatives(pair: Pair<View>, walk: Walk): void {
  const lists = { old: choicesOf(pair.old), new: choicesOf(pair.new) };
  const left = matchUp(lists, (a, b) => isSameChoice(a, b, walk));
  const common = Math.min(left.old.length, left.new.length);
  for (let index = 0; index < common; index++) {
    compareChoice({ old: left.old[index] as Choice, new: left.new[index] as Choice }, pair, walk);
  }
  const rest = { old: left.old.slice(common), new: left.new.slice(common) };
  const what = 'a choice of alternatives';
  compareOpaque(pair, rest, { family: 'alternative', what, walk, isSame: () => false });
}

/**
 * Compares a schema with a choice that has it as one of its alternatives, or the other way round.
 * @returns whether it was such a pair
 */
export function compareWithChoice({ old, new: now }: Pair<View>, walk: Walk): boolean {
  const [before, after] = [soleChoice(old), soleChoice(now)];
  const here = { old: old.node, new: now.node };
  const others = 'other alternatives';
  if (
    after &&
    !before &&
    after.branches.some((branch) => walk.same({ old: old.site, new: [branch] }, walk))
  ) {
    report(walk, 'alternative.added', {
      at: { ...here, new: after },
      what: others,
      was: 'absent',
      is: namesOf(after.branches),
    });
    return true;
  }
  if (
    before &&
    !after &&
    before.branches.some((branch) => walk.same({ old: [branch], new: now.site }, walk))
  ) {
    report(walk, 'alternative.removed', {
      at: { ...here, old: before },
      what: others,
      was: namesOf(before.branches),
      is: 'absent',
    });
    return true;
  }
  return false;
}

function choicesOf({ parts }: View): Choice[] {
  return parts.flatMap((part) =>
    (['anyOf', 'oneOf'] as const).flatMap((keyword) => {
      const list = rawChild(part.node, keyword);
      if (!list || onlyAlternative(part.node, keyword) || isEnumeration(part, keyword)) return [];
      const branches = items(list);
      const inclusive =
        keyword === 'anyOf' || branches.every((one, i) => isApart(one, branches.slice(i + 1)));
      return branches.length > 0 ? [{ ...list, branches, inclusive }] : [];
    }),
  );
}

function soleChoice(view: View): Choice | undefined {
  const [choice, ...more] = choicesOf(view);
  const others = view.parts.flatMap(({ node }: Part) => rulesOf(node));
  const sole = others.every((rule) =>
    ['anyOf', 'oneOf', '$ref', 'allOf', 'discriminator'].includes(rule),
  );
  return sole && more.length === 0 && choice?.inclusive ? choice : undefined;
}

function isSameChoice(old: Choice, now: Choice, walk: Walk): boolean {
  if (old.inclusive !== now.inclusive || old.branches.length !== now.branches.length) return false;
  return matchBranches({ old, new: now }, walk).old.length === 0;
}

function matchBranches({ old, new: now }: Pair<Choice>, walk: Walk) {
  const lists = { old: old.branches, new: now.branches };
  return matchUp(lists, (a, b) => walk.same({ old: [a], new: [b] }, walk));
}

function compareChoice(choices: Pair<Choice>, views: Pair<View>, walk: Walk): void {
  const left = matchBranches(choices, walk);
  const at = { old: choices.old as Node, new: choices.new as Node };
  const told = {
    at,
    what: 'alternatives',
    was: namesOf(choices.old.branches),
    is: namesOf(choices.new.branches),
  };
  if (!choices.old.inclusive || !choices.new.inclusive) {
    report(walk, 'alternative.changed', { ...told, what: 'alternatives (cannot be decided)' });
    return;
  }
  const named = matchUp(left, isAkin);
  const byOrder = Math.min(named.old.length, named.new.length);
  for (let index = 0; index < byOrder; index++) {
    named.both.push({ old: named.old[index] as Node, new: named.new[index] as Node });
  }
  for (const { old, new: now } of named.both) walk.descend({ old: [old], new: [now] }, walk);
  const [gone] = named.old.slice(byOrder);
  const [come] = named.new.slice(byOrder);
  if (gone) report(walk, 'alternative.removed', { ...told, at: { ...at, old: gone } });
  if (come) report(walk, 'alternative.added', { ...told, at: { ...at, new: come } });
}

/** Whether two alternatives that differ are versions of one: they have the same name. */
function isAkin(old: Node, now: Node): boolean {
  const name = refOf(old);
  return name !== undefined && name === refOf(now);
}

/** Whether no value keeps a schema and one of the others: their types differ, or a member that both demand does. */
function isApart(one: Node, others: readonly Node[]): boolean {
  return others.every((other) => areDisjoint(viewOf([one], 'request'), viewOf([other], 'request')));
}

function areDisjoint(a: View, b: View): boolean {
  if (![...a.types].some((type) => b.types.has(type))) return true;
  if (a.values && b.values) return ![...a.values.keys()].some((key) => b.values?.has(key));
  if ([a, b].some(({ types }) => types.size !== 1 || !types.has('object'))) return false;
  return demandedIn(a).some((name) => demandedIn(b).includes(name) && areApartIn(a, b, name));
}

function areApartIn(a: View, b: View, name: string): boolean {
  const [x, y] = [a, b].map(({ parts }) => memberSite(parts, name));
  if (!x || !y) return false;
  const [left, right] = [viewOf(x, 'request').values, viewOf(y, 'request').values];
  return (
    left !== undefined && right !== undefined && ![...left.keys()].some((key) => right.has(key))
  );
}

function memberSite(parts: readonly Part[], name: string): Site | undefined {
  const site = parts.flatMap(({ node }) => child(node, 'properties', name) ?? []);
  return site.length > 0 ? site : undefined;
}

function demandedIn({ parts }: View): string[] {
  return parts.flatMap(({ node }) =>
    items(child(node, 'required')).map(({ value }) => String(value)),
  );
}

function namesOf(branches: readonly Node[]): string {
  const names = branches.map((branch) => {
    const ref = refOf(branch);
    return ref === undefined
      ? JSON.stringify(branch.value).slice(0, 60)
      : nameOf({ ...branch, pointer: ref });
  });
  return `[${names.join(', ')}]`;
}
