import type { Node } from '../node.ts';

/** An operation, with what it takes over from its path and from the whole description. */
export interface Operation {
  readonly node: Node;
  /** The path item, and the one that it refers to. */
  readonly pathItems: readonly Node[];
  readonly root: Node;
  readonly path: string;
  /** `POST /pets/{id}`, as the description spells it. */
  readonly name: string;
}
