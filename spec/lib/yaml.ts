import {
  type Document,
  isAlias,
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

/** Tokens from the root of a file to one of its parts. */
type Path = readonly (string | number)[];

/** A YAML or JSON file in memory, which can tell the place of each of its parts. */
export interface Yaml {
  readonly value: unknown;
  /** What is wrong with its syntax; there is no value then. */
  readonly syntax?: Position & { readonly reason: string };
  /** Where the part at a path starts; where there is none, the nearest part around it. */
  positionOf(path: Path): Position;
  /** Where the name of that member starts, or the item of a list; aliases are not followed. */
  positionOfName(path: Path): Position;
}

/** Reads YAML 1.2, of which JSON is a part, with merge keys (`<<`). */
export function readYaml(text: string): Yaml {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, merge: true });
    const [error] = document.errors;
    if (error) {
      const [first = ''] = error.message.split('\n');
      const reason = first.replace(/ at line \d+, column \d+:$/, '');
      return broken({ ...positionAt(lines, error.pos[0]), reason });
    }
    return {
      value: document.toJS(),
      positionOf: (path) => positionAt(lines, offsetsOf(document, path).value),
      positionOfName: (path) => positionAt(lines, offsetsOf(document, path).name),
    };
  } catch (error) {
    // Aliases that multiply without end or name no anchor, and nesting without end.
    return broken({ ...START, reason: (error as Error).message });
  }
}

/** What is wrong with the syntax of a file, as the end of a message. */
export function syntaxMessage({ reason }: NonNullable<Yaml['syntax']>): string {
  return `${reason.endsWith('.') ? reason : `${reason}.`} Correct the YAML there.`;
}

const START: Position = { line: 1, column: 1 };

function broken(syntax: NonNullable<Yaml['syntax']>): Yaml {
  return { value: undefined, syntax, positionOf: () => START, positionOfName: () => START };
}

function positionAt(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return line > 0 ? { line, column: col } : START;
}

/** Where the name of a part and its value start in the text. */
interface Offsets {
  readonly name: number;
  readonly value: number;
}

function offsetsOf(document: Document, path: Path): Offsets {
  const root = startOf(document.contents) ?? 0;
  let offsets: Offsets = { name: root, value: root };
  let node: unknown = document.contents;
  let isFollowed = false;
  for (const token of path) {
    const target = isAlias(node) ? node.resolve(document) : node;
    isFollowed ||= target !== node;
    const child = childOf(target, token);
    const value = startOf(child?.value) ?? startOf(child?.name);
    if (value === undefined) break;
    // Behind an alias the name stands elsewhere, perhaps for several parts: the alias is this one's place.
    const name = isFollowed ? offsets.name : (startOf(child?.name) ?? value);
    offsets = { name, value };
    node = child?.value;
  }
  return offsets;
}

/** A member with its name, or an item. YAML knows names that are numbers, such as a status without quotes. */
function childOf(
  node: unknown,
  token: string | number,
): { readonly name?: unknown; readonly value: unknown } | undefined {
  if (isSeq(node)) return { value: node.items[Number(token)] };
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(token));
  return pair && { name: pair.key, value: pair.value };
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
