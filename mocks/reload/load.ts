import { relative } from 'node:path';
import type { Description } from '../../spec/description.ts';
import { type Catalogue, createCatalogue } from '../catalogue.ts';
import { ERROR_NAMES } from '../errors.ts';
import { documentedBody, exampleOf, type OpenApi, pairsOf, statusesOf } from '../openapi.ts';
import type { Validate } from '../violations.ts';
import { DescriptionError } from './description-error.ts';
import { placeOf } from './find-schema-pointer.ts';

const SCHEMAS = ['components', 'schemas'];
const EXAMPLES = '#/components/examples';
const OPERATION = '#/paths/~1v5~1{project_id}~1connections/post';

/**
 * Reads a description, and makes sure that the mock can play it: its schemas compile, its requests
 * keep them, and each example that the mock answers with is there.
 * @throws DescriptionError naming the line and the reason.
 */
export async function loadCatalogue(file: string): Promise<Catalogue> {
  // Loaded here: reading YAML and compiling schemas is needed after an edit alone.
  const { readDescription } = await import('../../spec/description.ts');
  const description = read(file, () => readDescription(file));
  const openapi = description.root as unknown as OpenApi;
  const validate = await compileRequest(description);
  const catalogue = at(description, OPERATION, () =>
    createCatalogue({ file: shortName(file), openapi, validate, lineOf: description.lineOf }),
  );
  checkExamples(description, catalogue);
  return catalogue;
}

/** As one would type it in the folder where the mock was started. */
function shortName(file: string): string {
  const name = relative(process.cwd(), file);
  return name.startsWith('..') ? file : name;
}

async function compileRequest(description: Description): Promise<Validate> {
  const { compileSchemas } = await import('../../spec/schema/compile-schemas.ts');
  const schemas = at(description, '#/components', () => description.at('#/components/schemas'));
  try {
    const compile = compileSchemas(description.root, true);
    for (const name of Object.keys(schemas as object)) compile(`#/components/schemas/${name}`);
    return compile('#/components/schemas/CreateConnectionRequest');
  } catch (error) {
    const { message } = error as Error;
    return fail(description, placeOf(message, schemas, SCHEMAS), message);
  }
}

/** Each example that the mock answers with, or compares a request with. */
function checkExamples(description: Description, { openapi, violationsOf }: Catalogue): void {
  for (const name of ERROR_NAMES) at(description, EXAMPLES, () => exampleOf(openapi, name));
  for (const [status, names] of statusesOf(openapi)) {
    const lost = names.find((name) => !documentedBody(openapi, status, name));
    if (lost) fail(description, `${OPERATION}/responses/${status}`, `no example \`${lost}\``);
  }
  for (const pair of pairsOf(openapi)) {
    const pointer = `${EXAMPLES}/${pair}-request`;
    const request = at(description, EXAMPLES, () => exampleOf(openapi, `${pair}-request`));
    const [broken] = violationsOf(request);
    if (broken) fail(description, pointer, `${broken.member} ${broken.message} (${broken.rule})`);
  }
}

/** Runs a step; its failure is told with the line of a part of the description. */
function at<T>(description: Description, pointer: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    return fail(description, pointer, (error as Error).message);
  }
}

function fail(description: Description, pointer: string, reason: string): never {
  throw new DescriptionError(description.file, description.lineOf(pointer), tidy(reason));
}

function read(file: string, step: () => Description): Description {
  try {
    return step();
  } catch (error) {
    const [, line = '1', reason = ''] =
      /^Failed to read .*?(?::(\d+))?: (.*)$/s.exec((error as Error).message) ?? [];
    throw new DescriptionError(file, Number(line), tidy(reason));
  }
}

/** The reason alone: what to do about it is said once. */
function tidy(reason: string): string {
  return reason.replace(/^Failed to [^:]*: /, '').replace(/\.?( Mend the YAML there\.)?$/, '');
}
