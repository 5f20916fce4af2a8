import {
  formatPointer,
  isObject,
  type Json,
  type JsonObject,
  member,
  parsePointer,
  resolve,
} from './lib/pointer.ts';
import {
  type DescribedResponse,
  type Example,
  objectAt,
  readExamples,
  readRequestBody,
  readResponses,
  type RequestBody,
} from './bodies.ts';

/** Methods of a Path Item Object (OpenAPI 3.1, section 4.8.9). */
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

type Method = (typeof METHODS)[number];

/** Where a parameter stands in a request (OpenAPI 3.1, Parameter Object, `in`). */
export type Place = 'path' | 'query' | 'header' | 'cookie';

/** One parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: Place;
  readonly required: boolean;
  /** JSON pointer of the Parameter Object, references followed. */
  readonly pointer: string;
  /** JSON pointer of its schema, references followed; absent where it has none. */
  readonly schema?: string;
  /** Its example; of several the first. */
  readonly example?: Json;
}

/** A request and the response to it that have the same key. */
export interface ExamplePair {
  readonly key: string;
  readonly request: Example;
  readonly response?: Example;
}

/** Values of path and query parameters, by name. */
export type ParameterValues = Readonly<Record<string, string | number | boolean | undefined>>;

/** One operation of a description. All that is known of it comes from there. */
export interface Operation {
  /** Its `operationId`, or method and path where it has none. */
  readonly id: string;
  /** In capitals, for example `POST`. */
  readonly method: string;
  /** Path template, for example `/v1/{project}/things`. */
  readonly path: string;
  /** JSON pointer of the Operation Object. */
  readonly pointer: string;
  readonly summary: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  /** Each response that it lists, in order. */
  readonly responses: readonly DescribedResponse[];
  /** Statuses that mean success: the 2xx that it lists. */
  readonly success: readonly number[];
  /** The status that rejects an invalid request: 400, else 422, else the least 4xx that it lists. */
  readonly rejection: number | undefined;
  /** The statuses that reject a request without a credential: of 401 and 403 those that it lists. */
  readonly unauthorised: readonly number[];
  /** Names of the headers that carry a credential, each sufficient alone; empty where none is needed. */
  readonly credentials: readonly string[];
  /** Whether a request without a credential is allowed. */
  readonly anonymous: boolean;
  /** Examples of the request body, with the response of the same key where there is one. */
  readonly examples: readonly ExamplePair[];
  /** The response of a status; that of `default` where it lists none of its own. */
  response(status: number): DescribedResponse | undefined;
  /** Path and query of a request, encoded (RFC 3986); throws for a path parameter without a value. */
  url(values: ParameterValues): string;
}

/**
 * Every operation of a description, in its order (OpenAPI 3.1, Paths Object).
 * @param root the whole description as JSON; runs in a browser too
 */
export function readOperations(root: JsonObject): Operation[] {
  const { paths } = root;
  if (!isObject(paths)) return [];
  return Object.keys(paths).flatMap((path) => {
    const item = resolve(root, formatPointer(['paths', path]));
    return Object.keys(item.value as object)
      .filter((name): name is Method => (METHODS as readonly string[]).includes(name))
      .map((method) => readOperation(root, { path, method, item: item.pointer }));
  });
}

/**
 * The operation of an id.
 * @throws Error naming those that there are
 */
export function findOperation(operations: readonly Operation[], id: string): Operation {
  const found = operations.find((operation) => operation.id === id);
  if (found) return found;
  const known = operations.map((operation) => `\`${operation.id}\``).join(', ');
  throw new Error(
    `Failed to find the operation \`${id}\`: the description has ${known || 'no operation'}. Name one of them, or add it.`,
  );
}

interface Location {
  readonly path: string;
  readonly method: Method;
  /** JSON pointer of the Path Item Object. */
  readonly item: string;
}

