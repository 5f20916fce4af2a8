import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { formatPointer, type Json, member, parsePointer, resolve } from './lib/pointer.ts';

export { formatPointer, type Json, parsePointer } from './lib/pointer.ts';

/** Path of the hand-written OpenAPI description. */
export const DESCRIPTION_FILE = fileURLToPath(new URL('./openapi.yaml', import.meta.url));

/** An OpenAPI description in memory, which can tell the line of each of its parts. */
export interface Description {
  /** Path of the file it was read from. */
  readonly file: string;
  /** The whole description, references left as they are. */
  readonly root: { [member: string]: Json };
  /** Value at a JSON pointer (`#/components/schemas/DbType`), references on the way followed. Throws when there is none. */
  at(pointer: string): Json;
  /** Line in the file, from 1, of the part at a JSON pointer; of its nearest parent when there is no such part. */
  lineOf(pointer: string): number;
}

/**
 * Reads an OpenAPI description from a YAML or JSON file.
 * @throws Error naming file, line and reason when it can't be read or is not YAML.
 */
export function readDescription(file: string = DESCRIPTION_FILE): Description {
  return parseDescription(readText(file), file);
}

/**
 * Reads an OpenAPI description from a text.
 * @param file where the text is from, for messages
 * @throws Error naming file, line and reason when it is not YAML.
 */
export function parseDescription(text: string, file: string): Description {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  const [problem] = document.errors;
  if (problem) {
    const line = problem.linePos?.[0].line ?? 1;
    throw new Error(
      `Failed to read ${file}:${line}: ${problem.message.split('\n')[0]} Mend the YAML there.`,
    );
  }
  const root = toJson(document, file);
  if (typeof root !== 'object' || root === null || Array.isArray(root) || !('openapi' in root)) {
    throw new Error(
      `Failed to read ${file}: no \`openapi\` version at its top. Pass an OpenAPI 3 description.`,
    );
  }
  return {
    file,
    root,
    at: (pointer) => valueAt(root, pointer),
    lineOf: (pointer) => lineAt(document, lines, parsePointer(pointer)),
  };
}

/**
 * Text of a file.
 * @throws Error naming the file and the reason when it can't be read.
 */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`Failed to read ${file}: ${(error as Error).message}. Check the path.`);
  }
}

/** The document as JSON; one whose aliases multiply without end is refused. */
function toJson(document: Document, file: string): Json {
  try {
    return document.toJS() as Json;
  } catch (error) {
    throw new Error(`Failed to read ${file}: ${(error as Error).message}. Mend the YAML there.`);
  }
}

/** The value itself: a reference at the end of the pointer is not followed. */
function valueAt(root: Json, pointer: string): Json {
  const tokens = parsePointer(pointer);
  const last = tokens.pop();
  if (last === undefined) return root;
  const value = member(resolve(root, formatPointer(tokens)).value, last);
  if (value === undefined) throw new Error(`Failed to resolve ${pointer}: nothing at \`${last}\`.`);
  return value;
}

/** Line of the part, or of the nearest around it. YAML knows keys that are numbers, such as a status without quotes. */
function lineAt(document: Document, lines: LineCounter, tokens: string[]): number {
  let line = 1;
  let at: unknown = document.contents;
  for (const token of tokens) {
    const pair = isMap(at) ? pairAt(at, token) : undefined;
    const item = isSeq<Node>(at) ? at.items[Number(token)] : undefined;
    const start = (pair?.key ?? item)?.range?.[0];
    if (start === undefined) break;
    ({ line } = lines.linePos(start));
    at = pair ? pair.value : item;
  }
  return line;
}

function pairAt(map: YAMLMap, name: string): Pair<Scalar> | undefined {
  const isNamed = (pair: Pair): pair is Pair<Scalar> =>
    isScalar(pair.key) && String(pair.key.value) === name;
  return map.items.find(isNamed);
}
