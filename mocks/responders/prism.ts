import { createInstance, getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { getHttpConfigFromRequest } from '@stoplight/prism-http-server/dist/getHttpConfigFromRequest.js';
import openapi from '../../spec/generated/openapi.json' with { type: 'json' };
import { EXAMPLES_OF_STATUS, translate, violationAnswer } from '../errors.ts';
import type { Answer, Language, MockRequest, Responder, Violation } from '../exchange.ts';
import { echo } from './echo.ts';
import { pairFor } from './pairs.ts';

/** What `Prefer` asks for, as Prism reads it. */
interface Preference {
  readonly code?: number;
  readonly exampleKey?: string;
  readonly dynamic?: boolean;
  readonly seed?: string;
}

type Prism = (preference: Preference) => Promise<Answer | undefined>;

/**
 * Lets Prism pick a documented answer. The request was checked by then, so Prism checks nothing
 * again: it negotiates the answer that `Prefer` asks for, or the one paired with the request.
 */
export async function createExamplesResponder(): Promise<Responder> {
  const prism = await createPrism();
  return { respond: (request) => respond(request, prism), close: async () => {} };
}

async function respond(request: MockRequest, prism: Prism): Promise<Answer> {
  const preference = preferenceOf(request.prefer);
  const answer = preference && (await negotiate(request, preference, prism));
  return answer ? translate(answer, request.language) : unknownPreference(request.language);
}

/** The answer to a `Prefer` that no documented answer meets; names those that there are. */
function unknownPreference(language: Language): Answer {
  const violation: Violation = {
    member: 'Prefer',
    kind: 'invalid',
    message: `must name a documented answer: ${describeAnswers()}`,
    rule: '#/paths/~1v5~1{project_id}~1connections/post/responses',
  };
  return { ...violationAnswer([violation], language), violations: [violation] };
}

/** `code=400 with example=name-taken|parameter-empty|…` for each documented status. */
function describeAnswers(): string {
  return EXAMPLES_OF_STATUS.map(
    ([status, names]) => `code=${status} with example=${names.join('|')}`,
  ).join(', ');
}

/** Undefined where the description has no such answer. */
async function negotiate(
  request: MockRequest,
  preference: Preference,
  prism: Prism,
): Promise<Answer | undefined> {
  const { body, violations, language } = request;
  if (violations.length > 0) {
    if (preference.code !== 400 || !preference.exampleKey)
      return violationAnswer(violations, language);
    const answer = await prism(preference);
    // Prism looks for the example among the successes when the 400 has none of that name.
    return answer?.status === 400 ? answer : undefined;
  }
  const free = preference.exampleKey === undefined && !preference.dynamic;
  if (!free || (preference.code ?? 200) !== 200) return prism(preference);
  const exampleKey = pairFor(body);
  return prism({ ...preference, ...(exampleKey && { exampleKey }) });
}

/** Undefined where Prism can't read the header: a code that is not three digits, say. */
function preferenceOf(prefer: string | undefined): Preference | undefined {
  if (!prefer) return {};
  const parsed = getHttpConfigFromRequest({ url: { path: '/' }, headers: { prefer } });
  return parsed._tag === 'Right' ? definedMembers(parsed.right) : undefined;
}

function definedMembers(value: object): Preference {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}

async function createPrism(): Promise<Prism> {
  const operations = await getHttpOperationsFromSpec(structuredClone(openapi));
  const prism = createInstance(CONFIG, { logger: SILENT });
  const input = { method: 'post', url: { path: '/v5/any/connections', query: {} } } as const;
  return async (preference) => {
    const mock = { dynamic: false, ...preference };
    const result = await prism.request(input, operations, { ...CONFIG, mock })();
    if (result._tag === 'Left') return undefined;
    const { statusCode, body } = result.right.output;
    // Prism generates every member of the schema, the secrets among them.
    const generated = preference.dynamic && statusCode === 200;
    return { status: statusCode, body: (generated ? echo(body, 'Connection') : body) as object };
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
