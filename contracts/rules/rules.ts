import type { Description, Json } from '../../spec/description.ts';
import { createRowFinder } from '../../spec/sources.ts';
import type { Rule } from '../findings/finding.ts';
import { generalRules } from './general-rules.ts';
import { answerSchema, requestSchema } from './operation.ts';
import {
  isSchema,
  labelOf,
  listOf,
  nameOf,
  type Part,
  type Path,
  type Site,
  walk,
} from '../../spec/schema/walk.ts';
import { summaryOf } from './summary.ts';

/** One keyword that holds for a member. */
export interface Constraint {
  readonly rule: Rule;
  readonly keyword: string;
  /** The keyword's value: a limit, a pattern; for `required` the name of the member; for `if` the whole entry. */
  readonly limit: Json;
}

/** A member of the request body, with the constraints on it. */
export interface RuledSite extends Site {
  readonly constraints: readonly Constraint[];
}

/** What a description demands. */
export interface Model {
  readonly description: Description;
  /** Every rule: those of the request, of the answers, and the general ones. */
  readonly rules: readonly Rule[];
  /** Members of the request body. */
  readonly sites: readonly RuledSite[];
  /** Rules that only an answer of a status can exercise. */
  readonly answerRules: ReadonlyMap<number, readonly Rule[]>;
  /** The rule that holds the part at a JSON pointer of the description. */
  ruleAt(pointer: string): Rule | undefined;
  /** A general rule by its id. Throws when there is none. */
  rule(id: string): Rule;
}

/** Keywords that say something to people, or are walked through; all others are rules. */
const SILENT = new Set(
  `$ref $comment $id $anchor $defs title description examples example default deprecated readOnly
  properties items allOf then else contentEncoding contentMediaType xml externalDocs discriminator`.split(
    /\s+/,
  ),
);
/** Formats that say how a value is shown, not which values are valid. */
const SILENT_FORMATS = new Set(['password', 'binary', 'byte', 'float', 'double']);

/** Reads the rules of the operation from its description: one for each member and keyword. */
export function readRules(description: Description): Model {
  const byPointer = new Map<string, Rule>();
  const ids = new Set<string>();
  const rowOf = createRowFinder();
  const general = generalRules(description).map((rule) => withRow(rule, rowOf(rule.pointer)));
  const sites = sitesOf(requestSchema(description), true);
  const answerRules = new Map<number, readonly Rule[]>();
  for (const status of [200, 400]) {
    const before = new Set(byPointer.values());
    sitesOf(answerSchema(description, status), false);
    answerRules.set(
      status,
      [...byPointer.values()].filter((rule) => !before.has(rule)),
    );
  }
  const rules = [...new Set(byPointer.values()), ...general];
  return { description, rules, sites, answerRules, ruleAt, rule };

  function sitesOf(pointer: string, request: boolean): RuledSite[] {
    return walk(description, pointer, nameOf(pointer)).map((site) => ({
      ...site,
      constraints: site.parts.flatMap((part) => constraintsOf(part, site, request)),
    }));
  }

  function constraintsOf(part: Part, site: Site, request: boolean): Constraint[] {
    return itemise(part)
      .filter(({ keyword }) => request || keyword !== 'writeOnly')
      .map(({ keyword, limit, id, pointer }) => {
        const path = keyword === 'required' ? [...site.path, limit as string] : site.path;
        return { keyword, limit, rule: define({ keyword, limit, id, pointer }, path) };
      });
  }

  function define(item: Item, path: Path): Rule {
    const known = byPointer.get(item.pointer);
    if (known) return known;
    let id = item.id;
    for (let count = 2; ids.has(id); count++) id = `${item.id}-${count}`;
    ids.add(id);
    const summary = summaryOf({ ...item, label: labelOf(path), description });
    const { keyword, limit, pointer } = item;
    const member = keyword === 'required' ? String(limit) : undefined;
    const rule = withRow(
      { id, summary, pointer, line: description.lineOf(pointer) },
      rowOf(pointer, member),
    );
    byPointer.set(item.pointer, rule);
    return rule;
  }

  function ruleAt(pointer: string): Rule | undefined {
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      const rule = byPointer.get(pointer.slice(0, end));
      if (rule) return rule;
    }
    return undefined;
  }

  function rule(id: string): Rule {
    const found = general.find((candidate) => candidate.id === id);
    if (!found)
      throw new Error(`Failed to find the rule ${id}: there is none. Add it to general-rules.ts.`);
    return found;
  }
}

function withRow(rule: Rule, row: string | undefined): Rule {
  return row === undefined ? rule : { ...rule, row };
}

/** One rule as the schema has it. */
export interface Item {
  readonly keyword: string;
  readonly limit: Json;
  readonly id: string;
  readonly pointer: string;
}

function itemise({ schema, pointer, owner }: Part): Item[] {
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
