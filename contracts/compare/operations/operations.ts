import { child, entries, type Node, rawChild, refOf, valueOf } from '../node.ts';
import { mapPair, matchNames, type Pair } from '../pair.ts';
import { type Context, skipIfThere, tell } from './context.ts';
import type { Operation } from './operation.ts';
import { compareParameters } from './parameters.ts';
import { compareRequestBodies } from './request-bodies.ts';
import { compareResponses } from './responses.ts';
import { compareSecurity } from './security.ts';
import { compareServers } from './servers.ts';

/** Fields of a Path Item that are operations (OpenAPI 3.1.1; `query` of 3.2). */
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/**
 * Compares the operations. A parameter of the path may be called otherwise.
 * @throws Error when there is none on either side
 */
export function compareOperations(roots: Pair<Node>, context: Context): void {
  const all = mapPair(roots, operationsOf);
  if (all.old.size === 0 && all.new.size === 0) {
    const files = `${roots.old.description.file} with ${roots.new.description.file}`;
    const found = 'neither has an operation under `paths`';
    throw new Error(`Failed to compare ${files}: ${found}. Pass descriptions of an API.`);
  }
  const paths = mapPair(roots, (root) => child(root, 'paths') ?? root);
  matchNames(all, {
    both: (pair) => compareOperation(pair, context),
    gone({ name, node }) {
      const told = { message: `${name} is gone.`, at: { ...paths, old: node } };
      tell({ where: name, context }, 'operation.removed', told);
    },
    come({ name, node }) {
      const told = { message: `${name} is new.`, at: { ...paths, new: node } };
      tell({ where: name, context }, 'operation.added', told);
    },
  });
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
  const nodes = mapPair(pair, ({ node }) => node);
  compareNames(nodes, pair.new.name, context);
  compareServers(pair, context);
  compareSecurity(pair, context);
  compareParameters(pair, context);
  compareRequestBodies(pair, context);
  compareResponses(pair, context);
  skipIfThere(nodes, 'callbacks', context);
  const items = mapPair(pair, ({ pathItems }) => pathItems.at(-1));
  skipIfThere(items, 'additionalOperations', context);
}

function compareNames(nodes: Pair<Node>, where: string, context: Context): void {
  const about = { where, context };
  const ids = mapPair(nodes, (node) => rawChild(node, 'operationId'));
  if (ids.old?.value !== ids.new?.value) {
    const { old: was, new: is } = mapPair(ids, (id) => String(id?.value ?? 'absent'));
    const at = { old: ids.old ?? nodes.old, new: ids.new ?? nodes.new };
    tell(about, 'operation.id.changed', { message: `The operation id was ${was}, is ${is}.`, at });
  }
  const { old: was, new: is } = mapPair(nodes, (node) => valueOf(node, 'deprecated') === true);
  if (!is || was) return;
  const at = { ...nodes, new: rawChild(nodes.new, 'deprecated') ?? nodes.new };
  tell(about, 'operation.deprecated', { message: `${where} is deprecated.`, at });
}
