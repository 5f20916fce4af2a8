import { fileURLToPath } from 'node:url';
import { type Document, isMap, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { type Json, readText } from './description.ts';

/** Path of the rows of the document, as data. */
export const SOURCES_FILE = fileURLToPath(new URL('./sources.yaml', import.meta.url));

/** Keywords, or places in a schema, and what stands there. */
export type Claims = Readonly<Record<string, Json>>;

/** One row of the document's tables. */
export interface Row {
  /** `path`, `headers`, `request body`, `request BaseEndpoint`, …, `answer`, `error` or `status codes`. */
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
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines });
  const [problem] = document.errors;
  const fault = problem
    ? { offset: problem.pos[0], what: problem.message.split('\n')[0] ?? '' }
    : faultIn(document);
  if (fault) {
    const { line } = lines.linePos(fault.offset);
    throw new Error(`Failed to read ${file}:${line}: ${fault.what}. Mend it there.`);
  }
  return document.toJS() as Sources;
}

/** What is wrong, and where it starts in the text. */
interface Fault {
  readonly offset: number;
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

function faultIn(document: Document): Fault | undefined {
  if (!isText(document.get('document'))) return { offset: 0, what: 'no text `document`' };
  for (const [list, members] of Object.entries(ENTRIES)) {
    const entries = document.get(list);
    if (!isSeq(entries)) return { offset: 0, what: `no list \`${list}\`` };
    for (const entry of entries.items) {
      const what = isMap(entry) ? faultOf(entry, members) : 'not a map';
      const offset = (entry as { range?: [number] }).range?.[0] ?? 0;
      if (what) return { offset, what: `in \`${list}\`, ${what}` };
    }
  }
  return undefined;
}

function faultOf(entry: YAMLMap, members: (typeof ENTRIES)[string]): string | undefined {
  const names = Object.keys(members).map((name) => name.replace('?', ''));
  const unknown = entry.items.find(({ key }) => !names.includes(String(key)));
  if (unknown) return `\`${String(unknown.key)}\` is none of ${names.join(', ')}`;
  for (const [member, holds] of Object.entries(members)) {
    const name = member.replace('?', '');
    if (!entry.has(name) && !member.endsWith('?')) return `\`${name}\` is missing`;
    if (entry.has(name) && !holds(entry.get(name))) return `\`${name}\` has a wrong value`;
  }
  return undefined;
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
  return (
    isMap(value) && value.items.length > 0 && value.items.every(({ key }) => isPointer(String(key)))
  );
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
