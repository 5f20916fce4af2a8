import { readDescription } from '../../spec/description.ts';
import { readOperations } from '../../spec/operations.ts';
import { readResource } from '../../spec/read-resource.ts';
import { bindResource } from '../../spec/resource.ts';
import { isDeep, labelOf, type Schema, walk } from '../../spec/schema/walk.ts';

const description = readDescription();
const resource = bindResource(readResource(), readOperations(description.root));

/** The operation whose implementation is mutated: the one that creates. */
export const OPERATION = known(resource.operation('create'), 'operations.create');

/** Member of a request that is unique in its scope. */
export const KEY = known(resource.key, 'key').member;

/** Member of a response that holds the id that the service assigned. */
export const ID = known(resource.assigned?.id, 'assigned.id').member;

/** Member of a response that holds the time of the creation. */
export const TIME = known(resource.assigned?.time, 'assigned.time').member;

/** How the description rejects a key that is taken. */
export const TAKEN = known(resource.taken, 'key.rejection');

const error = known(resource.error, 'error');

/** Members of a rejection: the code for programs, the message for people. */
export const { code: CODE, message: MESSAGE } = error;

/** Status of a success. */
export const SUCCESS = known(OPERATION.success[0], 'a status of success');

/** Status that rejects an invalid request. */
export const REJECTION = known(OPERATION.rejection, 'a status of rejection');

/** Header that carries a credential. */
export const CREDENTIAL = known(OPERATION.credentials[0], 'a header with a credential');

/** Member of a rejection that differs each time: the id of the request. */
export const REQUEST_ID = error.requestId;

/** Status for a request without a credential (RFC 9110, section 15.5.2). */
export const NO_CREDENTIAL = 401;

/** A member that the description gives to a body. */
export interface Member {
  /** Its path in a body, for example `endpoint.source_sharding[0].db_user`. */
  readonly path: string;
  readonly name: string;
  readonly schema: Schema;
  /** JSON pointer of its schema in the description, references followed. */
  readonly pointer: string;
  /** JSON pointer of the schema of the object that holds it. */
  readonly holder: string;
  readonly mandatory: boolean;
  /** Whether it is a secret, which is sent and never comes back. */
  readonly writeOnly: boolean;
}

const requestSchema = known(OPERATION.requestBody?.json?.schema, 'a schema of requests');
const responseSchema = known(OPERATION.response(SUCCESS)?.json?.schema, 'a schema of responses');

/** Every member of a request, those of the first item of an array included. */
export const REQUEST: readonly Member[] = membersOf(requestSchema);

/** Every member of a response to a success. */
export const RESPONSE: readonly Member[] = membersOf(responseSchema);

/** The schema of rejections, by its JSON pointer. */
export const ERROR = known(OPERATION.response(REJECTION)?.json?.schema, 'a schema of rejections');

/** The secrets of a request; those of items hide below an array. */
export const SECRETS = REQUEST.filter(({ writeOnly, path }) => writeOnly && !path.includes('['));

/** The secret that every request has. */
export const PASSWORD = known(
  SECRETS.find(({ mandatory }) => mandatory),
  'a mandatory secret',
);

/** Path of the array whose items are objects. */
export const ITEMS = known(
  REQUEST.find(({ schema }) => schema.type === 'array'),
  'an array',
).path;

/** JSON pointer of the schema of a request's member, or of a rule in it; of the body where the path is empty. */
export function inRequest(path: string, rule?: string): string {
  return pointerOf(REQUEST, path, requestSchema) + (rule ? `/${rule}` : '');
}

/** The same of a response to a success. */
export function inResponse(path: string, rule?: string): string {
  return pointerOf(RESPONSE, path, responseSchema) + (rule ? `/${rule}` : '');
}

/** JSON pointer of what the description says of a status. */
export function ofStatus(status: number, rule?: string): string {
  return `${OPERATION.pointer}/responses/${status}${rule ? `/${rule}` : ''}`;
}

function pointerOf(members: readonly Member[], path: string, root: string): string {
  if (path === '') return root;
  return known(
    members.find((member) => member.path === path),
    `a member ${path}`,
  ).pointer;
}

/** One level of an array that holds itself is what clients nest. */
function membersOf(schema: string): Member[] {
  const sites = walk(description, schema, '').filter(({ path }) => !isDeep(path));
  const holders = new Map(sites.map(({ path, parts }) => [labelOf(path), parts[0]?.pointer ?? '']));
  return sites.flatMap(({ path, parts: [part, ...others], mandatory }) => {
    const name = path.at(-1);
    if (name === undefined || !part) return [];
    return {
      path: labelOf(path),
      name: String(name),
      schema: part.schema,
      pointer: part.pointer,
      holder: holders.get(labelOf(path.slice(0, -1))) ?? '',
      mandatory: mandatory && typeof name === 'string',
      writeOnly: [part, ...others].some((one) => one.schema.writeOnly === true),
    };
  });
}

function known<T>(value: T | undefined, what: string): T {
  if (value !== undefined) return value;
  throw new Error(`Failed to measure: the description or its resource has no ${what}. Add it.`);
}
