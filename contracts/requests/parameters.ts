import type { Json } from '../../spec/description.ts';
import type { Operation, ParameterValues } from '../../spec/operations.ts';
import type { Resource } from '../../spec/resource.ts';

/** The parameter that tells the places apart in which keys are unique: a project, say. The first of the path where the resource names none. */
export function scopeOf(operation: Operation, resource: Resource | undefined): string | undefined {
  const names = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name);
  return names.find((name) => resource?.scope?.includes(name)) ?? names[0];
}

/** Values for the path of an operation and the query that it demands: the given scope, else their examples. */
export function parametersOf(
  operation: Operation,
  resource: Resource | undefined,
  scope: string | undefined,
): ParameterValues {
  const scoped = scopeOf(operation, resource);
  const needed = operation.parameters.filter(
    (one) => one.in === 'path' || (one.in === 'query' && one.required),
  );
  return Object.fromEntries(
    needed.map(({ name, example }) => [
      name,
      name === scoped && scope !== undefined ? scope : textOf(example, name),
    ]),
  );
}

function textOf(example: Json | undefined, name: string): string | number | boolean {
  return typeof example === 'object' || example === undefined ? name : example;
}