function readOperation(root: JsonObject, { path, method, item }: Location): Operation {
  const pointer = formatPointer([...parsePointer(item), method]);
  const value = objectAt(root, pointer);
  const requestBody = readRequestBody(root, pointer);
  const responses = readResponses(root, pointer);
  const statuses = responses.flatMap(({ status }) => status ?? []);
  const parameters = readParameters(root, [item, pointer]);
  const upper = method.toUpperCase();
  const success = statuses.filter((status) => status >= 200 && status < 300);
  const response = (status: number) =>
    responses.find((one) => one.status === status) ??
    responses.find((one) => one.status === undefined);
  return {
    id: typeof value.operationId === 'string' ? value.operationId : `${upper} ${path}`,
    method: upper,
    path,
    pointer,
    summary: typeof value.summary === 'string' ? value.summary : undefined,
    parameters,
    requestBody,
    responses,
    success,
    rejection: rejectionOf(statuses),
    unauthorised: [401, 403].filter((status) => statuses.includes(status)),
    ...readSecurity(root, value),
    examples: pairsOf(requestBody, success[0] === undefined ? undefined : response(success[0])),
    response,
    url: (values) => urlOf({ path, parameters }, values),
  };
}

/** Parameters of the path item and the operation; the operation's own win (OpenAPI 3.1, Path Item Object). */
function readParameters(root: JsonObject, holders: readonly string[]): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const holder of holders) {
    const list = member(resolve(root, holder).value, 'parameters');
    if (!Array.isArray(list)) continue;
    for (const index of list.keys()) {
      const at = `${holder}/parameters/${index}`;
      const { pointer, value } = resolve(root, at);
      if (!isObject(value) || typeof value.name !== 'string') continue;
      const example = value.example ?? firstExample(root, pointer, value);
      found.set(`${String(value.in)} ${value.name}`, {
        name: value.name,
        in: value.in as Place,
        required: value.required === true,
        pointer,
        ...(value.schema !== undefined && { schema: resolve(root, `${pointer}/schema`).pointer }),
        ...(example !== undefined && { example }),
      });
    }
  }
  return [...found.values()];
}

function firstExample(root: JsonObject, pointer: string, value: JsonObject): Json | undefined {
  if (!isObject(value.examples)) return undefined;
  return readExamples(root, pointer)[0]?.value;
}

function rejectionOf(statuses: readonly number[]): number | undefined {
  const rejections = statuses.filter((status) => status >= 400 && status < 500);
  return [400, 422].find((status) => rejections.includes(status)) ?? rejections[0];
}

/** Security of the operation, or that of the description (OpenAPI 3.1, Security Requirement Object). */
function readSecurity(
  root: JsonObject,
  operation: JsonObject,
): Pick<Operation, 'credentials' | 'anonymous'> {
  const requirements = operation.security ?? root.security;
  if (!Array.isArray(requirements)) return { credentials: [], anonymous: true };
  const names = requirements.flatMap((one) => (isObject(one) ? Object.keys(one) : []));
  return {
    credentials: [...new Set(names.flatMap((name) => headerOf(root, name) ?? []))],
    anonymous:
      requirements.length === 0 ||
      requirements.some((one) => isObject(one) && Object.keys(one).length === 0),
  };
}

/** Header that carries the credential of a Security Scheme Object, in lower case; undefined where none does. */
function headerOf(root: JsonObject, scheme: string): string | undefined {
  const value = objectAt(root, formatPointer(['components', 'securitySchemes', scheme]));
  if (value.type === 'apiKey')
    return value.in === 'header' ? String(value.name).toLowerCase() : undefined;
  return 'authorization';
}

function pairsOf(
  requestBody: RequestBody | undefined,
  success: DescribedResponse | undefined,
): ExamplePair[] {
  const responses = success?.json?.examples ?? [];
  return (requestBody?.json?.examples ?? []).map((request) => {
    const response = responses.find(({ key }) => key === request.key);
    return { key: request.key, request, ...(response && { response }) };
  });
}

function urlOf(
  { path, parameters }: { path: string; parameters: readonly Parameter[] },
  values: ParameterValues,
): string {
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`Failed to make the URL of ${path}: no value for \`${name}\`. Pass one.`);
    return encodeURIComponent(value);
  });
  const query = parameters.flatMap(({ name, in: place }) => {
    const value = place === 'query' ? values[name] : undefined;
    return value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`];
  });
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
}
