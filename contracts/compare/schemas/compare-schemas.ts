import { type Node, placeOf } from '../node.ts';
import { mapPair, type Pair } from '../pair.ts';
import { compareAlternatives, compareWithChoice } from './alternatives.ts';
import { aroundOf } from './around.ts';
import { compareConditions } from './conditions.ts';
import { compareHints } from './hints.ts';
import { compareItems } from './lists.ts';
import { compareMembers } from './members.ts';
import { compareOpaque } from './opaque.ts';
import { keyOf, schemaIn, type Site } from './parts.ts';
import { compareBounds, compareMarks, compareTypes, compareValues } from './scalars.ts';
import { type View, viewOf } from './view.ts';
import { ALONE, ANYTHING, areSame, report, type Walk } from './walk.ts';

/** How deep conditions and alternatives may be nested, and how many schemas are looked into to tell what differs. */
const DEEPEST = 200;
const MOST_TRIED = 300_000;

/** What a comparison of two descriptions knows of its pairs of schemas. */
export interface Memory {
  /** Tells the parts that say the same, by `createFingerprints`. */
  readonly printOf: (node: Node) => string;
  /** Pairs that were compared already. */
  readonly seen: Set<string>;
  /** Whether two schemas allow the same, where that was asked for. */
  readonly known: Map<string, boolean>;
  /** How many schemas may still be looked into; one that holds together with others counts each time. */
  left: number;
}

/** A pair of schemas that is still to be looked into. These stand in lists: schemas may be nested deeper than calls. */
interface Open {
  readonly pair: Pair<Site>;
  readonly walk: Walk;
}

/** The memory of a comparison that begins. */
export function createMemory(printOf: Memory['printOf'], left = MOST_TRIED): Memory {
  return { printOf, seen: new Set(), known: new Map(), left };
}

/** Compares two schemas, each pair of places once, so that recursive ones end. */
export function compareSchemas(
  pair: Pair<Site>,
  about: Pick<Walk, 'direction' | 'where' | 'report'>,
  memory: Memory,
): void {
  const open: Open[] = [];
  const found: Open[] = [];
  const descend: Walk['descend'] = (inner, walk) => {
    const key = pairKey(inner, walk);
    if (memory.seen.has(key) || saysTheSame(inner, walk, memory)) return;
    memory.seen.add(key);
    found.push({ pair: inner, walk });
  };
  descend(pair, { ...about, path: '', around: ALONE, descend, same: createSame(memory) });
  for (let next = found.pop(); next; next = open.pop()) {
    compareViews(viewsOf(next, memory), next.walk);
    open.push(...found.splice(0).reverse());
  }
}

/**
 * Tells whether two schemas allow the same: whether nothing is to be reported. A pair that is met again on the way is
 * taken as the same, as recursive schemas are when all else of them is.
 */
function createSame(memory: Memory): Walk['same'] {
  const { known } = memory;
  const assumed: string[] = [];
  let depth = 0;
  return function same(pair, walk) {
    if (saysTheSame(pair, walk, memory)) return true;
    const key = pairKey(pair, walk);
    const found = known.get(key);
    if (found !== undefined) return found;
    const start = assumed.length;
    const open: Open[] = [];
    let equal = true;
    const meet = (inner: Pair<Site>, at: Walk): void => {
      if (saysTheSame(inner, at, memory)) return;
      const innerKey = pairKey(inner, at);
      const before = known.get(innerKey);
      if (before === false) equal = false;
      if (before !== undefined) return;
      known.set(innerKey, true);
      assumed.push(innerKey);
      open.push({ pair: inner, walk: at });
    };
    meet(pair, walk);
    if (++depth > DEEPEST) throw tooMuch(pair, 'conditions and alternatives are nested too deep');
    for (let next = open.pop(); equal && next; next = open.pop()) {
      const views = viewsOf(next, memory);
      const told = { report: () => (equal = false), descend: meet, same };
      compareViews(views, { ...next.walk, ...told });
    }
    depth--;
    // What was only taken as the same on the way says nothing when this turns out to differ.
    if (!equal) for (const other of assumed.splice(start)) known.delete(other);
    if (!equal) known.set(key, false);
    return equal;
  };
}

/** Whether two schemas are the same word for word, whatever their components are called. */
function saysTheSame(pair: Pair<Site>, { around }: Walk, { printOf }: Memory): boolean {
  const printed = mapPair(pair, (site) => [...new Set(site.map(printOf))].sort().join());
  return around.old.key === around.new.key && printed.old === printed.new;
}

function viewsOf({ pair, walk: { direction } }: Open, memory: Memory): Pair<View> {
  const views = mapPair(pair, (site) => viewOf(site, direction));
  memory.left -= views.old.parts.length + views.new.parts.length;
  if (memory.left < 0) throw tooMuch(pair, 'too many schemas hold together');
  return views;
}

function tooMuch({ old: [old], new: [now] }: Pair<Site>, found: string): Error {
  const [node] = [old, now].filter((one) => one !== undefined);
  const { file, line } = placeOf(node as Node);
  return new Error(`Failed to compare ${file}:${line}: ${found}. Simplify the schema there.`);
}

function compareViews(views: Pair<View>, walk: Walk): void {
  if (compareNever(views, walk) || compareWithChoice(views, walk)) return;
  compareHints(views, walk);
  const types = compareTypes(views, walk);
  if (types.size === 0) return;
  compareValues(views, walk);
  // Of listed values, it is known whether they keep the rules for scalars.
  const isListed = views.old.values ?? views.new.values;
  const open = new Set(
    [...types].filter((type) => !isListed || type === 'array' || type === 'object'),
  );
  compareBounds(views, open, walk);
  compareMarks(views, open, walk);
  if (open.has('array')) compareItems(views, walk);
  if (open.has('object')) compareMembers(views, walk);
  const around = {
    old: aroundOf(views.old, walk.around.old),
    new: aroundOf(views.new, walk.around.new),
  };
  compareConditions(views, { ...walk, around });
  compareAlternatives(views, { ...walk, around });
  compareExclusions(views, walk);
}

/** Where one side allows nothing at all, that is all there is to say. */
function compareNever(views: Pair<View>, walk: Walk): boolean {
  const { old: was, new: is } = mapPair(views, ({ types }) => types.size === 0);
  const told = { at: mapPair(views, ({ node }) => node), what: 'any value' };
  if (is && !was) report(walk, 'schema.forbidden', { ...told, was: 'allowed', is: 'forbidden' });
  if (was && !is) report(walk, 'schema.allowed', { ...told, was: 'forbidden', is: 'allowed' });
  return was || is;
}

function compareExclusions(pair: Pair<View>, walk: Walk): void {
  const lists = mapPair(pair, ({ parts }) =>
    parts.flatMap(({ node }) => schemaIn(node, 'not') ?? []),
  );
  const isSame = (old: Node, now: Node) => areSame(old, now, { ...walk, around: ANYTHING });
  compareOpaque(pair, lists, { family: 'exclusion', what: 'what is excluded', walk, isSame });
}

function pairKey({ old, new: now }: Pair<Site>, { direction, around }: Walk): string {
  return [direction, keyOf(old), keyOf(now), around.old.key, around.new.key].join('\n');
}
