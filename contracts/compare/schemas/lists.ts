import { child, items, type Node, valueOf } from '../node.ts';
import { mapPair, type Pair } from '../pair.ts';
import { compareOpaque } from './opaque.ts';
import { booleanAt, schemaIn, type Site, statedIn } from './parts.ts';
import type { View } from './view.ts';
import { areSame, inside, report, type Walk } from './walk.ts';

/** Compares the items of arrays: each of the first ones (`prefixItems`), the others, and what must be among them. */
export function compareItems(pair: Pair<View>, walk: Walk): void {
  const places = Math.max(prefixOf(pair.old), prefixOf(pair.new));
  for (let index = 0; index < places; index++) {
    walk.descend(
      mapPair(pair, (view) => itemAt(view, index)),
      inside(walk, `[${index}]`),
    );
  }
  walk.descend(
    mapPair(pair, (view) => itemAt(view, places)),
    inside(walk, '[]'),
  );
  compareUnique(pair, walk);
  compareContains(pair, walk);
}

function prefixOf({ parts }: View): number {
  const lists = parts.map(({ node }) => items(child(node, 'prefixItems')).length);
  return Math.max(0, ...lists);
}

/** What holds for the item at an index (JSON Schema 2020-12, Core, section 10.3.1). */
function itemAt({ parts, node }: View, index: number): Site {
  const sites = parts.flatMap((part) => {
    const own = items(child(part.node, 'prefixItems'))[index];
    const rest = schemaIn(part.node, 'items') ?? schemaIn(part.node, 'unevaluatedItems');
    return own ?? rest ?? [];
  });
  return sites.length > 0 ? sites : [booleanAt(node, true)];
}

function compareUnique({ old, new: now }: Pair<View>, walk: Walk): void {
  const [was, is] = [old, now].map(({ parts }) =>
    statedIn(parts, 'uniqueItems').find(({ value }) => value === true),
  );
  if (Boolean(was) === Boolean(is)) return;
  report(walk, is ? 'unique-items.tightened' : 'unique-items.loosened', {
    at: { old: was?.node ?? old.node, new: is?.node ?? now.node },
    what: '`uniqueItems`',
    was: String(Boolean(was)),
    is: String(Boolean(is)),
  });
}

function compareContains(pair: Pair<View>, walk: Walk): void {
  compareOpaque(pair, mapPair(pair, containsOf), {
    family: 'contains',
    what: 'what has to be among the items',
    walk,
    isSame: (a, b) =>
      count(a, 'minContains') === count(b, 'minContains') &&
      count(a, 'maxContains') === count(b, 'maxContains') &&
      areSame(part(a), part(b), inside(walk, '[]')),
  });
}

/** The schemas that have `contains`; where no item need match, it demands nothing. */
function containsOf({ parts }: View): Node[] {
  return parts
    .map(({ node }) => node)
    .filter((node) => child(node, 'contains'))
    .filter((node) => count(node, 'minContains') !== 0 || count(node, 'maxContains') !== undefined);
}

function count(node: Node, keyword: string): unknown {
  return valueOf(node, keyword) ?? (keyword === 'minContains' ? 1 : undefined);
}

function part(node: Node): Node {
  return schemaIn(node, 'contains') as Node;
}
