import type { Description, Json } from '../../spec/description.ts';
import { findOperation, type Operation, readOperations } from '../../spec/operations.ts';
import { readResource } from '../../spec/read-resource.ts';
import { bindResource, fits, type Resource, type ResourceFile } from '../../spec/resource.ts';
import { createRowFinder } from '../../spec/sources.ts';
import type { Rule } from '../findings/finding.ts';
import { generalRules } from './general-rules.ts';
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

/** What a description demands of one of its operations. */
export interface Model {
  readonly description: Description;
  /** The operation that the rules are of. */
  readonly operation: Operation;
  /** Every operation of the description. */
  readonly operations: readonly Operation[];
  /** What OpenAPI cannot say of the resource behind them; undefined where it is not known. */
  readonly resource: Resource | undefined;
  /** Every rule: those of the request, of the answers, and the general ones. */
  readonly rules: readonly Rule[];
  /** Members of the request body. */
  readonly sites: readonly RuledSite[];
  /** Rules that only an answer of a status can exercise. */
  readonly answerRules: ReadonlyMap<number, readonly Rule[]>;
  /** The rule that holds the part at a JSON pointer of the description. */
  ruleAt(pointer: string): Rule | undefined;
  /** A general rule by its id, without that of the operation. Throws when there is none. */
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

/** Of which operation the rules are, and what is known of the resource behind it. */
export interface ModelOptions {
  /** Its `operationId`; when absent the one that creates the resource, or the only one of the description. */
  readonly operation?: string | undefined;
  /** The project's own when absent, where it fits the description. */
  readonly resource?: ResourceFile | undefined;
}

/**
 * Reads the rules of an operation from its description: one for each member and keyword.
 * @throws Error naming the operations of the description when it is not clear which is meant
 */
export function readRules(description: Description, options: ModelOptions = {}): Model {
  const operations = readOperations(description.root);
  const resource = resourceOf(operations, options.resource);
  const operation = operationOf(operations, resource, options.operation);
  // Ids of the operation that creates the resource are short; those of any other begin with its own id.
  const prefix = resource?.roleOf(operation) === 'create' ? '' : `${operation.id}.`;
  const byPointer = new Map<string, Rule>();
  const ids = new Set<string>();
  const rowOf = createRowFinder();
  const general = generalRules(description, { operation, resource }).map((rule) =>
    withRow({ ...rule, id: prefix + rule.id }, rowOf(rule.pointer)),
  );
  const sites = sitesOf(operation.requestBody?.json?.schema, true);
  const answerRules = new Map<number, readonly Rule[]>();
  for (const status of [...operation.success, operation.rejection]) {
    if (status === undefined) continue;
    const before = new Set(byPointer.values());
    sitesOf(operation.response(status)?.json?.schema, false);
    answerRules.set(
      status,
      [...byPointer.values()].filter((rule) => !before.has(rule)),
    );
  }
  const rules = [...new Set(byPointer.values()), ...general];
  return { description, operation, operations, resource, rules, sites, answerRules, ruleAt, rule };

  function sitesOf(pointer: string | undefined, request: boolean): RuledSite[] {
    if (pointer === undefined) return [];
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
    const own = prefix + item.id;
    let id = own;
    for (let count = 2; ids.has(id); count++) id = `${own}-${count}`;
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
    const found = general.find((candidate) => candidate.id === prefix + id);
    if (!found)
      throw new Error(`Failed to find the rule ${id}: there is none. Add it to general-rules.ts.`);
    return found;
  }
}

/** The project's own resource, read once. */
let own: ResourceFile | undefined;

function resourceOf(
  operations: readonly Operation[],
  given: ResourceFile | undefined,
): Resource | undefined {
  if (given) return bindResource(given, operations);
  own ??= readResource();
  return fits(own, operations) ? bindResource(own, operations) : undefined;
}

function operationOf(
  operations: readonly Operation[],
  resource: Resource | undefined,
  id: string | undefined,
): Operation {
  if (id !== undefined) return findOperation(operations, id);
  const [only, ...others] = operations;
  const found = resource?.operation('create') ?? (others.length === 0 ? only : undefined);
  if (found) return found;
  const known = operations.map((operation) => `\`${operation.id}\``).join(', ');
  throw new Error(
    `Failed to choose an operation: the description has ${known || 'none'}. Name one of them.`,
  );
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
