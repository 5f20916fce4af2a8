import openapi from '../spec/generated/openapi.json' with { type: 'json' };
import source from '../spec/generated/source.json' with { type: 'json' };
import { validateCreateConnectionRequest } from '../spec/generated/validators.js';
import { createEcho, type Echo } from './echo.ts';
import { createErrors, type Errors } from './errors.ts';
import type { Violation } from './exchange.ts';
import { createExamples, type Examples } from './examples.ts';
import type { OpenApi } from './openapi.ts';
import { createViolations, type Validate } from './violations.ts';

/** Everything that the mock takes from one version of the description. Runs in a browser too. */
export interface Catalogue {
  readonly openapi: OpenApi;
  readonly errors: Errors;
  readonly examples: Examples;
  readonly echo: Echo;
  /** Every rule of the description that a body breaks, one for each member, in the order found. */
  violationsOf(body: unknown): Violation[];
  /** The description's file, as it was named to the mock. */
  readonly file: string;
  /** Line of a rule in that file, from 1, by its JSON pointer. */
  lineOf(pointer: string): number | undefined;
}

/** What a catalogue is made of. */
export interface CatalogueSource {
  readonly file: string;
  readonly openapi: OpenApi;
  readonly validate: Validate;
  readonly lineOf: (pointer: string) => number | undefined;
}

/** Reads a description once, so that no request has to wait for it. */
export function createCatalogue({ file, openapi, validate, lineOf }: CatalogueSource): Catalogue {
  return {
    file,
    openapi,
    errors: createErrors(openapi),
    examples: createExamples(openapi),
    echo: createEcho(openapi),
    violationsOf: createViolations(openapi, validate),
    lineOf,
  };
}

/** The description that the project was generated from. */
export function generatedCatalogue(): Catalogue {
  const lines: { readonly [pointer: string]: number } = source.lines;
  return createCatalogue({
    file: 'spec/openapi.yaml',
    openapi,
    validate: validateCreateConnectionRequest,
    lineOf: (pointer) => lines[pointer],
  });
}
