import { AS_USUAL, type Behaviour, type Fault } from './behaviour/behaviour.ts';
import type { Behaviours } from './behaviour/behaviours.ts';
import type { Catalogue } from './catalogue.ts';
import type { ErrorRole, Errors } from './catalogue/errors.ts';
import type { Match } from './catalogue/router.ts';
import type { Responder } from './exchange.ts';
import type { Language, MockResponse, Violation } from './response.ts';
import { parseBody } from './parse-body.ts';
import type { RequestHead, RequestHeaders } from './request-head.ts';

/** Largest body in bytes: the gateway's 12 MB. */
export const BODY_LIMIT = 12 * 1024 * 1024;

/** A request whose head was read. */
export interface Admission {
  readonly head: RequestHead;
  readonly language: Language;
  /** The operation that it is sent to; undefined where there is none. */
  readonly match: Match | undefined;
  /** What it is rejected for before its body is read; undefined where it is not. */
  readonly rejection: ErrorRole | undefined;
}

/** What becomes of a request. */
export interface Outcome {
  readonly admission: Admission;
  /** JSON body of the request; undefined where there was none, or none to read. */
  readonly body: unknown;
  readonly response: MockResponse;
  /** The rules that the request breaks, all of them. */
  readonly violations: readonly Violation[];
  /** Delay and broken connection, which are left to the adapter. */
  readonly behaviour: Behaviour;
}

/** The mock without a network: a request in, its response and verdict out. */
export interface Pipeline {
  /** Reads the head of a request: operation, credential, language, content type. */
  admit(head: RequestHead, match?: Match): Admission;
  /** Responds to a request that was admitted: body, behaviour, rules, responder. */
  respond(admission: Admission, bytes: Uint8Array | undefined): Outcome | Promise<Outcome>;
  /** Rejects a request, by default for what its head lacks. */
  reject(admission: Admission, role?: ErrorRole): Outcome;
}

/** What a pipeline is made of. */
export interface PipelineOptions {
  /** The description as it is now; it may change between two requests. */
  readonly catalogue: () => Catalogue;
  readonly responder: Responder;
  /** Delays and faults; none when absent. */
  readonly behaviours?: Pick<Behaviours, 'of'> | undefined;
  /** Finds the broken rules of a body; the description's own when absent. */
  readonly validate?: ((body: unknown) => readonly Violation[]) | undefined;
}

const NONE: readonly Violation[] = Object.freeze([]);

/** Puts the steps together that every request passes, whatever it came by. */
export function createPipeline(options: PipelineOptions): Pipeline {
  return {
    admit(head, given) {
      const match = given ?? options.catalogue().route(head.method ?? '', head.url ?? '');
      const language = languageOf(head.headers);
      return { head, language, match, rejection: rejectionOf(head, match) };
    },
    respond: (admission, bytes) => respond(admission, bytes, options),
    reject: (admission, role) => reject(admission, role, options),
  };
}

function respond(
  admission: Admission,
  bytes: Uint8Array | undefined,
  options: PipelineOptions,
): Outcome | Promise<Outcome> {
  const { match } = admission;
  if (!match || admission.rejection) return reject(admission, undefined, options);
  const { body: described } = match.operation;
  let body: unknown;
  if (described && (described.required || (bytes && bytes.length > 0))) {
    if (bytes && bytes.length > BODY_LIMIT) return reject(admission, 'body-too-large', options);
    body = parseBody(bytes, described.types);
    if (body === undefined) return reject(admission, 'body-malformed', options);
  }
  const behaviour = behaviourOf(admission, body, options);
  // A failing service creates nothing. One whose connection breaks may have.
  if ('response' in behaviour) return behaviour;
  const fail = (error: unknown) => {
    // A pattern runs out of stack on a member of several megabytes.
    const role = error instanceof RangeError ? 'body-too-large' : 'internal-error';
    const response = errorsOf(admission, options).response(role, admission.language);
    return { admission, body, response, violations: NONE, behaviour };
  };
  try {
    return decide({ admission, match, body, behaviour }, options, fail);
  } catch (error) {
    return fail(error);
  }
}

/** A request whose body was read. */
interface ReadRequest extends Pick<Outcome, 'admission' | 'body' | 'behaviour'> {
  readonly match: Match;
}

