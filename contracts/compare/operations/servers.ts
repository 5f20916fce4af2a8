import { items, type Node, rawChild, valueOf } from '../node.ts';
import type { Pair } from '../schemas/walk.ts';
import { type Context, tell } from './context.ts';
import type { Operation } from './operations.ts';

/** Compares the base URLs: those of the operation, of its path, or of the whole description. */
export function compareServers(pair: Pair<Operation>, context: Context): void {
  const all = { old: serversOf(pair.old), new: serversOf(pair.new) };
  const holders = { old: holderOf(pair.old), new: holderOf(pair.new) };
  for (const [url, node] of all.old) {
    if (all.new.has(url)) continue;
    const message = `The base URL ${url} is gone.`;
    tell(context, 'server.removed', {
      where: 'servers',
      message,
      at: { old: node, new: holders.new },
    });
  }
  for (const [url, node] of all.new) {
    if (all.old.has(url)) continue;
    const message = `The base URL ${url} is new.`;
    tell(context, 'server.added', {
      where: 'servers',
      message,
      at: { old: holders.old, new: node },
    });
  }
}

function holderOf(operation: Operation): Node {
  return listOf(operation) ?? operation.root;
}

function listOf({ node, pathItem, root }: Operation): Node | undefined {
  return [node, pathItem, root].map((at) => rawChild(at, 'servers')).find(Boolean);
}

/** Without any, the URL of the description's own host (OpenAPI 3.1.1, OpenAPI Object). */
function serversOf(operation: Operation): Map<string, Node> {
  const found = items(listOf(operation)).map((node): [string, Node] => [
    String(valueOf(node, 'url')),
    node,
  ]);
  return new Map(found.length > 0 ? found : [['/', holderOf(operation)]]);
}
