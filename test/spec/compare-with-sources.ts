import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../spec/description.ts';
import type { Row, Sources } from '../../spec/sources.ts';
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
    ...rows.flatMap((row) => demandsOfRow(row, said)),
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

function demandsOfRow(row: Row, said: Said): Demand[] {
  const source = `${row.table}: ${row.parameter}`;
  const demand = (pointer: string, value: Json): Demand => ({ pointer, value, source });
  switch (row.table) {
    case 'path':
    case 'headers':
      return demandsOfParameter(row).map(([pointer, value]) => demand(pointer, value));
    case 'status codes':
      return [demand(row.pointer, true)];
    default:
      return demandsOfMember(row, said).map(([pointer, value]) => demand(pointer, value));
  }
}

/** Content-Type and X-Auth-Token are not parameters in OpenAPI (3.1.1, Parameter Object, `name`). */
function demandsOfParameter({
  pointer,
  parameter,
  table,
  mandatory = false,
}: Row): [string, Json][] {
  if (parameter === 'Content-Type')
    return [
      [pointer, true],
      [pointer.replace(/\/content\/.*/, '/required'), mandatory],
    ];
  if (pointer.includes('/securitySchemes/')) return [[pointer, parameter]];
  return [
    [pointer, `${table === 'path' ? 'path' : 'header'} ${parameter}`],
    [`${pointer}/required`, mandatory],
    [`${pointer}/schema/type`, 'string'],
  ];
}

function demandsOfMember(row: Row, said: Said): [string, Json][] {
  const { pointer, parameter, mandatory, limits = {}, rules = {} } = row;
  const parent = pointer.slice(0, pointer.lastIndexOf('/properties/'));
  const ref = row.type === 'String' ? said.get(`${pointer}/$ref`) : undefined;
  const keywords = { ...TYPES[row.type], ...typeOfObject(row.type), ...limits };
  const at = typeof ref === 'string' ? ref : pointer;
  return [
    [pointer, true],
    ...(ref ? [[`${pointer}/$ref`, ref] as [string, Json]] : []),
    ...(mandatory ? [[`${parent}/required/${parameter}`, true] as [string, Json]] : []),
    ...Object.entries(keywords).map(([keyword, value]): [string, Json] => [
      `${at}/${keyword}`,
      value,
    ]),
    ...Object.entries(rules).map(([place, value]): [string, Json] => [`${parent}/${place}`, value]),
    ...objectSchema(row.type),
  ];
}

/** The document's names of types, as keywords. */
const TYPES: Readonly<Record<string, Record<string, Json>>> = {
  String: { type: 'string' },
  Boolean: { type: 'boolean' },
  Long: { type: 'integer', format: 'int64' },
};

function typeOfObject(type: string): Record<string, Json> {
  const [, list, name] = /^(Array of )?(\w+) objects?$/.exec(type) ?? [];
  if (!name) return {};
  const ref = `#/components/schemas/${name}`;
  return list ? { type: 'array', 'items/$ref': ref } : { $ref: ref };
}

function objectSchema(type: string): [string, Json][] {
  const ref = Object.values(typeOfObject(type)).at(-1);
  return typeof ref === 'string' ? [[`${ref}/type`, 'object']] : [];
}
