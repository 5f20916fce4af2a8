import type { Json } from '../../spec/lib/pointer.ts';
import { isSchema, listOf, type Part } from '../../spec/schema/walk.ts';

/** Keywords that say something to people, or are walked through; all others are rules. */
const SILENT = new Set(
  `$ref $comment $id $anchor $defs title description examples example default deprecated readOnly
  properties items allOf then else contentEncoding contentMediaType xml externalDocs discriminator`.split(
    /\s+/,
  ),
);
/** Formats that say how a value is shown, not which values are valid. */
const SILENT_FORMATS = new Set(['password', 'binary', 'byte', 'float', 'double']);

/** One rule as the schema has it. */
export interface Item {
  readonly keyword: string;
  readonly limit: Json;
  readonly id: string;
  readonly pointer: string;
}

/** The rules of one schema object, each with its id and place. */
export function itemise({ schema, pointer, owner }: Part): Item[] {
  const items: Item[] = [];
  for (const [keyword, limit] of Object.entries(schema)) {
    if (SILENT.has(keyword) || keyword.startsWith('x-')) continue;
    if (keyword === 'format' && SILENT_FORMATS.has(limit as string)) continue;
    if (keyword === 'if' || (keyword === 'writeOnly' && limit !== true)) continue;
    if (keyword !== 'required')
      items.push({ keyword, limit, id: `${owner}.${keyword}`, pointer: `${pointer}/${keyword}` });
  }
  for (const [index, name] of listOf(schema.required).entries()) {
    items.push({
      keyword: 'required',
      limit: name,
      id: `${owner}.${name}.required`,
      pointer: `${pointer}/required/${index}`,
    });
  }
  if (schema.if !== undefined) items.push(conditional(schema, pointer, owner));
  for (const [index, entry] of (Array.isArray(schema.allOf) ? schema.allOf : []).entries()) {
    if (isSchema(entry) && entry.if !== undefined)
      items.push(conditional(entry, `${pointer}/allOf/${index}`, owner));
  }
  return items;
}

function conditional(
  entry: { readonly [keyword: string]: Json },
  pointer: string,
  owner: string,
): Item {
  const title =
    typeof entry.title === 'string' ? kebab(entry.title) : `condition-${pointer.split('/').at(-1)}`;
  const own = pointer.includes('/allOf/') ? pointer : `${pointer}/if`;
  return { keyword: 'if', limit: entry, id: `${owner}.${title}`, pointer: own };
}

function kebab(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
