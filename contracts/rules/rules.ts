import type { Description } from '../../spec/description.ts';
import { findOperation, type Operation, readOperations } from '../../spec/operations.ts';
import { readResource } from '../../spec/read-resource.ts';
import { bindResource, fits, type Resource, type ResourceFile } from '../../spec/resource.ts';
import { createRowFinder } from '../../spec/sources.ts';
import type { Rule } from '../findings/finding.ts';
import { GENERAL_RULES } from './general-rules.ts';
import {
  createKeywordRules,
  type KeywordRules,
  type RuleContext,
  withRow,
} from './keyword-rules.ts';
import type { Model } from './model.ts';
import { openPoints } from './open-points.ts';
import { placesOf } from './places.ts';
import { wordingOf } from './words.ts';

/** Of which operation the rules are, and what is known of the resource behind it. */
export interface ModelOptions {
  /** Its `operationId`; when absent the one that creates the resource, or the only one of the description. */
  readonly operation?: string | undefined;
  /** The project's own when absent, where it fits the description. */
  readonly resource?: ResourceFile | undefined;
}

/**
 * Reads the rules of an operation from its description: one for each member and keyword, and the general ones.
 * @throws Error naming the operations of the description when it is not clear which is meant
 */
export function readRules(description: Description, options: ModelOptions = {}): Model {
  const operations = readOperations(description.root);
  const resource = resourceOf(operations, options.resource);
  const operation = operationOf(operations, resource, options.operation);
  // Ids of the operation that creates the resource are short; those of any other begin with its own id.
  const prefix = resource?.roleOf(operation) === 'create' ? '' : `${operation.id}.`;
  const context = { description, prefix, rowOf: (ownRows ??= createRowFinder()) };
  const general = generalRules(context, operation, resource);
  const keywords = createKeywordRules(context);
  const sites = keywords.sitesOf(operation.requestBody?.json?.schema, 'request');
  const responseRules = responseRulesOf(operation, keywords);
  const findRule = (key: string) =>
    general.find((one) => one.key === key || one.rule.id === prefix + key)?.rule;
  return {
    description,
    operation,
    operations,
    resource,
    rules: [...keywords.all(), ...general.map((one) => one.rule)],
    sites,
    responseRules,
    ruleAt: keywords.ruleAt,
    findRule,
    rule: (key) => findRule(key) ?? missing(key),
    reasons: new Map(general.flatMap(({ rule, why }) => (why ? [[rule.id, why] as const] : []))),
    open: openPoints(resource),
  };
}

function missing(key: string): never {
  throw new Error(`Failed to find the rule ${key}: there is none. Add it to general-rules.ts.`);
}

/** The rules that only a response of a status can exercise. */
function responseRulesOf(
  operation: Operation,
  keywords: KeywordRules,
): ReadonlyMap<number, readonly Rule[]> {
  const found = new Map<number, readonly Rule[]>();
  for (const status of [...operation.success, operation.rejection]) {
    if (status === undefined) continue;
    const before = new Set(keywords.all());
    keywords.sitesOf(operation.response(status)?.json?.schema, 'response');
    found.set(
      status,
      keywords.all().filter((rule) => !before.has(rule)),
    );
  }
  return found;
}

/** A rule that no keyword says, by a key that is the same for every operation. */
interface KeyedRule {
  readonly key: string;
  readonly rule: Rule;
  /** What goes wrong for a client without it. */
  readonly why?: string;
}

/** The documented examples, then the rules that no keyword says; none of what is not described. */
function generalRules(
  { description, prefix, rowOf }: RuleContext,
  operation: Operation,
  resource: Resource | undefined,
): KeyedRule[] {
  const places = placesOf(description, operation, resource);
  const wording = wordingOf(operation, resource);
  // Laws are about the creation of a resource.
  const isLawful = resource === undefined || prefix === '';
  const ruleOf = (key: string, pointer: string, summary: string) => {
    const place = { pointer, line: description.lineOf(pointer) };
    return withRow({ id: prefix + key, summary, ...place }, rowOf(pointer));
  };
  const examples = operation.examples.map(({ key, request: { pointer, summary = key } }) => {
    const id = `example.${key}`;
    return {
      key: id,
      rule: ruleOf(id, pointer, `The documented example is accepted: ${summary}.`),
    };
  });
  const named = GENERAL_RULES.filter(({ key }) => isLawful || !key.startsWith('law.')).flatMap(
    ({ key, id, at, summary, why }): KeyedRule[] => {
      const pointer = at(places);
      if (pointer === undefined) return [];
      const rule = ruleOf(id?.(operation) ?? key, pointer, wording(summary));
      return [{ key, rule, ...(why && { why: wording(why) }) }];
    },
  );
  return [...examples, ...named];
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
