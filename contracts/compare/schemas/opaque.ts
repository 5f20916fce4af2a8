import type { Node } from '../node.ts';
import type { View } from './view.ts';
import { type Pair, report, type Walk } from './walk.ts';

/** How rules are compared of which can only be told whether they are the same. */
export interface Opaque<T extends Node> {
  readonly family: 'contains' | 'exclusion' | 'condition' | 'alternative';
  /** What the rules are about, for the message. */
  readonly what: string;
  readonly walk: Walk;
  readonly isSame: (old: T, now: T) => boolean;
}

/** Rules of both sides: those that are the same, and those of one side alone. */
export interface Matched<T> extends Pair<T[]> {
  readonly both: Pair<T>[];
}

/** Finds each rule of the old side on the new one. */
export function matchUp<T>(
  lists: Pair<readonly T[]>,
  isSame: (old: T, now: T) => boolean,
): Matched<T> {
  const come = [...lists.new];
  const both: Pair<T>[] = [];
  const gone = lists.old.filter((old) => {
    const [now] = come.splice(come.findIndex((one) => isSame(old, one)) >>> 0, 1);
    if (now !== undefined) both.push({ old, new: now });
    return now === undefined;
  });
  return { both, old: gone, new: come };
}

/**
 * Compares rules of which can only be told whether they are the same: one that came tightens, one that went loosens, and
 * of one that went while another came nothing can be said.
 */
export function compareOpaque<T extends Node>(
  views: Pair<View>,
  lists: Pair<readonly T[]>,
  { family, what, walk, isSame }: Opaque<T>,
): void {
  const { old: gone, new: come } = matchUp(lists, isSame);
  const [was] = gone;
  const [is] = come;
  if (!was && !is) return;
  const ids = {
    removed: LOOSER[family],
    added: TIGHTER[family],
    both: `${family}.changed`,
  } as const;
  report(walk, was && is ? ids.both : is ? ids.added : ids.removed, {
    at: { old: was ?? views.old.node, new: is ?? views.new.node },
    what: was && is ? `${what} (cannot be decided)` : what,
    was: was ? show(was) : 'absent',
    is: is ? show(is) : 'absent',
  });
}

const TIGHTER = {
  contains: 'contains.tightened',
  exclusion: 'exclusion.tightened',
  condition: 'condition.tightened',
  // Of no choice at all, one choice is less.
  alternative: 'alternative.removed',
} as const;

const LOOSER = {
  contains: 'contains.loosened',
  exclusion: 'exclusion.loosened',
  condition: 'condition.loosened',
  alternative: 'alternative.added',
} as const;

/** A rule as short JSON. */
function show({ value }: Node): string {
  const text = JSON.stringify(value);
  return text.length > 160 ? `\`${text.slice(0, 160)}…\`` : `\`${text}\``;
}
