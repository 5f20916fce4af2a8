import {
  type Validate,
  validateApiError,
  validateConnection,
} from '../../../spec/generated/validators.js';
import type { Exchange } from '../../http/exchange.ts';
import type { HttpResponse } from '../../http/client.ts';
import { SECRETS } from './secrets.ts';

/** One thing that is wrong with an answer. */
export interface Problem {
  /** Dotted path of the member, `body` for the whole body, `content-type` for the header. */
  readonly member: string;
  /** In plain words, the member included. */
  readonly text: string;
}

/**
 * Compares the bytes of an answer with the description, which Pact can't: that they are UTF-8 and JSON, each
 * type and limit, no secret, and the name as it was sent. Empty when all is well.
 */
export function checkAnswer(answer: HttpResponse, sent: Pick<Exchange, 'body'>): Problem[] {
  const type = contentType(answer) ?? 'none';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    return [problem('content-type', `is ${type}, expected application/json`)];
  }
  const body = readJson(answer.body);
  if (typeof body === 'string') return [problem('body', body)];
  const problems = violations(body.value, answer.status);
  const asked = nameOf(sent.body);
  const returned = nameOf(body.value);
  return answer.status === 200 && typeof returned === 'string' && returned !== asked
    ? [...problems, problem('name', `is "${returned}", expected "${asked}" as it was sent`)]
    : problems;
}

/** Content type of an answer, parameters included. */
export function contentType({ headers }: HttpResponse): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
}

function problem(member: string, found: string): Problem {
  return { member, text: `${member} ${found}` };
}

function readJson(bytes: Buffer): { value: unknown } | string {
  if (bytes.length === 0) return 'is empty, expected JSON';
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch (error) {
    return error instanceof SyntaxError ? 'is not JSON' : 'is not UTF-8';
  }
}

function nameOf(body: unknown): unknown {
  return (body as { name?: unknown } | null | undefined)?.name;
}

function violations(body: unknown, status: number): Problem[] {
  // A gateway may say more than an ApiError, and another service less than a GatewayError.
  const validate: Validate<unknown> = status === 200 ? validateConnection : validateApiError;
  if (validate(withoutUnset(body))) return [];
  // That a condition does not hold says nothing beside what it demands.
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  const problems = errors.map(({ keyword, instancePath, message, params }) => {
    const path = instancePath.split('/').slice(1);
    if (keyword === 'required') {
      return problem([...path, params.missingProperty].join('.'), 'is missing');
    }
    const member = path.join('.') || 'body';
    const secret = keyword === 'false schema';
    return problem(member, secret ? 'is a secret, expected to be absent' : (message ?? keyword));
  });
  // Several parts of the description may rule out the same.
  return [...new Map(problems.map((one) => [one.text, one])).values()];
}

/** Deeper than this no answer of the operation goes, and a hostile one would exhaust the stack. */
const DEEPEST = 100;

/** Without null members and empty secrets: whether a service sends these is left open. */
function withoutUnset(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item) => withoutUnset(item, depth + 1));
  const set = Object.entries(value).filter(
    ([name, inner]) => inner !== null && !(inner === '' && SECRETS.has(name)),
  );
  return Object.fromEntries(set.map(([name, inner]) => [name, withoutUnset(inner, depth + 1)]));
}
