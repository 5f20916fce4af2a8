import { canonical, child, type Node, rawChild } from '../node.ts';
import { mapPair, type Pair } from '../pair.ts';
import type { View } from './view.ts';
import { report, reportAs, type Walk } from './walk.ts';

/** Compares what says nothing about which values are allowed, but how they are read: default and discriminator. */
export function compareHints(pair: Pair<View>, walk: Walk): void {
  const defaults = differing(pair, ({ node }) => rawChild(node, 'default'));
  if (defaults && walk.direction === 'request') {
    reportAs(walk, 'request.default.changed', { ...defaults, what: '`default`' });
  }
  const tellers = differing(pair, ({ node }) => child(node, 'discriminator', 'propertyName'));
  if (tellers) report(walk, 'discriminator.changed', { ...tellers, what: 'discriminator' });
}

function differing(pair: Pair<View>, read: (part: View['parts'][number]) => Node | undefined) {
  const { old: was, new: is } = mapPair(pair, ({ parts }) => parts.map(read).find(Boolean));
  if (canonical(was?.value) === canonical(is?.value)) return undefined;
  const at = { old: was ?? pair.old.node, new: is ?? pair.new.node };
  return { at, was: was && JSON.stringify(was.value), is: is && JSON.stringify(is.value) };
}
