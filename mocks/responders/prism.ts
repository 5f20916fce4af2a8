import { createInstance, getHttpOperationsFromSpec } from '@stoplight/prism-http';
import type { Catalogue } from '../catalogue.ts';
import type { Answer } from '../exchange.ts';
import type { OpenApi } from '../openapi.ts';
import type { Preference } from '../prefer.ts';

/** Asks Prism for the answer to a valid request. */
export type AskPrism = (preference: Preference) => Promise<Answer | undefined>;

const PRISMS = new WeakMap<OpenApi, Promise<AskPrism>>();

/** Lets Prism generate an answer from the schemas; undefined where the description has none of that status. */
export async function generateAnswer(
  { openapi, echo }: Catalogue,
  preference: Preference,
): Promise<Answer | undefined> {
  const prism = PRISMS.get(openapi) ?? createPrism(openapi);
  PRISMS.set(openapi, prism);
  const answer = await (await prism)(preference);
  if (!answer) return undefined;
  const choice = { why: 'Prefer asks for a generated answer' };
  if (answer.status !== 200) return { ...answer, choice };
  // Prism generates every member of the schema, the secrets among them.
  return { status: 200, body: echo(answer.body, 'Connection') as object, choice };
}

/** Prism for one description, as a library. The request is taken for valid: nothing is checked again. */
export async function createPrism(openapi: OpenApi): Promise<AskPrism> {
  const operations = await getHttpOperationsFromSpec(structuredClone(openapi));
  const prism = createInstance(CONFIG, { logger: SILENT });
  const input = { method: 'post', url: { path: '/v5/any/connections', query: {} } } as const;
  return async (preference) => {
    const mock = { dynamic: false, ...preference };
    const result = await prism.request(input, operations, { ...CONFIG, mock })();
    if (result._tag === 'Left') return undefined;
    const { statusCode, body } = result.right.output;
    return { status: statusCode, body: body as object };
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
