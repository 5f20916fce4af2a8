import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Description, Json } from './description.ts';

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
  /** JSON pointer into the description. */
  readonly pointer: string;
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
  readonly notEnforced: readonly Pick<Fact, 'id' | 'source' | 'says'>[];
}

/**
 * Reads the rows and facts.
 * @throws Error naming file and line when it is not YAML, or an entry lacks what it must have.
 */
export function readSources(file: string = SOURCES_FILE): Sources {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  const fail = (offset: number, what: string): never => {
    throw new Error(`Failed to read ${file}:${lines.linePos(offset).line}: ${what}. Add it there.`);
  };
  const [problem] = document.errors;
  if (problem) fail(problem.pos[0], problem.message.split('\n')[0] ?? '');
  for (const [list, members] of Object.entries(MEMBERS)) {
    const entries = document.get(list);
    if (!isSeq(entries)) fail(0, `no list \`${list}\``);
    for (const entry of isSeq(entries) ? entries.items : []) {
      const missing = isMap(entry) ? members.find((name) => !entry.has(name)) : members[0];
      if (missing)
        fail(
          isMap(entry) ? (entry.range?.[0] ?? 0) : 0,
          `an entry of \`${list}\` has no \`${missing}\``,
        );
    }
  }
  return document.toJS() as Sources;
}

/** What each entry of a list must have. */
const MEMBERS = {
  rows: ['table', 'parameter', 'type', 'pointer'],
  facts: ['id', 'source', 'says', 'at'],
  notEnforced: ['id', 'source', 'says'],
};

/**
 * Finds the row that a rule of a description belongs to, for example `request body: name`.
 * The pointer is that of the rule, `#/components/schemas/ConnectionName/maxLength`; the member is
 * the one that a rule of its parent, `…/required`, is about.
 */
export function createRowFinder(
  description: Description,
  { rows }: Sources = readSources(),
): (pointer: string, member?: string) => string | undefined {
  const places = rows.flatMap((row) => placesOf(row, description).map((place) => ({ row, place })));
  return (pointer, member) => {
    const at = member ? pointer.replace(/\/required(\/\d+)?$/, `/properties/${member}`) : pointer;
    const found = places.find(({ place }) => at === place || at.startsWith(`${place}/`));
    return found && `${found.row.table}: ${found.row.parameter}`;
  };
}

/** Where a row is said: its member, the shared schema of that member, and its conditional rules. */
function placesOf({ pointer, type, rules = {} }: Row, description: Description): string[] {
  const schema = pointer.slice(0, pointer.indexOf('/properties/'));
  const branches = Object.keys(rules).map((rule) => `${schema}/${rule.split('/', 2).join('/')}`);
  return [pointer, ...(type === 'String' ? refAt(pointer, description) : []), ...new Set(branches)];
}

/** None where the description, another version of ours say, has no such place. */
function refAt(pointer: string, description: Description): string[] {
  try {
    const value = description.at(pointer) as { readonly $ref?: string };
    return value.$ref ? [value.$ref] : [];
  } catch {
    return [];
  }
}
