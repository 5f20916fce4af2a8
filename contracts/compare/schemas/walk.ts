import type { Change, Direction } from '../change.ts';
import { type ChangeId, meaningOf, type SchemaChangeId } from '../ids.ts';
import { type Node, placeOf } from '../node.ts';
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

/** The two sides of something. */
export interface Pair<T> {
  readonly old: T;
  readonly new: T;
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
  readonly was: string;
  readonly is: string;
}

/** Nothing is said of the value by any other schema. */
export const ALONE: Around = around(false);

/** Every member that is not named may be there, as JSON Schema has it. */
export const ANYTHING: Around = around(true);

function around(all: boolean): Around {
  const key = all ? '*' : '';
  return { key, all, names: new Map(), knows: () => all, hides: () => false };
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
    message: `${subject}${what} was ${was}, is ${is}.`,
    old: placeOf(at.old),
    new: placeOf(at.new),
  });
}

/** The walk inside a member, or inside the items. */
export function inside(walk: Walk, step: string): Walk {
  const path =
    step.startsWith('[') || walk.path === '' ? `${walk.path}${step}` : `${walk.path}.${step}`;
  return { ...walk, path, around: { old: ALONE, new: ALONE } };
}
