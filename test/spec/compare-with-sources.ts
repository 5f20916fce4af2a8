import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../spec/description.ts';
import { type Claims, type Row, schemaOf, type Sources } from '../../spec/sources.ts';
import { claimsOf, type Said } from './claims.ts';

/** Where description and sources differ. */
export interface Difference {
  /** The description says less than a source, more than all of them, or something other. */
  readonly kind: 'less' | 'more' | 'other';
  /** JSON pointer into the description. */
  readonly pointer: string;
  /** `request body: name`, or the id of a fact; absent for `more`. */
  readonly source?: string;
}

interface Demand {
  readonly pointer: string;
  readonly value: Json;
  readonly source: string;
}

/** Every place in which a description says less, more or other than the rows and facts. */
export function compareWithSources(
  root: { [member: string]: Json },
  { rows, facts }: Sources,
): Difference[] {
  const said = claimsOf(root);
  const demands = [
    ...rows.flatMap(demandsOfRow),
    ...facts.flatMap(({ id, at }) =>
      Object.entries(at).map(([pointer, value]) => ({ pointer, value, source: id })),
    ),
  ];
  const demanded = new Set(demands.map(({ pointer }) => pointer));
  const more = [...said.keys()].filter((pointer) => !demanded.has(pointer));
  return [
    ...demands.flatMap((demand) => unmet(demand, said)),
    ...more.map((pointer) => ({ kind: 'more' as const, pointer })),
  ];
}

function unmet({ pointer, value, source }: Demand, said: Said): Difference[] {
  if (!said.has(pointer)) return [{ kind: 'less', pointer, source }];
  return isDeepStrictEqual(said.get(pointer), value) ? [] : [{ kind: 'other', pointer, source }];
}

function demandsOfRow(row: Row): Demand[] {
  const source = `${row.table}: ${row.parameter}`;
  return demandsOf(row).map(([pointer, value]) => ({ pointer, value, source }));
}

function demandsOf(row: Row): [string, Json][] {
  if (row.table === 'status codes') return [[row.pointer, true]];
  return ['path', 'headers'].includes(row.table) ? demandsOfParameter(row) : demandsOfMember(row);
}

/** Content-Type and X-Auth-Token are not parameters in OpenAPI (3.1.1, Parameter Object, `name`). */
function demandsOfParameter({ pointer, parameter, table, mandatory }: Row): [string, Json][] {
  const place: [string, Json][] = [
    [`${pointer}/name`, parameter],
    [`${pointer}/in`, table === 'path' ? 'path' : 'header'],
  ];
  if (pointer.includes('/securitySchemes/')) return [...place, [`${pointer}/type`, 'apiKey']];
  const required = mandatory ?? false;
  if (parameter === 'Content-Type')
    return [
      [pointer, true],
      [pointer.replace(/\/content\/.*/, '/required'), required],
    ];
  return [...place, [`${pointer}/schema/type`, 'string'], [`${pointer}/required`, required]];
}

function demandsOfMember(row: Row): [string, Json][] {
  const { pointer, parameter, mandatory, limits = {}, rules = {}, schema } = row;
  const parent = pointer.slice(0, pointer.lastIndexOf('/properties/'));
  const keywords = { ...TYPES[row.type], ...typeOfObject(row.type), ...limits };
  const at = schema ?? pointer;
  const demands: Record<string, Json> = {
    [pointer]: true,
    ...(schema && { [`${pointer}/$ref`]: schema }),
    ...(mandatory && { [`${parent}/required/${parameter}`]: true }),
    ...below(at, keywords),
    ...below(parent, rules),
    ...objectSchema(row.type),
  };
  return Object.entries(demands);
}

function below(pointer: string, claims: Claims): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(claims).map(([place, value]) => [`${pointer}/${place}`, value]),
  );
}

/** The document's names of types, as keywords. */
const TYPES: Readonly<Record<string, Record<string, Json>>> = {
  String: { type: 'string' },
  Boolean: { type: 'boolean' },
  Long: { type: 'integer', format: 'int64' },
};

function typeOfObject(type: string): Record<string, Json> {
  const $ref = schemaOf(type);
  if (!$ref) return {};
  return type.startsWith('Array of ') ? { type: 'array', 'items/$ref': $ref } : { $ref };
}

function objectSchema(type: string): Record<string, Json> {
  const schema = schemaOf(type);
  return schema ? { [`${schema}/type`]: 'object' } : {};
}
