import { follow, items, type Node, nameOf, rawChild, refOf, valueOf } from '../node.ts';
import { mapPair, matchUp, type Pair } from '../pair.ts';
import { compareOpaque } from './opaque.ts';
import { memberIn, onlyAlternative, type Part, rulesOf, statedIn } from './parts.ts';
import { isList } from './values.ts';
import { allowsNothing, type View, viewOf } from './view.ts';
import { areSame, report, type Walk } from './walk.ts';

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
  const changed = matchUp(mapPair(pair, choicesOf), (a, b) => isSameChoice(a, b, walk));
  const left = matchUp(changed, () => true);
  for (const choices of left.both) compareChoice(choices, walk);
  const what = 'a choice of alternatives';
  compareOpaque(pair, left, { family: 'alternative', what, walk, isSame: () => false });
}

/**
 * Compares a schema with a choice that has it as one of its alternatives, or the other way round.
 * @returns whether it was such a pair
 */
export function compareWithChoice({ old, new: now }: Pair<View>, walk: Walk): boolean {
  const [before, after] = [soleChoice(old), soleChoice(now)];
  if (Boolean(before) === Boolean(after)) return false;
  const kept = before
    ? before.branches.find((branch) => walk.same({ old: [branch], new: now.site }, walk))
    : after?.branches.find((branch) => walk.same({ old: old.site, new: [branch] }, walk));
  const choice = before ?? after;
  if (!kept || !choice) return false;
  const others = choice.branches.filter((branch) => branch !== kept);
  if (others.length === 0) return true;
  const name = others.map((branch) => nameIn(choice, branch)).join(', ');
  const at = { old: before ?? old.node, new: after ?? now.node };
  tellAlternative(before ? 'gone' : 'come', name, { at, walk });
  return true;
}

function choicesOf({ parts }: View): Choice[] {
  return parts.flatMap((part) =>
    (['anyOf', 'oneOf'] as const).flatMap((keyword) => {
      const list = rawChild(part.node, keyword);
      if (!list || onlyAlternative(part.node, keyword) || isList(part, keyword)) return [];
      const branches = branchesOf(list, keyword);
      const inclusive =
        keyword === 'anyOf' || branches.every((one, i) => isApart(one, branches.slice(i + 1)));
      return branches.length > 0 ? [{ ...list, branches, inclusive }] : [];
    }),
  );
}

/** The alternatives that a value can keep; `anyOf` within `anyOf` adds its own. */
function branchesOf(list: Node, keyword: 'anyOf' | 'oneOf'): Node[] {
  const real = items(list).filter((branch) => !allowsNothing(branch));
  return real.flatMap((branch) => {
    const inner = rulesOf(branch).join() === 'anyOf' && rawChild(branch, 'anyOf');
    return keyword === 'anyOf' && inner ? branchesOf(inner, keyword) : [branch];
  });
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

/** Finds each alternative on the other side, first where it has the same name: most have. */
function matchBranches({ old, new: now }: Pair<Choice>, walk: Walk): Pair<Node[]> {
  const isSame = (a: Node, b: Node) => areSame(a, b, walk);
  const lists = { old: old.branches, new: now.branches };
  const named = matchUp(lists, (a, b) => hasSameName(a, b) && isSame(a, b));
  return matchUp(named, isSame);
}

function compareChoice(choices: Pair<Choice>, walk: Walk): void {
  const { old, new: now } = choices;
  const left = matchBranches(choices, walk);
  const at: Pair<Node> = choices;
  if (left.old.length + left.new.length === 0 && old.inclusive !== now.inclusive) {
    const [was, is] = now.inclusive ? ['one', 'any'] : ['any', 'one'];
    const id = now.inclusive ? 'alternative.added' : 'alternative.removed';
    report(walk, id, { at, what: 'what may hold of the alternatives', was, is });
  } else if (!old.inclusive || !now.inclusive) {
    const what = 'a choice of alternatives (cannot be decided)';
    const { old: was, new: is } = mapPair(choices, ({ branches }) => `of ${branches.length}`);
    report(walk, 'alternative.changed', { at, what, was, is });
  } else compareBranches(choices, left, walk);
}

/** Compares the alternatives of two choices that are not the same, and tells those of one side alone. */
function compareBranches(choices: Pair<Choice>, left: Pair<Node[]>, walk: Walk): void {
  // What is on both sides may stand twice on one of them.
  const alone = {
    old: left.old.filter((old) => !choices.new.branches.some((now) => areSame(old, now, walk))),
    new: left.new.filter((now) => !choices.old.branches.some((old) => areSame(old, now, walk))),
  };
  const named = matchUp(alone, hasSameName);
  const typed = matchUp(named, isAkin);
  const ordered = matchUp(typed, () => true);
  for (const { old, new: now } of [...named.both, ...typed.both, ...ordered.both]) {
    walk.descend({ old: [old], new: [now] }, walk);
  }
  for (const gone of ordered.old) {
    tellAlternative('gone', nameIn(choices.old, gone), { at: { ...choices, old: gone }, walk });
  }
  for (const come of ordered.new) {
    tellAlternative('come', nameIn(choices.new, come), { at: { ...choices, new: come }, walk });
  }
}

function tellAlternative(
  fate: 'gone' | 'come',
  name: string,
  { at, walk }: { at: Pair<Node>; walk: Walk },
): void {
  const what = `the alternative ${name}`;
  if (fate === 'gone') report(walk, 'alternative.removed', { at, what, was: 'there', is: 'gone' });
  else report(walk, 'alternative.added', { at, what, was: 'not there', is: 'there' });
}

/** Whether two alternatives that differ are versions of one, by the component that they refer to. */
function hasSameName(old: Node, now: Node): boolean {
  const name = refOf(old);
  return name !== undefined && name === refOf(now);
}

/** Whether they are, by the values that they may have in common. */
function isAkin(old: Node, now: Node): boolean {
  return isApart(old, [now]) === false;
}

/** Whether no value keeps a schema and one of the others: their types differ, or a member that both demand does. */
function isApart(one: Node, others: readonly Node[]): boolean {
  return others.every((other) => areDisjoint(viewOf([one], 'request'), viewOf([other], 'request')));
}

function areDisjoint(a: View, b: View): boolean {
  if (![...a.types].some((type) => b.types.has(type))) return true;
  if (a.values && b.values) return !haveCommon(a.values, b.values);
  if ([a, b].some(({ types }) => types.size !== 1 || !types.has('object'))) return false;
  return demandedIn(a).some((name) => demandedIn(b).includes(name) && areApartIn(a, b, name));
}

function areApartIn(a: View, b: View, name: string): boolean {
  const [left, right] = [a, b].map(({ parts }) => {
    const site = parts.flatMap(({ node }) => memberIn(node, name) ?? []);
    return site.length > 0 ? viewOf(site, 'request').values : undefined;
  });
  return left !== undefined && right !== undefined && !haveCommon(left, right);
}

function haveCommon(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  return [...a.keys()].some((key) => b.has(key));
}

function demandedIn({ parts }: View): string[] {
  const lists = statedIn(parts, 'required').map(({ value }) => value);
  return lists.flat().filter((name) => typeof name === 'string');
}

/** What an alternative is called: its title, its component, or its position. */
function nameIn(choice: Choice, branch: Node): string {
  const title = valueOf(follow(branch), 'title');
  const ref = refOf(branch);
  if (typeof title === 'string') return `"${title}"`;
  return ref === undefined
    ? `number ${choice.branches.indexOf(branch) + 1}`
    : nameOf({ ...branch, pointer: ref });
}
