import { isObject } from '../lib/pointer.ts';
import { type Description, formatPointer, type Json, parsePointer } from '../description.ts';

/** A JSON Schema object. */
export type Schema = { readonly [keyword: string]: Json };

/** How many levels inside itself a schema is walked. */
const LEVELS = 2;

/** Where a member is in a body: names, and 0 for the first item of an array. */
export type Path = readonly (string | number)[];

/** One schema object that holds for a member, and where it stands. */
export interface Part {
  readonly pointer: string;
  readonly schema: Schema;
  /** Readable name of the place: the component, then the members inside it. */
  readonly owner: string;
}

/** A member of a body, with every schema that holds for it without a condition. */
export interface Site {
  readonly path: Path;
  readonly parts: readonly Part[];
  /** Whether the object that holds it requires it. */
  readonly mandatory: boolean;
}

interface Visit {
  readonly path: Path;
  readonly places: readonly Omit<Part, 'schema'>[];
  readonly mandatory: boolean;
  /** References that led here, to stop where a schema holds itself. */
  readonly refs: readonly string[];
}

/**
 * Every member of the bodies that a schema describes, through `$ref`, `properties`, `items` and
 * `allOf`. Where a schema holds itself, the walk ends two levels inside.
 */
export function walk(description: Description, pointer: string, owner: string): Site[] {
  const sites: Site[] = [];
  visit({ path: [], places: [{ pointer, owner }], mandatory: true, refs: [] });
  return sites;

  function visit(at: Visit): void {
    const refs = [...at.refs];
    const parts = at.places.flatMap((place) => partsOf(description, place, refs));
    if (parts.length === 0) return;
    sites.push({ path: at.path, parts, mandatory: at.mandatory });
    for (const [name, places] of membersOf(parts)) {
      const mandatory = parts.some(({ schema }) => listOf(schema.required).includes(name));
      visit({ path: [...at.path, name], places, mandatory, refs });
    }
    const items = parts
      .filter(({ schema }) => isSchema(schema.items))
      .map((p) => inside(p, 'items'));
    if (items.length > 0) visit({ path: [...at.path, 0], places: items, mandatory: true, refs });
  }
}

/** The schema at a place, those that it refers to, and those of its `allOf` that have no condition. */
function partsOf(description: Description, place: Omit<Part, 'schema'>, refs: string[]): Part[] {
  const schema = description.at(place.pointer);
  if (!isSchema(schema)) return [];
  const { $ref, allOf, ...own } = schema;
  const parts: Part[] = [];
  if (typeof $ref === 'string') {
    if (refs.filter((ref) => ref === $ref).length > LEVELS) return [];
    refs.push($ref);
    parts.push(...partsOf(description, { pointer: $ref, owner: nameOf($ref) }, refs));
  }
  if (typeof $ref !== 'string' || Object.keys(own).length > 0) parts.push({ ...place, schema });
  for (const [index, entry] of (Array.isArray(allOf) ? allOf : []).entries()) {
    if (!isSchema(entry) || 'if' in entry) continue;
    const pointer = `${place.pointer}/allOf/${index}`;
    parts.push(...partsOf(description, { pointer, owner: place.owner }, refs));
  }
  return parts;
}

function membersOf(parts: readonly Part[]): Map<string, Omit<Part, 'schema'>[]> {
  const members = new Map<string, Omit<Part, 'schema'>[]>();
  for (const part of parts) {
    if (!isSchema(part.schema.properties)) continue;
    for (const name of Object.keys(part.schema.properties)) {
      members.set(name, [...(members.get(name) ?? []), inside(part, 'properties', name)]);
    }
  }
  return members;
}

function inside(part: Part, ...tokens: string[]): Omit<Part, 'schema'> {
  const pointer = formatPointer([...parsePointer(part.pointer), ...tokens]);
  return { pointer, owner: `${part.owner}.${tokens.at(-1)}` };
}

/** Whether a member is two levels inside a schema that holds itself: as much as need be is tried there. */
export function isDeep(path: Path): boolean {
  return path.filter((token) => typeof token === 'number').length > 1;
}

/** First value of a keyword among the schemas of a member. */
export function keywordOf(site: Site, keyword: string): Json | undefined {
  return site.parts.find(({ schema }) => schema[keyword] !== undefined)?.schema[keyword];
}

/** The JSON types that a member may have; none named means any. */
export function typesOf(site: Site): readonly string[] {
  const type = keywordOf(site, 'type');
  return typeof type === 'string' ? [type] : listOf(type);
}

/** Strings of a keyword's list, or none. */
export function listOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Tells whether a value is a schema object. */
export function isSchema(value: Json | undefined): value is Schema {
  return isObject(value);
}

/** The last token of a reference: the name of the component. */
export function nameOf(ref: string): string {
  return parsePointer(ref).at(-1) ?? ref;
}

/** `['endpoint', 'source_sharding', 0, 'db_user']` → `endpoint.source_sharding[0].db_user`. */
export function labelOf(path: Path): string {
  if (path.length === 0) return 'the body';
  return path
    .map((t) => (typeof t === 'number' ? `[${t}]` : `.${t}`))
    .join('')
    .replace(/^\./, '');
}