/** The rules of the description, then the responder. Without a promise where none is needed. */
function decide(
  { admission, match, body, behaviour }: ReadRequest,
  { responder, validate }: PipelineOptions,
  fail: (error: unknown) => Outcome,
): Outcome | Promise<Outcome> {
  const { operation, parameters, query } = match;
  const { language, head } = admission;
  const violations = body === undefined ? NONE : (validate ?? operation.violationsOf)(body);
  const prefer = behaviour.prefer ?? headerOf(head.headers, 'prefer');
  const outcome = (response: MockResponse): Outcome => ({
    admission,
    body,
    response,
    // A response names them itself where they are not those of the body.
    violations: response.violations ?? violations,
    behaviour,
  });
  const request = { operation, parameters, query, language, body, violations, prefer };
  const response = responder.respond(request);
  return response instanceof Promise ? response.then(outcome).catch(fail) : outcome(response);
}

function reject(
  admission: Admission,
  role: ErrorRole = 'operation-unknown',
  options: PipelineOptions,
): Outcome {
  const behaviour = behaviourOf(admission, undefined, options);
  if ('response' in behaviour) return behaviour;
  const errors = errorsOf(admission, options);
  const response = errors.response(admission.rejection ?? role, admission.language);
  return { admission, body: undefined, response, violations: NONE, behaviour };
}

function errorsOf({ match }: Admission, { catalogue }: PipelineOptions): Errors {
  return match?.operation.errors ?? catalogue().errors;
}

/**
 * The behaviour of a request to an operation; the outcome where that is an error, or the headers
 * that ask for one can't be read.
 */
function behaviourOf(
  admission: Admission,
  body: unknown,
  options: PipelineOptions,
): Behaviour | Outcome {
  const { head, match, language } = admission;
  if (!options.behaviours || !match) return AS_USUAL;
  const { method = '', url: path = '', headers } = head;
  const behaviour = options.behaviours.of({ method, path, headers, body });
  const { errors } = match.operation;
  if ('problem' in behaviour) {
    const violations: Violation[] = [
      { member: behaviour.header, kind: 'invalid', message: behaviour.problem, rule: '#' },
    ];
    const response = errors.rejection(violations, language);
    return { admission, body, response, violations, behaviour: AS_USUAL };
  }
  const role = errorOf(behaviour.fault);
  if (!role) return behaviour;
  const error = errors.response(role, language);
  const headersOfError = role === 'rate-exceeded' && { headers: { 'Retry-After': RETRY_AFTER } };
  const response = { ...error, ...headersOfError };
  return { admission, body, response, violations: NONE, behaviour };
}

/** Seconds after which a client may ask again. */
const RETRY_AFTER = '1';

/** The error that a fault is; undefined for one that breaks the connection. */
function errorOf(fault: Fault | undefined): ErrorRole | undefined {
  switch (fault) {
    case 'status-429':
      return 'rate-exceeded';
    case 'status-500':
      return 'internal-error';
    case 'status-503':
      return 'unavailable';
    default:
      return undefined;
  }
}

function rejectionOf({ headers }: RequestHead, match: Match | undefined): ErrorRole | undefined {
  if (!match) return 'operation-unknown';
  const { operation, body } = match.operation;
  const { anonymous, credentials } = operation;
  if (!anonymous && credentials.length > 0 && !credentials.some((name) => headers[name]))
    return 'credential-missing';
  const type = headers['content-type'];
  if (!body || type === body.mediaType) return undefined;
  if (type === undefined) return hasBody(headers) ? 'content-type-unsupported' : undefined;
  return isMediaType(String(type), body.mediaType) ? undefined : 'content-type-unsupported';
}

/** RFC 9110, section 8.3.1: parameters may follow. */
function isMediaType(header: string, mediaType: string): boolean {
  const end = header.indexOf(';');
  return (end < 0 ? header : header.slice(0, end)).trim().toLowerCase() === mediaType;
}

function hasBody(headers: RequestHeaders): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/** The language that a request asks for; English unless it is Chinese. */
function languageOf(headers: RequestHeaders): Language {
  return headerOf(headers, 'x-language')?.trim().toLowerCase() === 'zh-cn' ? 'zh-cn' : 'en-us';
}

/** A header of a request; several of one name as a list. */
function headerOf(headers: RequestHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
