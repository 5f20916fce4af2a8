import { child, type Node, valueOf } from '../node.ts';
import { mapPair, matchNames, type Pair } from '../pair.ts';
import { schemaIn } from '../schemas/parts.ts';
import { viewOf } from '../schemas/view.ts';
import { compareContents } from './contents.ts';
import { type About, compareSchemasIn, type Context, tell } from './context.ts';

/** A parameter, or a header of a response, which is written like one (OpenAPI 3.1.1, Header Object). */
export interface Field {
  readonly node: Node;
  /** The operation and the field, for people. */
  readonly where: string;
  /** `path`, `query`, `header` or `cookie`. */
  readonly place: string;
  readonly required: boolean;
}

/** What fields are, and where one is looked for that is not there. */
export interface FieldsOf {
  readonly kind: 'request.parameter' | 'response.header';
  readonly holders: Pair<Node>;
  readonly context: Context;
}

/** How a parameter is written when it does not say (OpenAPI 3.1.1, Parameter Object). */
const STYLES: Readonly<Record<string, string>> = { query: 'form', cookie: 'form' };

/** Compares parameters or headers. Those of the path are there as often as the path has room for them. */
export function compareFields(
  all: Pair<ReadonlyMap<string, Field>>,
  { kind, holders, context }: FieldsOf,
): void {
  const noun = kind === 'request.parameter' ? 'parameter' : 'header';
  matchNames(all, {
    both: (pair) => compareField(pair, { kind, noun, context }),
    gone({ where, node, place, required }) {
      if (place === 'path') return;
      const kept = kind === 'request.parameter' || required;
      const message = `The ${noun} was ${duty(required)}, is gone.`;
      const id = kept ? (`${kind}.removed` as const) : 'response.header.removed-optional';
      tell({ where, context }, id, { message, at: { ...holders, old: node } });
    },
    come({ where, node, place, required }) {
      if (place === 'path') return;
      const message = `The ${noun} was not there, is ${duty(required)}.`;
      const id = `${kind}.${required ? 'required' : 'added'}` as const;
      tell({ where, context }, id, { message, at: { ...holders, new: node } });
    },
  });
}

function compareField(
  { old, new: now }: Pair<Field>,
  { kind, noun, context }: Pick<FieldsOf, 'kind' | 'context'> & { noun: string },
): void {
  const about: About = { where: now.where, context };
  const at = { old: old.node, new: now.node };
  if (now.required !== old.required) {
    const id = `${kind}.${now.required ? 'required' : 'optional'}` as const;
    const message = `The ${noun} was ${duty(old.required)}, is ${duty(now.required)}.`;
    tell(about, id, { message, at });
  }
  const areSplit = isSplit(old.node) && isSplit(now.node);
  const [was, is] = [serialization(old, areSplit), serialization(now, areSplit)];
  if (was !== is) {
    const message = `The ${noun} was written as ${was}, is as ${is}.`;
    tell(about, `${kind}.serialization`, { message, at });
  }
  const direction = kind === 'request.parameter' ? 'request' : 'response';
  const { old: had, new: has } = mapPair(at, (node) => child(node, 'content') !== undefined);
  if (had && has) compareContents(at, { ...about, direction });
  else if (!had && !has) compareSchemasIn(at, { ...about, direction });
}

function duty(required: boolean): string {
  return required ? 'mandatory' : 'optional';
}

/** How a field is written, its defaults filled in. */
function serialization({ node, place }: Field, isSplit: boolean): string {
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
