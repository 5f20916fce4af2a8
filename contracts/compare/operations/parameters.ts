import { child, follow, items, type Node, valueOf } from '../node.ts';
import { schemaIn } from '../schemas/parts.ts';
import { viewOf } from '../schemas/view.ts';
import type { Pair } from '../schemas/walk.ts';
import { compareContents } from './contents.ts';
import { compareSchemaOf, type Context, tell } from './context.ts';
import type { Operation } from './operations.ts';

/** A parameter of an operation. */
interface Parameter {
  readonly node: Node;
  readonly name: string;
  readonly place: string;
  readonly required: boolean;
}

/** Headers that are no parameters (OpenAPI 3.1.1, Parameter Object). */
const NO_PARAMETERS = ['accept', 'content-type', 'authorization'];

/** How a parameter is written when it does not say (OpenAPI 3.1.1, Parameter Object). */
const STYLES: Readonly<Record<string, string>> = { query: 'form', cookie: 'form' };

/** Compares the parameters of an operation and of its path; those in the path by their position. */
export function compareParameters(pair: Pair<Operation>, context: Context): void {
  const all = { old: parametersOf(pair.old), new: parametersOf(pair.new) };
  for (const [key, old] of all.old) {
    const now = all.new.get(key);
    if (now) compareParameter({ old, new: now }, { operation: pair.new, context });
    else if (old.place !== 'path') tellGone(old, pair, context);
  }
  for (const [key, now] of all.new) {
    if (!all.old.has(key) && now.place !== 'path') tellNew(now, pair, context);
  }
}

function parametersOf({ node, pathItems, path }: Operation): Map<string, Parameter> {
  const positions = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  const all = [...pathItems, node].flatMap((at) => items(child(at, 'parameters')));
  const found = all.map((raw): [string, Parameter] => {
    const parameter = follow(raw);
    const [name, place] = [valueOf(parameter, 'name'), valueOf(parameter, 'in')].map(String);
    const key =
      place === 'path' ? positions.indexOf(name) : place === 'header' ? name?.toLowerCase() : name;
    const required = place === 'path' || valueOf(parameter, 'required') === true;
    return [`${place} ${key}`, { node: parameter, name: name ?? '', place: place ?? '', required }];
  });
  return new Map(found.filter(([key]) => !NO_PARAMETERS.some((name) => key === `header ${name}`)));
}

function compareParameter(
  { old, new: now }: Pair<Parameter>,
  { operation, context }: { operation: Operation; context: Context },
): void {
  const where = labelOf(operation, now);
  const at = { old: old.node, new: now.node };
  if (now.required !== old.required) {
    const id = now.required ? 'request.parameter.required' : 'request.parameter.optional';
    const [was, is] = now.required ? ['optional', 'mandatory'] : ['mandatory', 'optional'];
    tell(context, id, { where, message: `The parameter was ${was}, is ${is}.`, at });
  }
  const areSplit = isSplit(old.node) && isSplit(now.node);
  const [was, is] = [serialization(old, areSplit), serialization(now, areSplit)];
  if (was !== is) {
    const message = `The parameter was written as ${was}, is as ${is}.`;
    tell(context, 'request.parameter.serialization', { where, message, at });
  }
  const contents = [old, now].filter(({ node }) => child(node, 'content')).length;
  if (contents === 2) compareContents(at, { direction: 'request', where, context });
  if (contents > 0) return;
  const schemas = { old: schemaIn(old.node, 'schema'), new: schemaIn(now.node, 'schema') };
  compareSchemaOf(context, 'request', { where, at: schemas, of: at });
}

/** How a parameter is written, its defaults filled in. */
function serialization({ node, place }: Parameter, isSplit: boolean): string {
  if (child(node, 'content')) return 'content';
  const style = String(valueOf(node, 'style') ?? STYLES[place] ?? 'simple');
  const isExploded = Boolean(valueOf(node, 'explode') ?? style === 'form');
  const explode = isSplit ? `, explode ${isExploded}` : '';
  const reserved = valueOf(node, 'allowReserved') === true ? ', reserved' : '';
  const empty = valueOf(node, 'allowEmptyValue') === true ? ', empty' : '';
  return `style ${style}${explode}${reserved}${empty}`;
}

/** Whether a value may have parts; of others, `explode` says nothing (OpenAPI 3.1.1, Parameter Object). */
function isSplit(node: Node): boolean {
  const schema = schemaIn(node, 'schema');
  const types = schema && viewOf([schema], 'request').types;
  return !types || types.has('array') || types.has('object');
}

function tellGone(old: Parameter, pair: Pair<Operation>, context: Context): void {
  const message = `The parameter was ${old.required ? 'mandatory' : 'optional'}, is gone.`;
  const at = { old: old.node, new: pair.new.node };
  tell(context, 'request.parameter.removed', { where: labelOf(pair.new, old), message, at });
}

function tellNew(now: Parameter, pair: Pair<Operation>, context: Context): void {
  const id = now.required ? 'request.parameter.required' : 'request.parameter.added';
  const message = `The parameter was not there, is ${now.required ? 'mandatory' : 'optional'}.`;
  tell(context, id, {
    where: labelOf(pair.new, now),
    message,
    at: { old: pair.old.node, new: now.node },
  });
}

function labelOf({ name }: Operation, parameter: Parameter): string {
  return `${name}, ${parameter.place} parameter ${parameter.name}`;
}
