import type { ApiError } from '../../../spec/generated/types.ts';
import type { Problems } from './problems.ts';

/** An entry of the header `X-Violations`, in which the mock names every broken rule. */
interface Violation {
  readonly member?: unknown;
  readonly message?: unknown;
}

/** The error of an answer as one line: `DRS.10010065: Connection manager name is already exists. (400)`. */
export function errorLine(status: number, error: Partial<ApiError>): string {
  const { error_code = 'Error', error_msg = 'The answer does not say why.' } = error;
  return `${error_code}: ${error_msg} (${status})`;
}

/**
 * What an error says about members: of all that `X-Violations` lists, where a service sends it, and
 * of the one that the message itself names. None where it is about the request as a whole.
 */
export function errorProblems(
  status: number,
  error: Partial<ApiError>,
  header: string | null,
): Problems {
  const problems = new Map(violationsIn(header));
  // "The parameter endpoint.db_user is empty." and "The value of parameter name is invalid."
  const named = /\bparameter ([\w.[\]]+) is /.exec(String(error.error_msg))?.[1];
  if (!named) return problems;
  const detail = problems.get(named);
  return problems.set(named, `${errorLine(status, error)}${detail ? ` ${detail}` : ''}`);
}

function violationsIn(header: string | null): [string, string][] {
  return parseList(header)
    .filter(({ member }) => typeof member === 'string')
    .map(({ member, message }) => [String(member), `The value ${message}.`]);
}

/** Nothing where another service means something else by the header. */
function parseList(header: string | null): Violation[] {
  try {
    const list: unknown = JSON.parse(header ?? '[]');
    return Array.isArray(list) ? (list as unknown[]).filter(isObject) : [];
  } catch {
    return [];
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
