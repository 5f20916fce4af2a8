/** Languages that error messages exist in. */
export type Language = 'en-us' | 'zh-cn';

/** One broken rule of a request body. */
export interface Violation {
  /** Path of the member, for example `endpoint.source_sharding[0].db_user`. */
  readonly member: string;
  /** `empty`: mandatory, and missing, null or "". `invalid`: anything else. */
  readonly kind: 'empty' | 'invalid';
  /** What is wrong, for example `must NOT have fewer than 4 characters`. */
  readonly message: string;
  /** JSON pointer of the rule in the description. */
  readonly rule: string;
}

/** A request that was let through to a responder: with a credential, and a JSON object as its body. */
export interface MockRequest {
  readonly projectId: string;
  readonly language: Language;
  readonly body: { readonly [member: string]: unknown };
  readonly violations: readonly Violation[];
  /** `Prefer` header as it was sent. */
  readonly prefer: string | undefined;
}

/** What the mock answers: a status and a JSON body. */
export interface Answer {
  readonly status: number;
  readonly body: object;
  /** What is wrong with the request beside its body, for example with its `Prefer` header. */
  readonly violations?: readonly Violation[];
  /** How this answer was chosen, for the log. */
  readonly choice?: Choice;
}

/** Which example answers a request, and why. */
export interface Choice {
  /** Key of the example; undefined where none answers. */
  readonly example?: string | undefined;
  readonly why: string;
}

/** Decides the answer to a request. */
export interface Responder {
  respond(request: MockRequest): Answer | Promise<Answer>;
  /** Lets go of files and connections. */
  close(): Promise<void>;
}
