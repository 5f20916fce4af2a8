import openapi from '../spec/generated/openapi.json' with { type: 'json' };
import resource from '../spec/generated/resource.json' with { type: 'json' };
import source from '../spec/generated/source.json' with { type: 'json' };
import { requestValidators } from '../spec/generated/validators.js';
import type { JsonObject } from '../spec/lib/pointer.ts';
import { type Operation, readOperations } from '../spec/operations.ts';
import { fits, type ResourceFile } from '../spec/resource.ts';
import { createErrors, type Errors } from './catalogue/errors.ts';
import type { Statuses } from './catalogue/examples.ts';
import {
  type DescriptionSource,
  playOperation,
  type PlayedOperation,
} from './catalogue/operation.ts';
import { createRouter, type Route } from './catalogue/router.ts';
import type { Validate } from './catalogue/violations.ts';

/** Everything that the mock takes from one version of the description. Runs in a browser too. */
export interface Catalogue {
  /** The whole description. */
  readonly description: JsonObject;
  readonly operations: readonly PlayedOperation[];
  readonly errors: Errors;
  readonly route: Route;
  /** What the documented responses of all operations are, for those who ask for one. */
  readonly statuses: Statuses;
}

/** What a catalogue is made of. */
export interface CatalogueParts extends DescriptionSource {
  readonly description: JsonObject;
  /** What is known beside the description; its operations count where the description has all of them. */
  readonly resource: ResourceFile;
  /** Finds the broken rules of an operation's body. */
  readonly validatorOf: (operation: Operation) => Validate | undefined;
}

/** Reads a description once, so that no request has to wait for it. */
export function createCatalogue(parts: CatalogueParts): Catalogue {
  const { description, resource, validatorOf } = parts;
  const operations = readOperations(description);
  if (operations.length === 0) throw new Error('it has no operation');
  const errors = createErrors(operations, resource);
  const played = operations.map((operation) =>
    playOperation(operation, {
      description,
      source: parts,
      errors,
      resource: fits(resource, operations) ? resource : undefined,
      likeness: resource.likeness,
      validate: validatorOf(operation),
    }),
  );
  return {
    description,
    operations: played,
    errors,
    route: createRouter(played),
    statuses: mergedStatuses(played),
  };
}

/** What is known of the resource behind the project's own description. */
export const OWN_RESOURCE = resource as ResourceFile;

/**
 * The description that the project was generated from.
 * @param known what is known beside it; the project's own when absent
 */
export function generatedCatalogue(known: ResourceFile = OWN_RESOURCE): Catalogue {
  const lines: { readonly [pointer: string]: number } = source.lines;
  return createCatalogue({
    file: 'spec/openapi.yaml',
    description: openapi,
    resource: known,
    validatorOf: ({ id }) => requestValidators[id],
    lineOf: (pointer) => lines[pointer],
  });
}

function mergedStatuses(operations: readonly PlayedOperation[]): Statuses {
  const merged = new Map<number, Set<string>>();
  for (const [status, names] of operations.flatMap(({ examples }) => examples.statuses))
    merged.set(status, new Set([...(merged.get(status) ?? []), ...names]));
  return [...merged].map(([status, names]) => [status, [...names]]);
}
