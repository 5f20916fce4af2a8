import { http, HttpResponse, type HttpHandler } from 'msw';
import type openapi from '../spec/generated/openapi.json';
import type { CreateConnectionRequest, operations } from '../spec/generated/types.ts';
import { generatedCatalogue } from './catalogue.ts';
import type { ErrorName } from './errors.ts';
import type { Answer, Language } from './exchange.ts';
import { preferenceOf } from './prefer.ts';
import { chooseExample } from './responders/choose-example.ts';
import { formatViolations, VIOLATIONS_HEADER } from './http/violations-header.ts';

type Responses = operations['createConnection']['responses'];
type Examples = keyof (typeof openapi)['components']['examples'];
type Pair = Examples extends infer Key
  ? Key extends `${infer Name}-response`
    ? Name
    : never
  : never;

/** One of the description's examples: a pair (`postgresql`) or an error (`name-taken`). */
export interface ExampleOverride {
  readonly example: Pair | ErrorName;
}

/** An answer of one's own; its body has the form of its status. */
export type AnswerOverride = {
  [Status in keyof Responses]: {
    readonly status: Status;
    readonly body: Responses[Status]['content']['application/json'];
  };
}[keyof Responses];

/** What to answer instead; undefined answers as usual. */
export type Override = ExampleOverride | AnswerOverride | undefined;

/** A request whose body keeps the rules of the description. */
export interface ValidRequest {
  readonly projectId: string;
  readonly body: CreateConnectionRequest;
}

/** How the handler answers. */
export interface HandlerOptions {
  /** Where the API is, for example `https://drs.example.com`; any host when absent. */
  readonly baseUrl?: string;
  /** Answers a valid request in another way. */
  readonly override?: Override | ((request: ValidRequest) => Override | Promise<Override>);
}

/**
 * A handler for MSW that answers like the examples mock, without a server: an invalid request is
 * refused with the member that is wrong, a valid one gets the example that it is most like.
 */
export function createConnection(options: HandlerOptions = {}): HttpHandler {
  const { baseUrl = '*' } = options;
  return http.post(
    `${baseUrl.replace(/\/$/, '')}/v5/:projectId/connections`,
    async ({ request, params }) => {
      const answer = await answerTo(request, String(params.projectId), options);
      const { status, body, violations = [] } = answer;
      return HttpResponse.json(body, {
        status,
        headers: violations.length > 0 ? { [VIOLATIONS_HEADER]: formatViolations(violations) } : {},
      });
    },
  );
}

const catalogue = generatedCatalogue();
const { errors, examples } = catalogue;

async function answerTo(
  request: Request,
  projectId: string,
  { override }: HandlerOptions,
): Promise<Answer> {
  const { headers } = request;
  const language: Language =
    headers.get('X-Language')?.trim().toLowerCase() === 'zh-cn' ? 'zh-cn' : 'en-us';
  if (!headers.get('X-Auth-Token') && !headers.get('Authorization'))
    return errors.answer('token-missing', language);
  if (!/^application\/json\s*(;|$)/i.test(headers.get('Content-Type') ?? ''))
    return errors.answer('content-type-unsupported', language);
  const body = objectIn(await request.text());
  if (!body) return errors.answer('body-malformed', language);
  const violations = catalogue.violationsOf(body);
  if (violations.length === 0) {
    const valid = { projectId, body: body as unknown as CreateConnectionRequest };
    const chosen = typeof override === 'function' ? await override(valid) : override;
    if (chosen) return 'example' in chosen ? exampleAnswer(chosen.example, language) : chosen;
  }
  const prefer = headers.get('Prefer') ?? undefined;
  const asked = { projectId, language, body, violations, prefer };
  return { violations, ...chooseExample(catalogue, asked, preferenceOf(prefer)) };
}

function exampleAnswer(key: ExampleOverride['example'], language: Language): Answer {
  const body = examples.body(200, key);
  return body ? { status: 200, body } : errors.answer(key as ErrorName, language);
}

function objectIn(text: string): { [member: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as { [member: string]: unknown }) : undefined;
  } catch {
    return undefined;
  }
}
