import type { Node } from '../node.ts';
import { matchUp, type Pair } from '../pair.ts';
import type { View } from './view.ts';
import { report, type Walk } from './walk.ts';

/** How rules are compared of which can only be told whether they are the same. */
export interface Opaque<T extends Node> {
  readonly family: 'contains' | 'exclusion' | 'condition' | 'alternative';
  /** What the rules are about, for the message. */
  readonly what: string;
  readonly walk: Walk;
  readonly isSame: (old: T, now: T) => boolean;
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
  const id = was && is ? (`${family}.changed` as const) : IDS[family][is ? 'come' : 'gone'];
  report(walk, id, {
    at: { old: was ?? views.old.node, new: is ?? views.new.node },
    what: was && is ? `${what} (cannot be decided)` : what,
    was: was && show(was),
    is: is && show(is),
  });
}

/** What a rule more means, and one less. */
const IDS = {
  contains: { come: 'contains.tightened', gone: 'contains.loosened' },
  exclusion: { come: 'exclusion.tightened', gone: 'exclusion.loosened' },
  condition: { come: 'condition.tightened', gone: 'condition.loosened' },
  // Of no choice at all, one choice is less.
  alternative: { come: 'alternative.removed', gone: 'alternative.added' },
} as const;

/** A rule as short JSON. */
function show({ value }: Node): string {
  const text = JSON.stringify(value);
  return text.length > 160 ? `\`${text.slice(0, 160)}…\`` : `\`${text}\``;
}
