import type { Description, Json } from '../../spec/description.ts';
import { findOperation, type Operation, readOperations } from '../../spec/operations.ts';
import { readResource } from '../../spec/read-resource.ts';
import { bindResource, fits, type Resource, type ResourceFile } from '../../spec/resource.ts';
import { createRowFinder } from '../../spec/sources.ts';
import type { Rule } from '../findings/finding.ts';
import { GENERAL_RULES } from './general-rules.ts';
import type { Constraint, Model, RuledSite } from './model.ts';
import { openPoints } from './open-points.ts';
import { placesOf } from './places.ts';
import { wordingOf } from './words.ts';
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
  const rowOf = (ownRows ??= createRowFinder());
  const wording = wordingOf(operation, resource);
  const general = generalRules();
  const sites = sitesOf(operation.requestBody?.json?.schema, true);
  const responseRules = new Map<number, readonly Rule[]>();
  for (const status of [...operation.success, operation.rejection]) {
    if (status === undefined) continue;
    const before = new Set(byPointer.values());
    sitesOf(operation.response(status)?.json?.schema, false);
    responseRules.set(
      status,
      [...byPointer.values()].filter((rule) => !before.has(rule)),
    );
  }
  const rules = [...new Set(byPointer.values()), ...general.map((one) => one.rule)];
  const reasons = new Map(
    general.flatMap(({ rule, why }) => (why ? [[rule.id, wording(why)] as const] : [])),
  );
  const open = openPoints(resource);
  return {
    description,
    operation,
    operations,
    resource,
    rules,
    sites,
    responseRules,
    ruleAt,
    rule: ruleOf,
    findRule,
    reasons,
    open,
  };

  function generalRule(key: string, pointer: string, summary: string) {
    const id = prefix + key;
    const line = description.lineOf(pointer);
    return { key, rule: withRow({ id, summary, pointer, line }, rowOf(pointer)) };
  }

  /** The documented examples, then the rules that no keyword says; none of what is not described. */
  function generalRules(): { key: string; rule: Rule; why?: string }[] {
    const places = placesOf(description, operation, resource);
    // Laws are about the creation of a resource.
    const isLawful = resource === undefined || prefix === '';
    const examples = operation.examples.map(({ key, request: { pointer, summary = key } }) =>
      generalRule(`example.${key}`, pointer, `The documented example is accepted: ${summary}.`),
    );
    const named = GENERAL_RULES.filter(({ key }) => isLawful || !key.startsWith('law.')).flatMap(
      ({ key, id, at, summary, why }) => {
        const pointer = at(places);
        if (pointer === undefined) return [];
        const own = generalRule(id?.(operation) ?? key, pointer, wording(summary));
        return [{ ...own, key, ...(why && { why }) }];
      },
    );
    return [...examples, ...named];
  }

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

  function findRule(key: string): Rule | undefined {
    return general.find((one) => one.key === key || one.rule.id === prefix + key)?.rule;
  }

  function ruleOf(key: string): Rule {
    const found = findRule(key);
    if (found) return found;
    throw new Error(`Failed to find the rule ${key}: there is none. Add it to general-rules.ts.`);
  }
}

/** The project's own resource and the rows of its document, each read once. */
let own: ResourceFile | undefined;
let ownRows: ReturnType<typeof createRowFinder> | undefined;

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
