import { http, HttpResponse, type HttpHandler } from 'msw';
import type openapi from '../spec/generated/openapi.json';
import type resource from '../spec/generated/resource.json';
import type { operations } from '../spec/generated/types.ts';
import type { JsonObject } from '../spec/lib/pointer.ts';
import { findOperation } from '../spec/operations.ts';
import type { ResourceFile } from '../spec/resource.ts';
import { type Catalogue, createCatalogue, generatedCatalogue, OWN_RESOURCE } from './catalogue.ts';
import type { PlayedOperation } from './catalogue/operation.ts';
import type { Validate } from './catalogue/violations.ts';
import type { MockRequest, Responder } from './exchange.ts';
import type { MockResponse } from './response.ts';
import { textOf } from './lib/json-text.ts';
import { successOf } from './responders/choose-example.ts';
import { createExamplesResponder } from './responders/examples.ts';
import { createPipeline, type Outcome } from './respond.ts';
import type { RequestHead } from './request-head.ts';
import { formatViolations, VIOLATIONS_HEADER } from './violations-header.ts';

/** The operation that handlers of the project's own description are typed by. */
const CREATE = 'createConnection';
type Responses = operations[typeof CREATE]['responses'];
type RequestContent = operations[typeof CREATE]['requestBody']['content']['application/json'];
type Pair = keyof (typeof openapi)['components']['examples'] extends infer Key
  ? Key extends `${infer Name}-response`
    ? Name
    : never
  : never;

/** One of the description's examples: a pair (`postgresql`) or an error (`name-taken`). */
export interface ExampleOverride<Key extends string = Pair | keyof (typeof resource)['errors']> {
  readonly example: Key;
}

/** A response of one's own; its body has the form of its status. */
export type ResponseOverride = {
  [Status in keyof Responses]: {
    readonly status: Status;
    readonly body: Responses[Status]['content']['application/json'];
  };
}[keyof Responses];

/** @deprecated The earlier name of `ResponseOverride`. */
export type AnswerOverride = ResponseOverride;

/** What to respond with instead; undefined responds as usual. */
export type Override = ExampleOverride | ResponseOverride | undefined;

/** What to respond with instead, of any operation. */
export type AnyOverride =
  ExampleOverride<string> | Pick<MockResponse, 'status' | 'body'> | undefined;

/** A request whose body keeps the rules of the description. */
export interface ValidRequest {
  readonly projectId: string;
  readonly body: RequestContent;
}

/** How the handler of the project's own operation responds. */
export interface HandlerOptions {
  /** Where the API is, for example `https://drs.example.com`; any host when absent. */
  readonly baseUrl?: string;
  /** Responds to a valid request in another way. */
  readonly override?: Override | ((request: ValidRequest) => Override | Promise<Override>);
}

/** How the handlers of any description respond. */
export interface AnyHandlerOptions {
  readonly baseUrl?: string;
  /** The description as JSON; the project's own when absent. */
  readonly description?: object;
  /** What is known beside the description; the project's own when absent. */
  readonly resource?: object;
  /** Responds to a valid request in another way. */
  readonly override?: AnyOverride | ((request: MockRequest) => AnyOverride | Promise<AnyOverride>);
}

/**
 * A handler for MSW that responds like the examples mock, without a server: an invalid request is
 * rejected with the member that is wrong, a valid one gets the example that it is most like.
 */
export function createConnection(options: HandlerOptions = {}): HttpHandler {
  const { override } = options;
  return handlerIn(OWN, CREATE, {
    ...options,
    override:
      typeof override === 'function'
        ? ({ parameters, body }) =>
            override({
              projectId: Object.values(parameters)[0] ?? '',
              body: body as RequestContent,
            })
        : override,
  });
}

/**
 * A handler for one operation of a description.
 * @throws Error when the description has no such operation
 */
export async function handlerFor(
  operationId: string,
  options: AnyHandlerOptions = {},
): Promise<HttpHandler> {
  return handlerIn(await catalogueOf(options), operationId, options);
}

