import { isObject, type Json, type JsonObject, resolve } from '../../spec/lib/pointer.ts';
import type { Operation } from '../../spec/operations.ts';
import type { ResourceFile, Role } from '../../spec/resource.ts';
import type { Errors } from './errors.ts';
import { createExamples, type Examples } from './examples.ts';
import { keep } from './keep.ts';
import { createShape, type Shape } from './shape.ts';
import { createViolations, type FindViolations, type Validate } from './violations.ts';

/** Where a description was read from. */
export interface DescriptionSource {
  /** The description's file, as it was named to the mock. */
  readonly file: string;
  /** Line of a rule in that file, from 1, by its JSON pointer. */
  lineOf(pointer: string): number | undefined;
}

/** One operation of a description, with all that the mock needs to play it, read before any request. */
export interface PlayedOperation {
  readonly operation: Operation;
  /** The whole description. */
  readonly description: JsonObject;
  readonly source: DescriptionSource;
  readonly errors: Errors;
  readonly examples: Examples;
  /** What it does with the resource; undefined where it does nothing with it. */
  readonly role: Role | undefined;
  readonly resource: ResourceFile | undefined;
  /** Its JSON body; undefined where it takes none. */
  readonly body: PlayedBody | undefined;
  /** Every rule of the description that a body breaks. */
  readonly violationsOf: FindViolations;
  /** What the response of a status may repeat of a value: what its schema describes, without secrets. */
  keep(status: number, value: unknown): unknown;
  /** What is described of its body. */
  readonly requestShape: Shape;
}

/** What is known of a JSON body before it is validated. */
export interface PlayedBody {
  /** In lower case, without parameters. */
  readonly mediaType: string;
  readonly required: boolean;
  /** JSON types that it can have; undefined for any. */
  readonly types: ReadonlySet<string> | undefined;
}

/** What an operation is played from. */
export interface OperationParts {
  readonly description: JsonObject;
  readonly source: DescriptionSource;
  readonly errors: Errors;
  readonly resource: ResourceFile | undefined;
  /** Members that make two requests alike. */
  readonly likeness: readonly string[] | undefined;
  /** Finds the broken rules of its body; undefined where nothing is described of it. */
  readonly validate: Validate | undefined;
}

/** Prepares one operation. */
export function playOperation(operation: Operation, parts: OperationParts): PlayedOperation {
  const { description, source, errors, resource, likeness, validate } = parts;
  const schema = operation.requestBody?.json?.schema;
  const shapes = new Map<number, Shape>();
  const shapeOf = (status: number): Shape => {
    const shape =
      shapes.get(status) ??
      createShape(description, [operation.response(status)?.json?.schema], [schema]);
    shapes.set(status, shape);
    return shape;
  };
  for (const status of operation.success) shapeOf(status);
  return {
    operation,
    description,
    source,
    errors,
    examples: createExamples(operation, likeness),
    role: roleOf(operation, resource),
    resource,
    body: bodyOf(operation, description),
    violationsOf: validate && schema ? createViolations(description, schema, validate) : () => [],
    keep: (status, value) => keep(value, shapeOf(status)),
    requestShape: createShape(description, [schema]),
  };
}

function roleOf({ id }: Operation, resource: ResourceFile | undefined): Role | undefined {
  const roles = Object.entries(resource?.operations ?? {}) as [Role, string][];
  return roles.find(([, operation]) => operation === id)?.[0];
}

function bodyOf({ requestBody }: Operation, description: JsonObject): PlayedBody | undefined {
  if (!requestBody?.json) return undefined;
  const { mediaType, schema } = requestBody.json;
  return {
    mediaType: (mediaType.split(';', 1)[0] ?? '').trim().toLowerCase(),
    required: requestBody.required,
    types: schema === undefined ? undefined : typesOf(description, { $ref: schema }),
  };
}

/** The types that a schema lets a value have; undefined where it does not say. */
function typesOf(root: JsonObject, schema: Json, depth = 0): ReadonlySet<string> | undefined {
  if (!isObject(schema) || depth > 20) return undefined;
  const { type, $ref, allOf, anyOf, oneOf } = schema;
  if (typeof type === 'string') return new Set([type]);
  if (Array.isArray(type)) return new Set(type.map(String));
  if (typeof $ref === 'string') return typesOf(root, resolve(root, $ref).value, depth + 1);
  const inner = (list: Json | undefined) =>
    Array.isArray(list) ? list.map((one) => typesOf(root, one, depth + 1)) : [];
  const common = inner(allOf).find((types) => types !== undefined);
  if (common) return common;
  const choices = [...inner(anyOf), ...inner(oneOf)];
  if (choices.length === 0 || choices.includes(undefined)) return undefined;
  return new Set(choices.flatMap((types) => [...(types ?? [])]));
}
