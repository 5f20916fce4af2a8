import type { Json } from '../../spec/description.ts';

/** What a generated client gave back; no status where it keeps that to itself. */
export interface Reply {
  readonly status?: number;
  readonly data: unknown;
}

/** A Zod schema, of whichever version. */
export interface Schema {
  safeParse(value: unknown): { success: boolean; data?: unknown };
}

/** What `consumer.ts` of a generator exports, beside its types `Request`, `Answer` and `Errors`. */
export interface Consumer {
  /** Creates a connection through the generated client. */
  create(baseUrl: string, request: Json): Promise<Reply>;
  /** Validator of requests, where one is generated. */
  readonly requestSchema?: Schema;
  /** Validator of answers with 200, where one is generated. */
  readonly answerSchema?: Schema;
}

/** Project and token that the consumers send; the mock takes any. */
export const PROJECT = '5237e10fe9aa4ad5b16b6a5245248314';
/** Token that the consumers send. */
export const TOKEN = 'any-token';
