import { follow, items, type Node, nameOf, rawChild, refOf, valueOf } from '../node.ts';
import { compareOpaque, matchUp } from './opaque.ts';
import { memberIn, onlyAlternative, type Part, rulesOf, type Site, statedIn } from './parts.ts';
import { isList } from './values.ts';
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
    compareChoice({ old: left.old[index] as Choice, new: left.new[index] as Choice }, walk);
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
  if (Boolean(before) === Boolean(after)) return false;
  const kept = before
    ? before.branches.find((branch) => walk.same({ old: [branch], new: now.site }, walk))
    : after?.branches.find((branch) => walk.same({ old: old.site, new: [branch] }, walk));
  const choice = before ?? after;
  if (!kept || !choice) return false;
  const others = choice.branches.filter((branch) => branch !== kept);
  if (others.length === 0) return true;
  const what = `the alternative ${others.map((branch) => nameIn(choice, branch)).join(', ')}`;
  const at = { old: before ?? old.node, new: after ?? now.node };
  if (before) report(walk, 'alternative.removed', { at, what, was: 'there', is: 'gone' });
  else report(walk, 'alternative.added', { at, what, was: 'not there', is: 'there' });
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
  const real = items(list).filter((branch) => follow(branch).value !== false);
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
  const isSame = (a: Node, b: Node) => walk.same({ old: [a], new: [b] }, walk);
  const lists = { old: old.branches, new: now.branches };
  const named = matchUp(lists, (a, b) => hasSameName(a, b) && isSame(a, b));
  return matchUp(named, isSame);
}

function compareChoice(choices: Pair<Choice>, walk: Walk): void {
  const left = matchBranches(choices, walk);
  const at = { old: choices.old as Node, new: choices.new as Node };
  if (left.old.length + left.new.length === 0 && choices.old.inclusive !== choices.new.inclusive) {
    const [was, is] = choices.new.inclusive ? ['one', 'any'] : ['any', 'one'];
    const id = choices.new.inclusive ? 'alternative.added' : 'alternative.removed';
    const what = 'what may hold of the alternatives';
    report(walk, id, { at, what, was: was ?? '', is: is ?? '' });
    return;
  }
  if (!choices.old.inclusive || !choices.new.inclusive) {
    const what = 'a choice of alternatives (cannot be decided)';
    const [was, is] = [choices.old, choices.new].map((one) => `of ${one.branches.length}`);
    report(walk, 'alternative.changed', { at, what, was: was ?? '', is: is ?? '' });
    return;
  }
  // What is on both sides may stand twice on one of them.
  const isSame = (old: Node, now: Node) => walk.same({ old: [old], new: [now] }, walk);
  const alone = {
    old: left.old.filter((old) => !choices.new.branches.some((now) => isSame(old, now))),
    new: left.new.filter((now) => !choices.old.branches.some((old) => isSame(old, now))),
  };
  const named = matchUp(alone, hasSameName);
  const typed = matchUp(named, isAkin);
  const common = Math.min(typed.old.length, typed.new.length);
  const ordered = typed.old
    .slice(0, common)
    .map((old, index) => ({ old, new: typed.new[index] as Node }));
  for (const { old, new: now } of [...named.both, ...typed.both, ...ordered]) {
    walk.descend({ old: [old], new: [now] }, walk);
  }
  for (const gone of typed.old.slice(common)) {
    const what = `the alternative ${nameIn(choices.old, gone)}`;
    report(walk, 'alternative.removed', {
      at: { ...at, old: gone },
      what,
      was: 'there',
      is: 'gone',
    });
  }
  for (const come of typed.new.slice(common)) {
    const what = `the alternative ${nameIn(choices.new, come)}`;
    report(walk, 'alternative.added', {
      at: { ...at, new: come },
      what,
      was: 'not there',
      is: 'there',
    });
  }
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
  const site = parts.flatMap(({ node }) => memberIn(node, name) ?? []);
  return site.length > 0 ? site : undefined;
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
