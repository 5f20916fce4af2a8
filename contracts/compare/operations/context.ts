import type { Change } from '../change.ts';
import type { Direction } from '../levels.ts';
import { type ChangeId, meaningOf } from '../ids.ts';
import { canonical, child, type Node, placeOf } from '../node.ts';
import { mapPair, type Pair } from '../pair.ts';
import { compareSchemas, type Memory } from '../schemas/compare-schemas.ts';
import { booleanAt, schemaIn } from '../schemas/parts.ts';

/** One comparison: who is told of changes, and what is known of schemas. */
export interface Context {
  readonly report: (change: Change) => void;
  /** What is known of pairs of schemas. */
  readonly memory: Memory;
  /** Is told of a part that is not compared. */
  readonly skip: (what: string, node: Node) => void;
}

/** Which part is compared, for people, and in which comparison. */
export interface About {
  readonly where: string;
  readonly context: Context;
}

/** The same of a part that travels one way. */
export interface AboutContent extends About {
  readonly direction: Direction;
}

/** Reports a change of an operation or a part of one. */
export function tell(
  { where, context }: About,
  id: ChangeId,
  { message, at }: { message: string; at: Pair<Node> },
): void {
  const { levels } = meaningOf(id);
  context.report({ id, levels, where, message, ...mapPair(at, placeOf) });
}

/** Compares the schemas of two parts; without one, anything is allowed. */
export function compareSchemasIn(nodes: Pair<Node>, about: AboutContent): void {
  const { direction, where, context } = about;
  const pair = mapPair(nodes, (node) => [schemaIn(node, 'schema') ?? booleanAt(node, true)]);
  compareSchemas(pair, { direction, where, report: context.report }, context.memory);
}

/** Says that a part is not compared, where it is not the same on both sides. */
export function skipIfThere(nodes: Pair<Node | undefined>, name: string, { skip }: Context): void {
  const { old, new: now } = mapPair(nodes, (node) => node && child(node, name));
  const there = now ?? old;
  if (there && canonical(old?.value) !== canonical(now?.value)) skip(name, there);
}
