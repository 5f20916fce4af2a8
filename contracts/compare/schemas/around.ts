import { child, items, type Node, valueOf } from '../node.ts';
import type { Direction } from '../levels.ts';
import { partsOf, schemaIn, schemasIn, type Site } from './parts.ts';
import type { View } from './view.ts';
import type { Around } from './walk.ts';

/** What marks a member that does not travel in a direction (JSON Schema 2020-12, Validation, section 9.4). */
export const HIDING = { request: 'readOnly', response: 'writeOnly' } as const satisfies Record<
  Direction,
  string
>;

/**
 * Names of the members that schemas speak of, those of their conditions and alternatives included, and whether they are
 * hidden in a direction.
 */
export function mentionedIn(
  site: Site,
  direction: Direction,
  seen = new Set<string>(),
): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { node } of partsOf(site)) {
    if (seen.has(node.pointer)) continue;
    seen.add(node.pointer);
    for (const [name, member] of schemasIn(node, 'properties')) {
      found.set(name, (found.get(name) ?? false) || isFlagged([member], HIDING[direction]));
    }
    for (const branch of branchesOf(node)) {
      for (const [name, hidden] of mentionedIn([branch], direction, seen)) {
        found.set(name, (found.get(name) ?? false) || hidden);
      }
    }
  }
  return found;
}

/** What the schemas of a view say to a schema that holds for the same value together with them. */
export function aroundOf({ site, direction }: View, outer: Around): Around {
  const names = new Map(outer.names);
  for (const [name, hidden] of mentionedIn(site, direction)) {
    names.set(name, hidden || (names.get(name) ?? false));
  }
  const { all } = outer;
  return {
    key: JSON.stringify([all, [...names].sort()]),
    all,
    names,
    knows: (name) => all || names.has(name),
    hides: (name) => names.get(name) ?? false,
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
