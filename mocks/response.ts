/** Languages that error messages exist in. */
export type Language = 'en-us' | 'zh-cn';

/** One rule that a request breaks. */
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

/** What the mock sends back: a status, and perhaps a JSON body. */
export interface MockResponse {
  readonly status: number;
  /** Undefined where the response has none. */
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
  /** What is wrong with the request beside its body, for example with its `Prefer` header. */
  readonly violations?: readonly Violation[];
  /** How this response was chosen, for the log. */
  readonly choice?: Choice;
}

/** Which example a response is, and why. */
export interface Choice {
  /** Key of the example; undefined where the response is none. */
  readonly example?: string | undefined;
  readonly why: string;
}
