import { createInstance, getHttpOperationsFromSpec } from '@stoplight/prism-http';
import type { JsonObject } from '../../spec/lib/pointer.ts';
import type { MockRequest } from '../exchange.ts';
import type { MockResponse } from '../response.ts';
import type { Preference } from './prefer.ts';

/** A request as Prism takes it; it is taken for valid. */
type Input = Parameters<ReturnType<typeof createInstance>['request']>[0];

/** Asks Prism for the response to a valid request. */
export type AskPrism = (input: Input, preference: Preference) => Promise<MockResponse | undefined>;

const PRISMS = new WeakMap<JsonObject, Promise<AskPrism>>();

/** Lets Prism generate a response from the schemas; undefined where the description has none of that status. */
export async function generateResponse(
  { operation: played, parameters }: MockRequest,
  preference: Preference,
): Promise<MockResponse | undefined> {
  const { description, operation } = played;
  const prism = PRISMS.get(description) ?? createPrism(description);
  PRISMS.set(description, prism);
  // Any value will do: Prism looks for the operation alone.
  const values = Object.entries(parameters).map(([name, value]) => [name, value || 'any']);
  const input: Input = {
    method: operation.method.toLowerCase() as Input['method'],
    url: {
      path: operation.url(Object.fromEntries(values) as { [name: string]: string }),
      query: {},
    },
  };
  const response = await (await prism)(input, { ...preference, dynamic: true });
  if (!response) return undefined;
  // Prism generates every member of the schema, the secrets among them.
  const body = played.keep(response.status, response.body);
  const why = preference.dynamic
    ? 'Prefer asks for a generated response'
    : 'generated, for want of an example';
  return { status: response.status, ...(body !== undefined && { body }), choice: { why } };
}

/** Prism for one description, as a library. The request is taken for valid: nothing is checked again. */
export async function createPrism(description: JsonObject): Promise<AskPrism> {
  const operations = await getHttpOperationsFromSpec(structuredClone(description));
  const prism = createInstance(CONFIG, { logger: SILENT });
  return async (input, preference) => {
    const mock = { dynamic: false, ...preference };
    const result = await prism.request(input, operations, { ...CONFIG, mock })();
    if (result._tag === 'Left') return undefined;
    const { statusCode, body } = result.right.output;
    return { status: statusCode, body };
  };
}

const CONFIG = {
  isProxy: false,
  checkSecurity: false,
  validateRequest: false,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
} as const;

function ignore(): void {}

/** Prism logs several lines a request; what a reader needs of them, the front says itself. */
const SILENT = {
  child: () => SILENT,
  debug: ignore,
  error: ignore,
  info: ignore,
  success: ignore,
  trace: ignore,
  warn: ignore,
} as unknown as NonNullable<Parameters<typeof createInstance>[1]['logger']>;
