import { child, items, type Node, valueOf } from '../node.ts';
import { keyOf, partsOf, schemaIn, schemasIn, type Site } from './parts.ts';
import type { View } from './view.ts';
import type { Around } from './walk.ts';

/** Names of the members that schemas speak of, those of their conditions and alternatives included. */
export function mentionedIn(site: Site, seen = new Set<string>()): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { node } of partsOf(site)) {
    if (seen.has(node.pointer)) continue;
    seen.add(node.pointer);
    for (const [name, member] of schemasIn(node, 'properties')) {
      found.set(name, (found.get(name) ?? false) || isFlagged([member], 'writeOnly'));
    }
    for (const branch of branchesOf(node)) {
      for (const [name, hidden] of mentionedIn([branch], seen)) {
        found.set(name, (found.get(name) ?? false) || hidden);
      }
    }
  }
  return found;
}

/** What the schemas of a view say to a schema that holds for the same value together with them. */
export function aroundOf({ site, direction }: View, outer: Around): Around {
  const mentioned = mentionedIn(site);
  return {
    key: keyOf([...site, ...outer.site]),
    site: [...outer.site, ...site],
    knows: (name) => mentioned.has(name) || outer.knows(name),
    hides: (name) =>
      (direction === 'response' && mentioned.get(name) === true) || outer.hides(name),
  };
}

function branchesOf(node: Node): Node[] {
  const lists = ['anyOf', 'oneOf'].flatMap((keyword) => items(child(node, keyword)));
  const single = ['if', 'then', 'else'].flatMap((keyword) => schemaIn(node, keyword) ?? []);
  const dependent = schemasIn(node, 'dependentSchemas').map(([, schema]) => schema);
  return [...lists, ...single, ...dependent];
}

/** Whether one of the schemas of a member is marked. */
export function isFlagged(site: Site, flag: 'writeOnly' | 'readOnly'): boolean {
  return partsOf(site).some(({ node }) => valueOf(node, flag) === true);
}
