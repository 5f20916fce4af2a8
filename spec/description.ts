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

/** Path of the hand-written OpenAPI description. */
export const DESCRIPTION_FILE = fileURLToPath(new URL('./openapi.yaml', import.meta.url));

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };

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

/** Splits a JSON pointer, with or without a leading `#`, into its unescaped tokens (RFC 6901). */
export function parsePointer(pointer: string): string[] {
  return pointer
    .replace(/^#/, '')
    .split('/')
    .slice(1)
    .map((token) => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Joins tokens to a JSON pointer with a leading `#` (RFC 6901, section 6). */
export function formatPointer(tokens: readonly (string | number)[]): string {
  return ['#', ...tokens.map((t) => String(t).replaceAll('~', '~0').replaceAll('/', '~1'))].join(
    '/',
  );
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

function valueAt(root: Json, pointer: string): Json {
  let value: Json | undefined = root;
  for (const token of parsePointer(pointer)) {
    value = member(follow(root, value), token);
    if (value === undefined)
      throw new Error(`Failed to resolve ${pointer}: nothing at \`${token}\`.`);
  }
  return value;
}

/** Follows `$ref` until a value without one. */
function follow(root: Json, value: Json | undefined): Json | undefined {
  const ref = member(value, '$ref');
  return typeof ref === 'string' ? follow(root, valueAt(root, ref)) : value;
}

function member(value: Json | undefined, token: string): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Array.isArray(value)
    ? value[Number(token)]
    : Object.hasOwn(value, token)
      ? value[token]
      : undefined;
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
