/** One exchange as the request log keeps it: plain JSON, without a secret or a token. */
export interface LogEntry {
  /** Counts up from 1 for each mock. */
  readonly id: number;
  /** When the request arrived: ISO 8601, UTC. */
  readonly time: string;
  /** From the arrival to the response, in milliseconds. */
  readonly durationMs: number;
  readonly method: string;
  /** Path and query as they were sent. */
  readonly path: string;
  /** Headers by lower-case name; the values of credentials are replaced. */
  readonly headers: { readonly [name: string]: string };
  /** JSON body with secrets and unknown members replaced; undefined where there was none, or none to read. */
  readonly body?: unknown;
  readonly answer: {
    readonly status: number;
    readonly body: unknown;
  };
  readonly verdict: Verdict;
}

/** What the mock found of a request, and why it responded as it did. */
export interface Verdict {
  /** Whether the request keeps the description's rules. */
  readonly valid: boolean;
  /** The broken rules, all of them. */
  readonly broken: readonly BrokenRule[];
  /** Key of the example that it responded with, where it did: `mysql`, `name-taken`. */
  readonly example?: string;
  /** Why this response: `its request is the one sent`, `Prefer asks for it`, `created`. */
  readonly why: string;
  /** Delay and fault that were asked for, as a sentence; absent where there was none. */
  readonly behaviour?: string;
}

/** One broken rule, with its place in the description. */
export interface BrokenRule {
  /** Path of the member, for example `endpoint.source_sharding[0].db_user`. */
  readonly member: string;
  /** What is wrong, for example `must NOT have fewer than 4 characters`. */
  readonly message: string;
  /** JSON pointer of the rule in the description. */
  readonly rule: string;
  /** The description's file, as it was named to the mock. */
  readonly file: string;
  /** Line of the rule, from 1. */
  readonly line?: number;
}