/** Handlers for every operation of a description. */
export async function createHandlers(options: AnyHandlerOptions = {}): Promise<HttpHandler[]> {
  const catalogue = await catalogueOf(options);
  return catalogue.operations.map(({ operation }) => handlerIn(catalogue, operation.id, options));
}

const OWN = generatedCatalogue();

/** Schemas of a description that nothing was generated from are compiled when they are needed. */
async function catalogueOf({ description, resource }: AnyHandlerOptions): Promise<Catalogue> {
  const known = (resource ?? OWN_RESOURCE) as ResourceFile;
  if (!description) return resource ? generatedCatalogue(known) : OWN;
  const { compileSchemas } = await import('../spec/schema/compile-schemas.ts');
  const root = description as JsonObject;
  const compile = compileSchemas(root, false);
  return createCatalogue({
    file: 'the description',
    description: root,
    resource: known,
    lineOf: () => undefined,
    validatorOf: ({ requestBody }): Validate | undefined => {
      const pointer = requestBody?.json?.schema;
      return pointer === undefined ? undefined : compile(pointer);
    },
  });
}

function handlerIn(
  catalogue: Catalogue,
  operationId: string,
  { baseUrl = '*', override }: AnyHandlerOptions,
): HttpHandler {
  const { operations: all } = catalogue;
  const { method, path, id } = findOperation(
    all.map(({ operation }) => operation),
    operationId,
  );
  const played = all.find(({ operation }) => operation.id === id) as PlayedOperation;
  const pipeline = createPipeline({ catalogue: () => catalogue, responder: responderOf(override) });
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  // MSW knows no names with other characters.
  const pattern = names.reduce((text, name, i) => text.replace(`{${name}}`, `:p${i}`), path);
  const toMethod = http[method.toLowerCase() as 'post'];
  return toMethod(baseUrl.replace(/\/$/, '') + pattern, async ({ request, params }) => {
    const values = names.map((name, i) => [name, String(params[`p${i}`] ?? '')]);
    const { search } = new URL(request.url);
    const bytes = new Uint8Array(await request.arrayBuffer());
    const match = {
      operation: played,
      parameters: Object.fromEntries(values) as { [name: string]: string },
      query: search.slice(1),
    };
    const admission = pipeline.admit(headOf(request, bytes.length), match);
    return toResponse(await pipeline.respond(admission, bytes));
  });
}

function headOf({ method, url, headers }: Request, length: number): RequestHead {
  const { pathname, search } = new URL(url);
  // A `Request` has no length of its own.
  return {
    method,
    url: pathname + search,
    headers: { ...Object.fromEntries(headers), 'content-length': String(length) },
  };
}

/** The examples, but for what is overridden. */
function responderOf(override: AnyHandlerOptions['override']): Responder {
  // Prism runs in no browser.
  const examples = createExamplesResponder(async () => undefined);
  return {
    async respond(request) {
      if (request.violations.length > 0 || !override) return examples.respond(request);
      const chosen = typeof override === 'function' ? await override(request) : override;
      if (!chosen) return examples.respond(request);
      if (!('example' in chosen)) return { ...chosen, violations: [] };
      return exampleOf(request, chosen.example);
    },
    close: () => examples.close(),
  };
}

function exampleOf({ operation, language }: MockRequest, key: string): MockResponse {
  const status = successOf(operation);
  const found = operation.examples.find(status, key);
  const response = found ? { status, body: found.body } : operation.errors.example(key, language);
  if (response) return response;
  throw new Error(`Failed to respond: the description has no example \`${key}\`. Name one of it.`);
}

function toResponse({ response, violations }: Outcome): HttpResponse<string> {
  const { status, body, headers = {} } = response;
  const all = {
    ...(body !== undefined && { 'Content-Type': 'application/json; charset=utf-8' }),
    ...(violations.length > 0 && { [VIOLATIONS_HEADER]: formatViolations(violations) }),
    ...headers,
  };
  return new HttpResponse(body === undefined ? null : textOf(body), { status, headers: all });
}
