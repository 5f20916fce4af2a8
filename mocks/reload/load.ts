import { relative } from 'node:path';
import type { Description } from '../../spec/description.ts';
import type { Operation } from '../../spec/operations.ts';
import type { ResourceFile } from '../../spec/resource.ts';
import { type Catalogue, createCatalogue } from '../catalogue.ts';
import type { PlayedOperation } from '../catalogue/operation.ts';
import type { Validate } from '../catalogue/violations.ts';
import { DescriptionError } from './description-error.ts';
import { placeOf } from './find-schema-pointer.ts';

/**
 * Reads a description, and makes sure that the mock can play it: its schemas compile, its requests
 * keep them, and each example that it names is there.
 * @throws DescriptionError naming the line and the reason.
 */
export async function loadCatalogue(file: string, resource: ResourceFile): Promise<Catalogue> {
  // Loaded here: reading YAML and compiling schemas is needed after an edit alone.
  const { readDescription } = await import('../../spec/description.ts');
  const description = read(file, () => readDescription(file));
  const validatorOf = await compile(description);
  const catalogue = build(description, () =>
    createCatalogue({
      file: shortName(file),
      description: description.root,
      resource,
      validatorOf,
      lineOf: description.lineOf,
    }),
  );
  for (const operation of catalogue.operations) checkExamples(description, operation);
  return catalogue;
}

/** As one would type it in the folder where the mock was started. */
function shortName(file: string): string {
  const name = relative(process.cwd(), file);
  return name.startsWith('..') ? file : name;
}

/** Compiles each schema of the components, and the body of an operation when it is asked for. */
async function compile(
  description: Description,
): Promise<(operation: Operation) => Validate | undefined> {
  const { compileSchemas } = await import('../../spec/schema/compile-schemas.ts');
  const { components = {}, paths = {} } = description.root as { [member: string]: object };
  const { schemas = {} } = components as { readonly schemas?: object };
  try {
    const compiled = compileSchemas(description.root, true);
    for (const name of Object.keys(schemas)) compiled(`#/components/schemas/${name}`);
    return ({ requestBody }) => {
      const pointer = requestBody?.json?.schema;
      return pointer === undefined ? undefined : compiled(pointer);
    };
  } catch (error) {
    const { message } = error as Error;
    const parts = { components: { schemas }, paths } as never;
    return fail(description, placeOf(message, parts, []), message);
  }
}

/** Each request that the mock compares others with. */
function checkExamples(
  description: Description,
  { operation, violationsOf }: PlayedOperation,
): void {
  for (const { request } of operation.examples) {
    const [broken] = violationsOf(request.value);
    if (broken)
      fail(description, request.pointer, `${broken.member} ${broken.message} (${broken.rule})`);
  }
}

/** A failure is told with the line of what can't be resolved, or of the operations. */
function build(description: Description, step: () => Catalogue): Catalogue {
  try {
    return step();
  } catch (error) {
    const { message } = error as Error;
    const [, pointer = '#/paths'] =
      /^Failed to (?:resolve|read|compile) (#\S*?):? /.exec(message) ?? [];
    return fail(description, pointer, message);
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
  return reason
    .replace(/^Failed to (?!resolve)[^:]*: /, '')
    .replace(/\.?( (Mend the YAML|Correct it) there\.)?$/, '');
}
