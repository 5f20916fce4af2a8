import type { ResourceFile } from '../../spec/resource.ts';
import type { MockRequest, Responder } from '../exchange.ts';
import type { MockResponse } from '../response.ts';
import { keepText, textOf } from '../lib/json-text.ts';
import { valueAt } from '../lib/member-path.ts';
import { type NewRecord, type Store, StoreUnavailable } from '../store/store.ts';
import { successOf } from './choose-example.ts';

/**
 * Really creates: the reference implementation of the operation that creates the resource.
 * @param others responds to all other operations
 */
export function createStatefulResponder(store: Store, others: Responder): Responder {
  return {
    respond: (request) => {
      const { role, resource } = request.operation;
      return role === 'create' && resource
        ? create(request, resource, store)
        : others.respond(request);
    },
    close: async () => {
      await Promise.all([store.close(), others.close()]);
    },
  };
}

function create(
  request: MockRequest,
  resource: ResourceFile,
  store: Store,
): MockResponse | Promise<MockResponse> {
  const { operation, body, violations, language } = request;
  const { errors } = operation;
  if (violations.length > 0) return errors.rejection(violations, language);
  const status = successOf(operation);
  const created = createRecord(operation.keep(status, body), resource);
  // Once for the store and the response.
  keepText(created);
  const respond = (inserted: boolean): MockResponse =>
    inserted ? { status, body: created, choice: CREATED } : errors.response('key-taken', language);
  const inserted = store.insert(recordOf(created, request, resource));
  if (!(inserted instanceof Promise)) return respond(inserted);
  return inserted.then(respond, (error: unknown) => {
    if (error instanceof StoreUnavailable) return errors.response('unavailable', language);
    throw error;
  });
}

const CREATED = { why: 'created' };

/** What was sent, with what the service assigns: a request may hold members of these names, which mean nothing. */
function createRecord(kept: unknown, { assigned = {} }: ResourceFile): { [name: string]: unknown } {
  const { id, time } = assigned;
  const record = (kept ?? {}) as { [name: string]: unknown };
  if (id) record[id.member] = crypto.randomUUID();
  if (time)
    record[time.member] = time.unit === 'seconds' ? Math.floor(Date.now() / 1000) : Date.now();
  return record;
}

function recordOf(
  created: object,
  { parameters, body }: MockRequest,
  { scope = [], key }: ResourceFile,
): NewRecord {
  const value = key && valueAt(body, key.member.split('.'));
  return {
    scope: scopeOf(scope, parameters),
    key: key ? keyText(String(value), key.compare) : crypto.randomUUID(),
    text: textOf(created),
  };
}

function scopeOf(scope: readonly string[], parameters: MockRequest['parameters']): string {
  const [only = '', ...others] = scope;
  return others.length > 0
    ? JSON.stringify(scope.map((name) => parameters[name]))
    : (parameters[only] ?? '');
}

/** A store compares without case; so that case counts, it is written in other characters. */
function keyText(value: string, compare: 'exact' | 'case-insensitive'): string {
  if (compare === 'case-insensitive') return value;
  return value.replace(/[A-Z^]/g, (char) => `^${char.toLowerCase()}`);
}
