import type { Json } from '../../spec/description.ts';
import { valueAt } from '../../spec/schema/value-at.ts';
import { examplesOf } from '../requests/samples.ts';
import { isSchema, listOf, type Path, type Schema } from '../../spec/schema/walk.ts';
import type { Workshop } from '../requests/workshop.ts';

/** A way to make a condition hold or not: a value for each member that it is about. */
export type Premise = readonly (readonly [path: Path, value: Json | undefined])[];

/** Values that make a condition hold: a constant, each of a set, those of the description that fit a pattern. */
export function premises(at: Path, condition: Schema, workshop: Workshop): Premise[] {
  const members = Object.entries(isSchema(condition.properties) ? condition.properties : {});
  return members.reduce<Premise[]>(
    (found, [name, schema]) => {
      const path = [...at, name];
      const values = isSchema(schema) ? valuesFor(schema, path, workshop) : [];
      return found.flatMap((premise) =>
        values.map((value) => [...premise, [path, value] as const]),
      );
    },
    [[]],
  );
}

function valuesFor(schema: Schema, path: Path, workshop: Workshop): Json[] {
  if (schema.const !== undefined) return [schema.const];
  if (Array.isArray(schema.enum)) return schema.enum;
  const site = workshop.site(path);
  const shown = [
    ...(site ? examplesOf(site) : []),
    ...workshop.exampleKeys.map((key) => valueAt(workshop.fresh(key), path)),
  ];
  const { pattern } = schema;
  const fits = (value: Json | undefined): value is Json =>
    value !== undefined &&
    (typeof pattern !== 'string' ||
      (typeof value === 'string' && new RegExp(pattern, 'u').test(value)));
  return shown.filter(fits).slice(0, 1);
}

/** Premises under which the condition does not hold: a member of it left out, or of another value. */
export function exceptions(at: Path, condition: Schema, holding: readonly Premise[]): Premise[] {
  const [premise = []] = holding;
  return premise.flatMap(([path, value]) => {
    const others: (Json | undefined)[] =
      typeof value === 'boolean'
        ? [!value]
        : typeof value === 'string'
          ? [value.replace(/(\.\w+)?$/, '.pem')]
          : [];
    const left = listOf(condition.required).includes(String(path.slice(at.length)[0]))
      ? [undefined]
      : [];
    return [...others, ...left].map((other) => [[path, other] as const]);
  });
}
