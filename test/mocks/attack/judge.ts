import openapi from '../../../spec/generated/openapi.json' with { type: 'json' };
import {
  type Validate,
  validateApiError,
  validateConnection,
  validateGatewayError,
} from '../../../spec/generated/validators.js';
import type { WireAnswer } from './wire.ts';

/** Validators of the answers' schemas, by the schema's name. */
const VALIDATORS: { readonly [schema: string]: Validate<unknown> } = {
  ApiError: validateApiError,
  Connection: validateConnection,
  GatewayError: validateGatewayError,
};

interface Content {
  readonly content: { readonly 'application/json': { readonly schema: { readonly $ref: string } } };
}

/** Validator of each documented status. */
const DOCUMENTED = new Map<number, Validate<unknown>>(
  Object.entries(openapi.paths['/v5/{project_id}/connections'].post.responses).map(
    ([status, response]) => {
      const { content } = '$ref' in response ? shared(response.$ref) : (response as Content);
      const name = lastOf(content['application/json'].schema.$ref);
      const validate = VALIDATORS[name];
      if (!validate) throw new Error(`Failed to judge ${status}: no validator of ${name}.`);
      return [Number(status), validate];
    },
  ),
);

function shared(ref: string): Content {
  return openapi.components.responses[lastOf(ref) as keyof typeof openapi.components.responses];
}

function lastOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

/** Text of files that no answer may hold: of this project, and of the machine. */
const OUTSIDE = [/"lint:spec": /, /root:[^:]*:0:0:/, /BEGIN [A-Z ]*KEY/];

/** Statuses that are documented, yet mean here that the mock itself failed or gave up. */
const FAILURES = [429, 500, 503];

/** What is wrong with an answer; empty where the description documents it. */
export function judge({ status, headers, text }: WireAnswer): string[] {
  const outside = OUTSIDE.filter((pattern) => pattern.test(text));
  if (outside.length > 0) return [`${status} gives away a file: ${outside.join(', ')}`];
  const validate = DOCUMENTED.get(status);
  if (!validate) return [`${status} is not documented`];
  if (FAILURES.includes(status)) return [`${status}: ${text}`];
  if (!/^application\/json\b/.test(headers['content-type'] ?? ''))
    return [`${status} has the content type ${headers['content-type']}`];
  return validate(parse(text))
    ? []
    : [`${status} has a body of another shape: ${text.slice(0, 200)}`];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
