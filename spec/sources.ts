import { fileURLToPath } from 'node:url';
import { type Json, readText } from './description.ts';
import { readYaml, syntaxMessage } from './lib/yaml.ts';

/** Path of the rows of the document, as data. */
export const SOURCES_FILE = fileURLToPath(new URL('./sources.yaml', import.meta.url));

/** Keywords, or places in a schema, and what stands there. */
export type Claims = Readonly<Record<string, Json>>;

/** One row of the document's tables. */
export interface Row {
  /** `path`, `headers`, `request body`, `request BaseEndpoint`, …, `response`, `error` or `status codes`. */
  readonly table: string;
  readonly parameter: string;
  /** Absent where the table has no such column. */
  readonly mandatory?: boolean;
  /** As the document writes it: `String`, `Long`, `BaseEndpoint object`, … */
  readonly type: string;
  /** Keywords that the row's own text demands of the member. */
  readonly limits?: Claims;
  /** What it demands on a condition, as places in the schema that holds the member. */
  readonly rules?: Claims;
  /** How its words are read, where no source says it. */
  readonly assumed?: string;
  /** JSON pointer into the description. */
  readonly pointer: string;
  /** JSON pointer of the shared schema that it refers to, where the document names none. */
  readonly schema?: string;
}

/** Something that the description says and the document does not. */
export interface Fact {
  readonly id: string;
  readonly source: string;
  readonly says: string;
  /** True where no source states it. */
  readonly assumed?: boolean;
  /** JSON pointers into the description, and what stands there. */
  readonly at: Claims;
}

/** Where everything in the description comes from. */
export interface Sources {
  readonly document: string;
  readonly rows: readonly Row[];
  readonly facts: readonly Fact[];
  /** Known, and left out of the description on purpose. */
  readonly notEnforced: readonly Omit<Fact, 'at'>[];
}

/**
 * Reads the rows and facts.
 * @throws Error naming file and line when it can't be read, is not YAML, or an entry is not as its interface says.
 */
export function readSources(file: string = SOURCES_FILE): Sources {
  const yaml = readYaml(readText(file));
  const found: Violation | undefined = yaml.syntax
    ? { what: syntaxMessage(yaml.syntax) }
    : violationIn(yaml.value);
  if (found) {
    const line = found.path ? yaml.positionOf(found.path).line : (yaml.syntax?.line ?? 1);
    throw new Error(`Failed to read ${file}:${line}: ${found.what}`);
  }
  return yaml.value as Sources;
}

/** What is wrong, and the path of the part; absent where it is missing. */
interface Violation {
  readonly path?: readonly (string | number)[];
  readonly what: string;
}

/** What the members of an entry hold; those that end in `?` may be absent. */
const ENTRIES: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  rows: {
    table: isText,
    parameter: isText,
    'mandatory?': isBoolean,
    type: isText,
    'limits?': isMap,
    'rules?': isMap,
    'assumed?': isText,
    'schema?': isPointer,
    pointer: isPointer,
  },
  facts: { id: isText, source: isText, says: isText, 'assumed?': isBoolean, at: hasPointers },
  notEnforced: { id: isText, source: isText, says: isText, 'assumed?': isBoolean },
};

function violationIn(root: unknown): Violation | undefined {
  const lists = isMap(root) ? root : {};
  if (!isText(lists.document)) return { what: 'no text `document`. Add one.' };
  for (const [list, members] of Object.entries(ENTRIES)) {
    const entries = lists[list];
    if (!Array.isArray(entries)) return { what: `no list \`${list}\`. Add one.` };
    for (const [index, entry] of entries.entries()) {
      const what = isMap(entry) ? violationOf(entry, members) : 'not a map';
      if (what) return { path: [list, index], what: `in \`${list}\`, ${what}. Correct it there.` };
    }
  }
  return undefined;
}

function violationOf(
  entry: Readonly<Record<string, unknown>>,
  members: (typeof ENTRIES)[string],
): string | undefined {
  const names = Object.keys(members).map((name) => name.replace('?', ''));
  const unknown = Object.keys(entry).find((name) => !names.includes(name));
  if (unknown !== undefined) return `\`${unknown}\` is none of ${names.join(', ')}`;
  for (const [member, holds] of Object.entries(members)) {
    const name = member.replace('?', '');
    const isGiven = Object.hasOwn(entry, name);
    if (!isGiven && !member.endsWith('?')) return `\`${name}\` is missing`;
    if (isGiven && !holds(entry[name])) return `\`${name}\` has a wrong value`;
  }
  return undefined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isPointer(value: unknown): boolean {
  return isText(value) && value.startsWith('#/');
}

function hasPointers(value: unknown): boolean {
  return isMap(value) && Object.keys(value).length > 0 && Object.keys(value).every(isPointer);
}

/**
 * Finds the row that a rule of the description belongs to, for example `request body: name`.
 * The pointer is that of the rule, `#/components/schemas/ConnectionName/maxLength`; the member is
 * the one that a rule of its parent, `…/required`, is about. The nearest row counts: what an object
 * says beside its members belongs to the row that refers to the object.
 */
export function createRowFinder(
  { rows }: Sources = readSources(),
): (pointer: string, member?: string) => string | undefined {
  const places = rows
    .flatMap((row) => placesOf(row).map((place) => ({ row, place })))
    .sort((a, b) => b.place.length - a.place.length);
  return (pointer, member) => {
    const at = member ? pointer.replace(/\/required(\/\d+)?$/, `/properties/${member}`) : pointer;
    const found = places.find(({ place }) => at === place || at.startsWith(`${place}/`));
    return found && `${found.row.table}: ${found.row.parameter}`;
  };
}

/** Where a row is said: its member, the schema that the member refers to, and its conditional rules. */
function placesOf({ pointer, type, schema = schemaOf(type), rules = {} }: Row): string[] {
  const parent = pointer.slice(0, pointer.indexOf('/properties/'));
  const branches = Object.keys(rules).map((rule) => `${parent}/${rule.split('/', 2).join('/')}`);
  return [pointer, ...(schema ? [schema] : []), ...new Set(branches)];
}

/** JSON pointer of the schema that the document names: `BaseEndpoint object`, `Array of BaseEndpoint objects`. */
export function schemaOf(type: string): string | undefined {
  const [, name] = /^(?:Array of )?(\w+) objects?$/.exec(type) ?? [];
  return name && `#/components/schemas/${name}`;
}
