import type { Description } from '../../spec/description.ts';
import type { Change, Comparison } from './change.ts';
import { checkReferences } from './check-references.ts';
import { createFingerprints } from './fingerprints.ts';
import { placeOf, rootOf } from './node.ts';
import { compareOperations } from './operations/operations.ts';
import { type Context, skipIfThere } from './operations/context.ts';
import { createMemory } from './schemas/compare-schemas.ts';

/**
 * Compares two descriptions of OpenAPI 3: what the new one means for those who call the API, and for those who
 * implement it. Neither order, nor names of components, nor words for people count.
 * @throws Error naming file and line where a reference leads nowhere or to another file, or a part is no valid OpenAPI
 */
export function compareDescriptions(old: Description, now: Description): Comparison {
  checkReferences(old);
  checkReferences(now);
  const changes = new Map<string, Change>();
  const notCompared: Comparison['notCompared'][number][] = [];
  const context: Context = {
    report: (change) => {
      const key = [change.id, change.old.pointer, change.new.pointer, change.message].join('\n');
      if (!changes.has(key)) changes.set(key, change);
    },
    skip: (what, node) => notCompared.push({ what, place: placeOf(node) }),
    memory: createMemory(createFingerprints([old, now])),
  };
  const roots = { old: rootOf(old), new: rootOf(now) };
  compareOperations(roots, context);
  skipIfThere(roots, 'webhooks', context);
  return { changes: [...changes.values()], notCompared };
}
