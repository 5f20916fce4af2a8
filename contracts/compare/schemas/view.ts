import type { Json } from '../../../spec/description.ts';
import type { Direction } from '../levels.ts';
import { canonical, type Node } from '../node.ts';
import { accepts } from './accepts.ts';
import { type Bounds, boundsOf } from './bounds.ts';
import { isNever } from './never.ts';
import { partsOf, type Part, type Site, type Stated } from './parts.ts';
import { enumerationsOf, type Type, typeOf, typesOf } from './values.ts';

/** What the schemas of a site say together, in one direction. */
export interface View {
  readonly direction: Direction;
  readonly site: Site;
  readonly parts: readonly Part[];
  /** The types that a value may have. */
  readonly types: ReadonlySet<Type>;
  /** The values there are, by their canonical JSON, where they can be counted. */
  readonly values: ReadonlyMap<string, Json> | undefined;
  /** The first list of values. */
  readonly enumeration: Stated | undefined;
  readonly bounds: Bounds;
  /** Where the site is written. */
  readonly node: Node;
}

/** Reads what the schemas of a site say together. */
export function viewOf(site: Site, direction: Direction): View {
  const parts = partsOf(site);
  const never = isNever(parts, allowsNothing);
  const lists = enumerationsOf(parts);
  const allowed = never ? new Set<Type>() : typesOf(parts);
  const bounds = boundsOf(parts, allowed);
  const values = lists.length > 0 ? common(lists.map((list) => list.values)) : countable(allowed);
  const real = values?.filter(
    (value) => allowed.has(typeOf(value)) && accepts(parts, bounds, value),
  );
  return {
    direction,
    site,
    parts,
    types: real ? new Set(real.map(typeOf)) : allowed,
    values: real && new Map(real.map((value) => [canonical(value), value])),
    enumeration: lists[0]?.stated,
    bounds,
    node: site[0] as Node,
  };
}

/** Whether a schema allows no value at all, as `false` does. */
export function allowsNothing(node: Node): boolean {
  return viewOf([node], 'request').types.size === 0;
}

function common([first = [], ...others]: readonly Json[][]): Json[] {
  const sets = others.map((list) => new Set(list.map(canonical)));
  return first.filter((value) => sets.every((set) => set.has(canonical(value))));
}

/** The values of types that have few. */
function countable(types: ReadonlySet<Type>): Json[] | undefined {
  if ([...types].some((type) => type !== 'null' && type !== 'boolean')) return undefined;
  return [...(types.has('boolean') ? [true, false] : []), ...(types.has('null') ? [null] : [])];
}
