import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatPointer, type Json, member, parsePointer, resolve } from './lib/pointer.ts';
import { readYaml, syntaxMessage } from './lib/yaml.ts';

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
  const yaml = readYaml(text);
  if (yaml.syntax) {
    throw new Error(`Failed to read ${file}:${yaml.syntax.line}: ${syntaxMessage(yaml.syntax)}`);
  }
  const root = yaml.value as Json;
  if (typeof root !== 'object' || root === null || Array.isArray(root) || !('openapi' in root)) {
    throw new Error(
      `Failed to read ${file}: no \`openapi\` version at its top. Pass an OpenAPI 3 description.`,
    );
  }
  return {
    file,
    root,
    at: (pointer) => valueAt(root, pointer),
    lineOf: (pointer) => yaml.positionOfName(parsePointer(pointer)).line,
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

/** The value itself: a reference at the end of the pointer is not followed. */
function valueAt(root: Json, pointer: string): Json {
  const tokens = parsePointer(pointer);
  const last = tokens.pop();
  if (last === undefined) return root;
  const value = member(resolve(root, formatPointer(tokens)).value, last);
  if (value === undefined) throw new Error(`Failed to resolve ${pointer}: nothing at \`${last}\`.`);
  return value;
}
