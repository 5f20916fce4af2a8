import type { Change } from '../change.ts';
import type { Direction } from '../levels.ts';
import { type ChangeId, meaningOf, type SchemaChangeId } from '../ids.ts';
import { type Node, placeOf } from '../node.ts';
import { mapPair, type Pair } from '../pair.ts';
import type { Site } from './parts.ts';

/** Members that a value has beside those of the schema at hand, which holds for it together with others. */
export interface Around {
  /** Tells it from others. */
  readonly key: string;
  /** Whether any member counts as described. */
  readonly all: boolean;
  /** The members that are described, and whether they are hidden. */
  readonly names: ReadonlyMap<string, boolean>;
  /** Whether another schema describes the member. */
  readonly knows: (name: string) => boolean;
  /** Whether another schema says that it does not come back (`writeOnly`), or is not sent (`readOnly`). */
  readonly hides: (name: string) => boolean;
}

/** Where two schemas are compared, and who is told of their differences. */
export interface Walk {
  readonly direction: Direction;
  /** The operation and its part. */
  readonly where: string;
  /** The member in the part, for example `endpoint.ports[]`; empty for the whole. */
  readonly path: string;
  /** What other schemas say of the same value; nothing where the schema stands alone. */
  readonly around: Pair<Around>;
  readonly report: (change: Change) => void;
  /** Compares the schemas of a part of the value. */
  readonly descend: (pair: Pair<Site>, walk: Walk) => void;
  /** Whether two schemas allow the same. */
  readonly same: (pair: Pair<Site>, walk: Walk) => boolean;
}

/** A difference of two schemas: where it is on each side, and what was there and is. */
export interface Difference {
  readonly at: Pair<Node>;
  readonly what: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
}

/** Nothing is said of the value by any other schema. */
export const ALONE = bothAround(false);

/** Every member that is not named may be there, as JSON Schema has it. */
export const ANYTHING = bothAround(true);

function bothAround(all: boolean): Pair<Around> {
  const key = all ? '*' : '';
  const around = { key, all, names: new Map(), knows: () => all, hides: () => false };
  return { old: around, new: around };
}

/** Whether two single schemas allow the same. */
export function areSame(old: Node, now: Node, walk: Walk): boolean {
  return walk.same({ old: [old], new: [now] }, walk);
}

/** Reports a difference in the direction of the walk. */
export function report(walk: Walk, id: SchemaChangeId, difference: Difference): void {
  reportAs(walk, `${walk.direction}.${id}`, difference);
}

/** Reports a difference under an id. */
export function reportAs(walk: Walk, id: ChangeId, { at, what, was, is }: Difference): void {
  const subject = walk.path ? `\`${walk.path}\`: ` : '';
  walk.report({
    id,
    levels: meaningOf(id).levels,
    where: walk.where,
    message: `${subject}${what} was ${was ?? 'absent'}, is ${is ?? 'absent'}.`,
    ...mapPair(at, placeOf),
  });
}

/** The walk inside a member, or inside the items. */
export function inside(walk: Walk, step: string): Walk {
  const dot = step.startsWith('[') || walk.path === '' ? '' : '.';
  const path = `${walk.path}${dot}${step}`;
  return { ...walk, path, around: ALONE };
}
