import { entries, items, type Node, rawChild, valueOf } from '../node.ts';
import { mapPair, type Pair } from '../pair.ts';
import { type Context, tell } from './context.ts';
import type { Operation } from './operation.ts';

/** A base URL; or one with a value of a variable in it. */
interface Server {
  readonly node: Node;
  /** The URL, with the names of variables. */
  readonly url: string;
}

/** Compares the base URLs: those of the operation, of its path, or of the whole description. */
export function compareServers(pair: Pair<Operation>, context: Context): void {
  const about = { where: 'servers', context };
  const all = mapPair(pair, serversOf);
  const holders = mapPair(pair, holderOf);
  for (const [name, old] of onlyIn(all.old, all.new)) {
    const at = { old: old.node, new: all.new.get(old.url)?.node ?? holders.new };
    tell(about, 'server.removed', { message: `The base URL ${name} is gone.`, at });
  }
  for (const [name, now] of onlyIn(all.new, all.old)) {
    const at = { old: all.old.get(now.url)?.node ?? holders.old, new: now.node };
    tell(about, 'server.added', { message: `The base URL ${name} is new.`, at });
  }
}

/** What one side has alone; where it has the URL alone, nothing of the variables in it. */
function onlyIn(
  servers: ReadonlyMap<string, Server>,
  others: ReadonlyMap<string, Server>,
): [string, Server][] {
  return [...servers].filter(
    ([name, { url }]) => !others.has(name) && (name === url || others.has(url)),
  );
}

function holderOf(operation: Operation): Node {
  return listOf(operation) ?? operation.root;
}

function listOf({ node, pathItems, root }: Operation): Node | undefined {
  return [node, ...pathItems, root].map((at) => rawChild(at, 'servers')).find(Boolean);
}

/** Without any, the URL of the description's own host (OpenAPI 3.1.1, OpenAPI Object). */
function serversOf(operation: Operation): Map<string, Server> {
  const found = items(listOf(operation)).flatMap((node): [string, Server][] => {
    const url = String(valueOf(node, 'url'));
    const values = entries(rawChild(node, 'variables')).flatMap(valuesOf);
    return [
      [url, { node, url }],
      ...values.map((value): [string, Server] => [
        `${url} with ${value.text}`,
        { node: value.node, url },
      ]),
    ];
  });
  const own: Server = { node: holderOf(operation), url: '/' };
  return new Map(found.length > 0 ? found : [['/', own]]);
}

/** The values that a variable may have; of one without a list, the one it has unless it is given. */
function valuesOf([name, variable]: [string, Node]): { text: string; node: Node }[] {
  const list = items(rawChild(variable, 'enum'));
  const usual = rawChild(variable, 'default');
  if (list.length === 0 && usual)
    return [{ text: `${name} = ${String(usual.value)} by default`, node: usual }];
  return list.map((node) => ({ text: `${name} = ${String(node.value)}`, node }));
}
