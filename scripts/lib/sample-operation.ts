import openapi from '../../spec/generated/openapi.json' with { type: 'json' };
import resource from '../../spec/generated/resource.json' with { type: 'json' };
import type { JsonObject } from '../../spec/lib/pointer.ts';
import { type Operation, readOperations } from '../../spec/operations.ts';

/** The project's own description as JSON, which is read faster than YAML. */
const OWN = openapi as unknown as JsonObject;

/**
 * The operation of a description that is shown to try it: the one that creates the resource, else the first.
 * @returns undefined where the description has no operation
 */
export function sampleOperation(root: JsonObject = OWN): Operation | undefined {
  const operations = readOperations(root);
  return operations.find(({ id }) => id === resource.operations.create) ?? operations[0];
}

/** Path and query of a request to an operation, with the examples of its parameters. */
export function sampleUrl(operation: Operation): string {
  const required = operation.parameters.filter((one) => one.in === 'path');
  const values = required.map(({ name, example }) => [name, String(example ?? name)]);
  return operation.url(Object.fromEntries(values) as Record<string, string>);
}
