import { isObject, type Json } from '../../../spec/lib/pointer.ts';
import { canonical, isOpenApi30, items, rawChild } from '../node.ts';
import { onlyAlternative, type Part, rulesOf, type Stated, statedIn } from './parts.ts';

/** The JSON types, numbers split into those that are whole and those that are not. */
export const TYPES = [
  'null',
  'boolean',
  'integer',
  'fraction',
  'string',
  'array',
  'object',
] as const;

/** One of `TYPES`. */
export type Type = (typeof TYPES)[number];

/** The types that parts allow together; all of them when none says so. */
export function typesOf(parts: readonly Part[]): Set<Type> {
  const allowed = [
    ...statedIn(parts, 'type').map((stated) => namedTypes(stated)),
    ...parts.flatMap((part) => [typeChoice(part, 'anyOf'), typeChoice(part, 'oneOf')]),
  ].filter((types) => types !== undefined);
  const whole = statedIn(parts, 'multipleOf').some(({ value }) => Number.isInteger(value));
  return new Set(
    TYPES.filter(
      (type) => allowed.every((set) => set.has(type)) && !(whole && type === 'fraction'),
    ),
  );
}

/** The type of a value. */
export function typeOf(value: Json): Type {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'fraction';
  return typeof value as Type;
}

/** Names of types for people: `integer` and `fraction` together are `number`. */
export function nameTypes(types: ReadonlySet<Type>): string {
  if (types.size === TYPES.length) return 'any type';
  const number = types.has('integer') && types.has('fraction');
  const names = TYPES.filter((type) => types.has(type) && !(number && type === 'fraction'));
  return (
    names.map((name) => (name === 'integer' && number ? 'number' : name)).join(' or ') || 'no type'
  );
}

/** The lists of values that parts allow, one for each part that enumerates them. */
export function enumerationsOf(parts: readonly Part[]): { values: Json[]; stated: Stated }[] {
  return parts.flatMap((part) =>
    ['enum', 'const', 'anyOf', 'oneOf'].flatMap((keyword) => {
      const [stated] = statedIn([part], keyword);
      const values = stated && valuesOf(part, keyword, stated.value);
      return values ? [{ values: part.orNull ? [...values, null] : values, stated }] : [];
    }),
  );
}

/** Whether `anyOf` or `oneOf` is nothing but a list of values, or of types. */
export function isList(part: Part, keyword: 'anyOf' | 'oneOf'): boolean {
  const [stated] = statedIn([part], keyword);
  const values = stated && valuesOf(part, keyword, stated.value);
  return (values ?? typeChoice(part, keyword)) !== undefined;
}

/** The types that alternatives list which say nothing else; with `oneOf`, no two may have one in common. */
function typeChoice(part: Part, keyword: 'anyOf' | 'oneOf'): Set<Type> | undefined {
  const branches = items(rawChild(part.node, keyword));
  if (branches.length === 0 || branches.some((branch) => rulesOf(branch).join() !== 'type')) return;
  const lists = branches.map((node) => [...typesOf([{ node, orNull: false }])]);
  const types = new Set(lists.flat());
  return keyword === 'anyOf' || types.size === lists.flat().length ? types : undefined;
}

function namedTypes({ value, part }: Stated): Set<Type> {
  const names = new Set<unknown>(Array.isArray(value) ? value : [value]);
  if (names.has('number')) names.add('integer').add('fraction');
  const nullable =
    isOpenApi30(part.node) && isObject(part.node.value) && part.node.value.nullable === true;
  if (part.orNull || nullable) names.add('null');
  return names as Set<Type>;
}

function valuesOf(part: Part, keyword: string, value: Json): Json[] | undefined {
  if (keyword === 'const') return [value];
  if (keyword === 'enum') return Array.isArray(value) ? value : undefined;
  if (onlyAlternative(part.node, keyword as 'anyOf')) return undefined;
  const branches = items(rawChild(part.node, keyword));
  const lists = branches.map((branch) => {
    const rules = rulesOf(branch);
    if (!isObject(branch.value) || rules.some((rule) => !['enum', 'const', 'type'].includes(rule)))
      return undefined;
    if (rules.includes('const')) return [branch.value.const as Json];
    return Array.isArray(branch.value.enum) ? branch.value.enum : undefined;
  });
  if (lists.length === 0 || lists.some((list) => list === undefined)) return undefined;
  const values = (lists as Json[][]).flat();
  // With `oneOf`, a value of two alternatives is rejected.
  const distinct = new Set(values.map(canonical)).size === values.length;
  return distinct || keyword === 'anyOf' ? values : undefined;
}
