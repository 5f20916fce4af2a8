import {
  formatPointer,
  isObject,
  type Json,
  type JsonObject,
  member,
  parsePointer,
  resolve,
} from './lib/pointer.ts';

/** A Media Type Object of a body in JSON. */
export interface JsonContent {
  /** Media type as the description spells it, for example `application/json`. */
  readonly mediaType: string;
  /** JSON pointer of its schema, references followed; absent where it has none. */
  readonly schema?: string;
  readonly examples: readonly Example[];
}

/** A named example (OpenAPI 3.1, Example Object). */
export interface Example {
  readonly key: string;
  /** JSON pointer of the Example Object, references followed. */
  readonly pointer: string;
  readonly summary?: string;
  readonly value: Json;
}

/** The body that an operation takes. */
export interface RequestBody {
  readonly pointer: string;
  readonly required: boolean;
  /** Absent where it is not JSON. */
  readonly json?: JsonContent;
}

/** One response of an operation. */
export interface DescribedResponse {
  /** Undefined for `default`. */
  readonly status: number | undefined;
  /** JSON pointer below the operation, references not followed: where the operation lists it. */
  readonly pointer: string;
  readonly description: string;
  /** Absent where it has no body, or none in JSON. */
  readonly json?: JsonContent;
}

/** The body that an operation takes; undefined where it takes none. */
export function readRequestBody(root: JsonObject, operation: string): RequestBody | undefined {
  if (member(resolve(root, operation).value, 'requestBody') === undefined) return undefined;
  const { pointer, value } = resolve(root, `${operation}/requestBody`);
  const json = readContent(root, pointer);
  return {
    pointer,
    required: member(value, 'required') === true,
    ...(json && { json }),
  };
}

/** The responses that an operation lists, in order. */
export function readResponses(root: JsonObject, operation: string): DescribedResponse[] {
  const responses = member(resolve(root, operation).value, 'responses');
  if (!isObject(responses)) return [];
  return Object.keys(responses)
    .filter((key) => key === 'default' || /^\d{3}$/.test(key))
    .map((key) => {
      const at = `${operation}/responses/${key}`;
      const { pointer, value } = resolve(root, at);
      const json = readContent(root, pointer);
      return {
        status: key === 'default' ? undefined : Number(key),
        pointer: at,
        description: String(member(value, 'description') ?? ''),
        ...(json && { json }),
      };
    });
}

/** The JSON of a body: `application/json`, else the first media type that ends in `+json`. */
function readContent(root: JsonObject, holder: string): JsonContent | undefined {
  const content = member(resolve(root, holder).value, 'content');
  if (!isObject(content)) return undefined;
  const types = Object.keys(content);
  const isJson = (type: string) => /^application\/json\s*(;|$)/i.test(type);
  const mediaType = types.find(isJson) ?? types.find((type) => /\+json\s*(;|$)/i.test(type));
  if (mediaType === undefined) return undefined;
  const pointer = formatPointer([...parsePointer(holder), 'content', mediaType]);
  const value = objectAt(root, pointer);
  return {
    mediaType,
    ...(value.schema !== undefined && { schema: resolve(root, `${pointer}/schema`).pointer }),
    examples: readExamples(root, pointer),
  };
}

/** `examples` of a Media Type or Parameter Object, or its single `example`, under the key `example`. */
export function readExamples(root: JsonObject, holder: string): Example[] {
  const { example, examples } = objectAt(root, holder);
  if (isObject(examples)) {
    return Object.keys(examples).flatMap((key) => {
      const at = formatPointer([...parsePointer(holder), 'examples', key]);
      const { pointer, value } = resolve(root, at);
      const data = member(value, 'value');
      const summary = member(value, 'summary');
      if (data === undefined) return [];
      return { key, pointer, value: data, ...(typeof summary === 'string' && { summary }) };
    });
  }
  return example === undefined
    ? []
    : [{ key: 'example', pointer: `${holder}/example`, value: example }];
}

/**
 * The object at a JSON pointer, references followed.
 * @throws Error when something else is there
 */
export function objectAt(root: JsonObject, pointer: string): JsonObject {
  const { value } = resolve(root, pointer);
  if (isObject(value)) return value;
  throw new Error(`Failed to read ${pointer}: it is not an object. Correct it there.`);
}
