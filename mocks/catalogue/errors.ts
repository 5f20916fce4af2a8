import { isObject, type JsonObject } from '../../spec/lib/pointer.ts';
import type { Operation } from '../../spec/operations.ts';
import type { DocumentedError, ResourceFile } from '../../spec/resource.ts';
import type { Language, MockResponse, Violation } from '../response.ts';
import { keepText } from '../lib/json-text.ts';
import { remember } from '../lib/remember.ts';

/** What the mock rejects requests for; where the description has no example of it, this is sent. */
const FALLBACKS = {
  'key-taken': [400, 'The key is taken.', 'one of this key exists'],
  'parameter-empty': [400, 'The parameter %s is empty.', 'a mandatory member is missing or empty'],
  'parameter-invalid': [400, 'The value of parameter %s is invalid.', 'a member breaks a rule'],
  'body-malformed': [400, 'The body is malformed.', 'the body is no JSON object'],
  'credential-missing': [401, 'No credential was sent.', 'no credential was sent'],
  'operation-unknown': [404, 'No such operation.', 'the description has no such operation'],
  'body-too-large': [413, 'The body is too large.', 'the body is too large'],
  'content-type-unsupported': [
    415,
    'The content type is not supported.',
    'the content type is not application/json',
  ],
  'rate-exceeded': [429, 'Too many requests.', 'too many requests'],
  'internal-error': [500, 'Internal error.', 'the mock failed'],
  unavailable: [503, 'The service is not available.', 'a service behind it is not available'],
} as const;

/** What the mock rejects a request for. */
export type ErrorRole = keyof typeof FALLBACKS;

/** The code of errors that the description has no example of: none of the API's own. */
const FALLBACK_CODE = 'MOCK.0001';

/** The errors of one version of the description. */
export interface Errors {
  /** The response that rejects a request, as the description's example for it has it. */
  response(role: ErrorRole, language: Language, parameter?: string): MockResponse;
  /** The response to a request that breaks rules: the first empty member, else the first invalid one. */
  rejection(violations: readonly Violation[], language: Language): MockResponse;
  /** The error whose example has a key; undefined where there is none. */
  example(key: string, language: Language): MockResponse | undefined;
  /** The same body in another language, where it is one of the errors. */
  translate(body: unknown, language: Language): unknown;
}

/** A documented error, and what is known of it. */
interface ErrorExample extends DocumentedError {
  readonly key: string;
  readonly status: number;
  readonly body: JsonObject;
}

/** What a resource says of errors. */
export type ErrorFacts = Pick<ResourceFile, 'error' | 'errors' | 'key'>;

/** Reads the errors of a description's operations; of two with the same key, the first. */
export function createErrors(operations: readonly Operation[], facts: ErrorFacts = {}): Errors {
  const { code = 'error_code', message = 'error_msg', requestId = '' } = facts.error ?? {};
  const known = new Map<string, ErrorExample>();
  for (const example of operations.flatMap(errorsOf))
    if (!known.has(example.key))
      known.set(example.key, { ...example, ...facts.errors?.[example.key] });
  const byRole = rolesOf(known, facts);
  const constant = remember<MockResponse>();

  function create(found: ErrorExample, language: Language, parameter = ''): MockResponse {
    const { status, key, body, why = '' } = found;
    const text = messageIn(found, String(body[message]), { language, parameter });
    return {
      status,
      body: {
        ...body,
        ...(message in body && { [message]: text }),
        ...(requestId in body && { [requestId]: crypto.randomUUID().replaceAll('-', '') }),
      },
      choice: { example: key, why },
    };
  }

  function createFallback(role: ErrorRole, parameter = ''): MockResponse {
    const [status, text, why] = FALLBACKS[role];
    const body = { [code]: FALLBACK_CODE, [message]: text.replace('%s', () => parameter) };
    return { status, body, choice: { why } };
  }

  const response: Errors['response'] = (role, language, parameter) => {
    const found = byRole.get(role);
    if (found && requestId in found.body) return create(found, language, parameter);
    return constant(`${role} ${language} ${parameter}`, () => {
      const created = found ? create(found, language, parameter) : createFallback(role, parameter);
      keepText(created.body);
      return created;
    });
  };

  return {
    response,
    rejection(violations, language) {
      const first = violations.find(({ kind }) => kind === 'empty') ?? violations[0];
      if (!first) throw new Error('Failed to reject: no violation given. Pass at least one.');
      return response(`parameter-${first.kind}`, language, first.member);
    },
    example(key, language) {
      const found = known.get(key);
      return found && create(found, language, found.parameter);
    },
    translate(body, language) {
      if (language === 'en-us' || typeof body !== 'object' || body === null) return body;
      const { [code]: ownCode, [message]: ownText } = body as { [name: string]: unknown };
      const found = [...known.values()].find(
        ({ body: example }) => example[code] === ownCode && example[message] === ownText,
      );
      if (!found) return body;
      const { parameter = '' } = found;
      return { ...body, [message]: messageIn(found, String(ownText), { language, parameter }) };
    },
  };
}

function errorsOf({ responses }: Operation): ErrorExample[] {
  return responses.flatMap(({ status = 0, json }) =>
    status < 400
      ? []
      : (json?.examples ?? []).flatMap(({ key, value }) =>
          isObject(value) ? [{ key, status, body: value }] : [],
        ),
  );
}

/** The example for each role that the description has one of. */
function rolesOf(
  known: ReadonlyMap<string, ErrorExample>,
  { errors = {}, key }: ErrorFacts,
): Map<ErrorRole, ErrorExample> {
  const roles = new Map<ErrorRole, ErrorExample>();
  const named = Object.entries(errors).flatMap(([name, { role }]) => (role ? [[role, name]] : []));
  if (key) named.push(['key-taken', key.rejection.example]);
  for (const [role = '', name = ''] of named) {
    const found = known.get(name);
    if (!found || !(role in FALLBACKS)) continue;
    const own = role as ErrorRole;
    roles.set(own, { ...found, why: found.why ?? FALLBACKS[own][2] });
  }
  return roles;
}

function messageIn(
  { parameter: named, messages = {} }: DocumentedError,
  english: string,
  { language, parameter }: { language: Language; parameter: string },
): string {
  const translated = language === 'en-us' ? undefined : messages[language];
  if (translated !== undefined) return translated.replace('%s', () => parameter);
  return named && parameter ? english.replace(named, () => parameter) : english;
}
