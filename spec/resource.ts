import type { JsonObject } from './lib/pointer.ts';
import type { Example } from './bodies.ts';
import type { Operation } from './operations.ts';

/** What OpenAPI cannot say of the resource behind a description's operations; each field absent where it is not known. */
export interface ResourceFile {
  /** One of them, as messages say it. */
  readonly name: string;
  readonly plural: string;
  /** Which operation does what, by `operationId`. */
  readonly operations: Readonly<Partial<Record<Role, string>>>;
  /** Path parameters that tell the places apart in which keys are unique. */
  readonly scope?: readonly string[];
  readonly key?: {
    /** Member of the request body that is unique in its scope. */
    readonly member: string;
    readonly compare: 'exact' | 'case-insensitive';
    /** How a request is rejected whose key is taken: key of the example. */
    readonly rejection: { readonly example: string };
  };
  /** What the service assigns by itself. */
  readonly assigned?: {
    readonly id?: { readonly member: string; readonly form: 'uuid' | 'text' };
    /** Time of the creation, since 1970-01-01T00:00:00Z. */
    readonly time?: { readonly member: string; readonly unit: 'milliseconds' | 'seconds' };
  };
  /** Members that the service may add although they were not sent, at any depth. */
  readonly mayAdd?: readonly string[];
  /** Members of a rejection: the code for programs, the message for people, the id of the request. */
  readonly error?: { readonly code: string; readonly message: string; readonly requestId?: string };
  /** Members whose values make two requests alike, the nearest likeness first. */
  readonly likeness?: readonly string[];
  /** The documented errors, by the key of their example. */
  readonly errors?: { readonly [example: string]: DocumentedError };
  /** What the document leaves to the service, beside what any API leaves open. */
  readonly open?: readonly OpenDecision[];
}

/** Something that a document leaves to the service, so that no check may fail it for either choice. */
export interface OpenDecision {
  readonly id: string;
  /** What is left open, in one sentence. */
  readonly sentence: string;
  /** Which valid requests would test it: those for which one of these holds. */
  readonly when?: readonly OpenCondition[];
}

/** Tells the valid requests that would test what is left open. */
export interface OpenCondition {
  /** Pattern that the name of the member fits. */
  readonly member: string;
  /** The description neither shows the value nor limits it with a pattern of its own. */
  readonly undescribed?: true;
  /** Pattern that the text fits. */
  readonly excludes?: string;
  /** Members of the same object, and the pattern that each fits. */
  readonly beside?: { readonly [member: string]: string };
  /** Path of a text in the body: the member, wherever it is, does not have it between its underscores. */
  readonly lacksWord?: string;
}

/** A documented error, as the mock uses it. */
export interface DocumentedError {
  /** What it is for, in a word of the mock. */
  readonly role?: string;
  /** Parameter that the message of the example names. */
  readonly parameter?: string;
  /** Why it is sent, for the log. */
  readonly why?: string;
  /** Its message in other languages; `%s` is the parameter. */
  readonly messages?: { readonly [language: string]: string };
}

/** What an operation does with the resource. */
export type Role = 'create' | 'list' | 'modify' | 'remove';

/** A resource whose operations were found in a description. */
export interface Resource extends ResourceFile {
  /** The operation of a role; undefined where none has it. */
  operation(role: Role): Operation | undefined;
  /** The role of an operation; undefined where it has none. */
  roleOf(operation: Operation): Role | undefined;
  /** The documented rejection of a key that is taken. */
  readonly taken?: TakenRejection;
}

/** How the description rejects a key that is taken. */
export interface TakenRejection {
  readonly status: number;
  readonly example: Example;
  /** The error code that says so; undefined where the example has none. */
  readonly code: string | undefined;
}

/**
 * Joins a resource with the operations that it names.
 * @throws Error naming the operation or the example that the description lacks, and those that it has
 */
export function bindResource(file: ResourceFile, operations: readonly Operation[]): Resource {
  const bound = new Map<Role, Operation>();
  for (const [role, id] of Object.entries(file.operations) as [Role, string][]) {
    const found = operations.find((operation) => operation.id === id);
    if (!found)
      throw unknown(
        `the operation \`${id}\``,
        operations.map((one) => one.id),
      );
    bound.set(role, found);
  }
  const create = bound.get('create');
  const taken = create && file.key && takenOf(file, create);
  return {
    ...file,
    operation: (role) => bound.get(role),
    roleOf: (operation) => [...bound].find(([, one]) => one.id === operation.id)?.[0],
    ...(taken && { taken }),
  };
}

/** Whether every operation that a resource names is in a description, so that it can be bound. */
export function fits(file: ResourceFile, operations: readonly Operation[]): boolean {
  const ids = new Set(operations.map(({ id }) => id));
  return Object.values(file.operations).every((id) => ids.has(id));
}

function takenOf(file: ResourceFile, create: Operation): TakenRejection | undefined {
  const wanted = file.key?.rejection.example;
  const rejections = create.responses.filter(({ status = 0 }) => status >= 400);
  for (const { status, json } of rejections) {
    const example = json?.examples.find(({ key }) => key === wanted);
    if (!example || status === undefined) continue;
    const code = file.error && (example.value as JsonObject)[file.error.code];
    return { status, example, code: typeof code === 'string' ? code : undefined };
  }
  const known = rejections.flatMap(({ json }) => json?.examples.map(({ key }) => key) ?? []);
  throw unknown(`the example \`${wanted}\` of a rejection of \`${create.id}\``, known);
}

function unknown(what: string, known: readonly string[]): Error {
  const list = known.map((name) => `\`${name}\``).join(', ');
  return new Error(
    `Failed to read the resource: ${what} is not in the description, which has ${list || 'none'}. Name one of them.`,
  );
}
