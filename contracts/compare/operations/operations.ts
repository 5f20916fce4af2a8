import { child, entries, type Node, rawChild, refOf, valueOf } from '../node.ts';
import type { Pair } from '../schemas/walk.ts';
import { type Context, tell } from './context.ts';
import { compareParameters } from './parameters.ts';
import { compareRequestBodies } from './request-bodies.ts';
import { compareResponses } from './responses.ts';
import { compareSecurity } from './security.ts';
import { compareServers } from './servers.ts';
import { skipIfThere } from './skip.ts';

/** Fields of a Path Item that are operations (OpenAPI 3.1.1; `query` of 3.2). */
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

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

/**
 * Compares the operations. A parameter of the path may be called otherwise.
 * @throws Error when there is none on either side
 */
export function compareOperations(roots: Pair<Node>, context: Context): void {
  const all = { old: operationsOf(roots.old), new: operationsOf(roots.new) };
  if (all.old.size === 0 && all.new.size === 0) {
    const files = `${roots.old.description.file} with ${roots.new.description.file}`;
    const found = 'neither has an operation under `paths`';
    throw new Error(`Failed to compare ${files}: ${found}. Pass descriptions of an API.`);
  }
  for (const [key, old] of all.old) {
    const now = all.new.get(key);
    if (now) compareOperation({ old, new: now }, context);
    else {
      const at = { old: old.node, new: child(roots.new, 'paths') ?? roots.new };
      tell(context, 'operation.removed', { where: old.name, message: `${old.name} is gone.`, at });
    }
  }
  for (const [key, now] of all.new) {
    if (all.old.has(key)) continue;
    const at = { old: child(roots.old, 'paths') ?? roots.old, new: now.node };
    tell(context, 'operation.added', { where: now.name, message: `${now.name} is new.`, at });
  }
}

/** The operations by method and path, names of parameters left out. */
function operationsOf(root: Node): Map<string, Operation> {
  const paths = child(root, 'paths');
  const found = entries(paths).flatMap(([path, target]) => {
    const own = paths && rawChild(paths, path);
    const pathItems = own && refOf(own) !== undefined ? [own, target] : [target];
    return METHODS.flatMap((method): [string, Operation][] => {
      const node = pathItems.map((item) => rawChild(item, method)).find(Boolean);
      const name = `${method.toUpperCase()} ${path}`;
      const key = name.replaceAll(/\{[^}]*\}/g, '{}');
      return node ? [[key, { node, pathItems, root, path, name }]] : [];
    });
  });
  return new Map(found);
}

function compareOperation(pair: Pair<Operation>, context: Context): void {
  const nodes = { old: pair.old.node, new: pair.new.node };
  compareNames(pair, context);
  compareServers(pair, context);
  compareSecurity(pair, context);
  compareParameters(pair, context);
  compareRequestBodies(pair, context);
  compareResponses(pair, context);
  skipIfThere(nodes, 'callbacks', context);
  const items = { old: pair.old.pathItems.at(-1), new: pair.new.pathItems.at(-1) };
  skipIfThere(items, 'additionalOperations', context);
}

function compareNames({ old, new: now }: Pair<Operation>, context: Context): void {
  const at = {
    old: rawChild(old.node, 'operationId') ?? old.node,
    new: rawChild(now.node, 'operationId') ?? now.node,
  };
  const [was, is] = [valueOf(old.node, 'operationId'), valueOf(now.node, 'operationId')];
  if (was !== is) {
    const message = `The operation id was ${String(was ?? 'absent')}, is ${String(is ?? 'absent')}.`;
    tell(context, 'operation.id.changed', { where: now.name, message, at });
  }
  if (valueOf(now.node, 'deprecated') === true && valueOf(old.node, 'deprecated') !== true) {
    const places = { old: old.node, new: rawChild(now.node, 'deprecated') ?? now.node };
    const message = `${now.name} is deprecated.`;
    tell(context, 'operation.deprecated', { where: now.name, message, at: places });
  }
}
