import type { Change } from '../change.ts';
import { type ChangeId, meaningOf } from '../ids.ts';
import { type Node, placeOf } from '../node.ts';
import { compareSchemas, type Memory } from '../schemas/compare-schemas.ts';
import { booleanAt } from '../schemas/parts.ts';
import type { Pair } from '../schemas/walk.ts';

/** One comparison: who is told of changes, and what is known of schemas. */
export interface Context {
  readonly report: (change: Change) => void;
  /** What is known of pairs of schemas. */
  readonly memory: Memory;
  /** Is told of a part that is not compared. */
  readonly skip: (what: string, node: Node) => void;
}

/** Reports a change of an operation or a part of one. */
export function tell(
  context: Context,
  id: ChangeId,
  { where, message, at }: { where: string; message: string; at: Pair<Node> },
): void {
  const places = { old: placeOf(at.old), new: placeOf(at.new) };
  context.report({ id, levels: meaningOf(id).levels, where, message, ...places });
}

/** Compares the schemas of a part; without one, anything is allowed. */
export function compareSchemaOf(
  context: Context,
  direction: 'request' | 'response',
  { where, at, of }: { where: string; at: Pair<Node | undefined>; of: Pair<Node> },
): void {
  const pair = {
    old: [at.old ?? booleanAt(of.old, true)],
    new: [at.new ?? booleanAt(of.new, true)],
  };
  compareSchemas(pair, { direction, where, report: context.report }, context.memory);
}
