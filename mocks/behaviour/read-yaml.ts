import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
} from 'yaml';

/** A place in a file; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A YAML or JSON file in memory, which can tell the place of each of its parts. */
export interface Yaml {
  readonly value: unknown;
  /** What is wrong with its syntax; the value says nothing then. */
  readonly syntax?: Position & { readonly reason: string };
  /** Place of the part at a path; of the name of one of its members, where a key is given. */
  positionOf(path: readonly (string | number)[], key?: string): Position;
}

/** Reads YAML 1.2, which JSON is a part of. */
export function readYaml(text: string): Yaml {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines });
    const positionOf: Yaml['positionOf'] = (path, key) =>
      positionAt(lines, offsetOf(document, path, key));
    const [error] = document.errors;
    if (!error) return { value: document.toJS(), positionOf };
    const reason = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:$/, '');
    return broken({ ...positionAt(lines, error.pos[0]), reason });
  } catch (error) {
    // Aliases that multiply without end or name no anchor, and nesting without end.
    return broken({ ...START, reason: (error as Error).message });
  }
}

const START: Position = { line: 1, column: 1 };

function broken(syntax: NonNullable<Yaml['syntax']>): Yaml {
  return { value: undefined, syntax, positionOf: () => START };
}

function positionAt(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return line > 0 ? { line, column: col } : START;
}

/** Offset of a part in the text; of its nearest parent that has one, when there is no such part. */
function offsetOf(document: Document, path: readonly (string | number)[], key?: string): number {
  let node: unknown = document.contents;
  let offset = rangeStart(node) ?? 0;
  for (const token of path) {
    node = childOf(document, node, token);
    offset = rangeStart(node) ?? offset;
  }
  const name = key === undefined ? undefined : pairOf(document, node, key)?.key;
  return rangeStart(name) ?? offset;
}

function childOf(document: Document, node: unknown, token: string | number): unknown {
  const collection = resolved(document, node);
  if (isSeq(collection)) return collection.items[Number(token)];
  return pairOf(document, collection, token)?.value;
}

function pairOf(document: Document, node: unknown, key: string | number) {
  const map = resolved(document, node);
  if (!isMap(map)) return undefined;
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}

function resolved(document: Document, node: unknown): unknown {
  const target = isAlias(node) ? node.resolve(document) : node;
  return isCollection(target) ? target : undefined;
}

function rangeStart(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
