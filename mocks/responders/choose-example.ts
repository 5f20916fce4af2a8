import { formatPointer, parsePointer } from '../../spec/lib/pointer.ts';
import type { PlayedOperation } from '../catalogue/operation.ts';
import type { MockRequest } from '../exchange.ts';
import type { Language, MockResponse, Violation } from '../response.ts';
import type { Preference } from './prefer.ts';

/** Status of a response where an operation lists none of its kind. */
const DEFAULT_SUCCESS = 200;

/**
 * The documented response to a request; undefined where one of that status exists, but must be
 * generated for want of an example.
 * @param preference undefined where the header can't be read
 */
export function chooseExample(
  request: MockRequest,
  preference: Preference | undefined,
): MockResponse | undefined {
  const { violations, language, operation } = request;
  const { errors } = operation;
  const { rejection } = operation.operation;
  if (preference && violations.length > 0 && !isRejection(preference, rejection))
    return errors.rejection(violations, language);
  const response = preference && preferred(request, preference);
  if (!response) return unknownPreference(operation, language);
  if (response === 'generate') return undefined;
  return language === 'en-us'
    ? response
    : { ...response, body: errors.translate(response.body, language) };
}

function isRejection({ code, exampleKey }: Preference, rejection: number | undefined): boolean {
  return code !== undefined && code === rejection && exampleKey !== undefined;
}

/** Status of the response to a valid request. */
export function successOf({ operation }: PlayedOperation): number {
  return operation.success[0] ?? DEFAULT_SUCCESS;
}

/** Undefined where the description has no such response. */
function preferred(
  { operation, body, violations }: MockRequest,
  { code, exampleKey }: Preference,
): MockResponse | 'generate' | undefined {
  const { examples } = operation;
  const success = successOf(operation);
  const status = code ?? success;
  const pair = status === success && !exampleKey ? examples.pairFor(body) : undefined;
  const names = examples.statuses.find(([documented]) => documented === status)?.[1];
  const key = exampleKey ?? pair?.key ?? names?.[0];
  if (key === undefined) return withoutExample(operation, status);
  if (!names) return undefined;
  const why =
    pair?.why ?? ((code ?? exampleKey) ? 'Prefer asks for it' : 'it is the first example');
  const found = examples.find(status, key);
  if (found) return { status, body: found.body, choice: { example: key, why } };
  // Like Prism: an example that the status does not have is looked for among the successes.
  const other = violations.length === 0 ? examples.find(success, key) : undefined;
  return other && { status: success, body: other.body, choice: { example: key, why } };
}

function withoutExample(
  { operation }: PlayedOperation,
  status: number,
): MockResponse | 'generate' | undefined {
  const described = operation.response(status);
  if (!described) return undefined;
  return described.json
    ? 'generate'
    : { status, choice: { why: 'its response has no body in JSON' } };
}

/** The response to a `Prefer` that no documented response meets; names those that there are. */
export function unknownPreference(
  { operation, examples, errors }: PlayedOperation,
  language: Language,
): MockResponse {
  const documented = examples.statuses.map(([status, names]) =>
    names.length > 0 ? `code=${status} with example=${names.join('|')}` : `code=${status}`,
  );
  const violation: Violation = {
    member: 'Prefer',
    kind: 'invalid',
    message: `must name a documented response: ${documented.join(', ')}`,
    rule: formatPointer([...parsePointer(operation.pointer), 'responses']),
  };
  return { ...errors.rejection([violation], language), violations: [violation] };
}
