import { items, type Node, rawChild } from '../node.ts';
import type { Part } from './parts.ts';

/** Whether each part was found to allow nothing, by its description and pointer; while that is being found out, no. */
const known = new WeakMap<object, Map<string, boolean>>();

/**
 * Whether parts allow no value at all: one is `false`, or is a choice (`anyOf`, `oneOf`) between such schemas alone.
 * @param isEmpty tells whether a schema of its own allows nothing
 */
export function isNever(parts: readonly Part[], isEmpty: (branch: Node) => boolean): boolean {
  return parts.some(
    ({ node }) =>
      node.value === false ||
      ['anyOf', 'oneOf'].some((keyword) => {
        const branches = items(rawChild(node, keyword));
        return branches.length > 0 && branches.every((branch) => recall(branch, isEmpty));
      }),
  );
}

function recall(branch: Node, isEmpty: (branch: Node) => boolean): boolean {
  if (typeof branch.value === 'boolean') return !branch.value;
  const own = known.get(branch.description) ?? new Map<string, boolean>();
  known.set(branch.description, own);
  const found = own.get(branch.pointer);
  if (found !== undefined) return found;
  // A schema that is its own alternative ends here.
  own.set(branch.pointer, false);
  const empty = isEmpty(branch);
  own.set(branch.pointer, empty);
  return empty;
}
