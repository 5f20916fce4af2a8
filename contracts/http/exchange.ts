import type { Json } from '../../spec/description.ts';
import type { ParameterValues } from '../../spec/operations.ts';
import type { HttpRequest, Outcome } from './client.ts';

/** A request of a check, before it gets what all requests of a run have in common. */
export interface TestRequest {
  /** The body before it was made into bytes; absent where the bytes are not JSON. */
  readonly body?: Json;
  /** Absent where the request has no body. */
  readonly bytes?: Buffer;
  readonly secrets: readonly string[];
  /** Values of path and query parameters, instead of the usual ones. */
  readonly parameters?: ParameterValues;
  /** Headers beside the usual ones; an undefined one takes a usual one away. */
  readonly headers?: { readonly [name: string]: string | undefined };
  /** Which connections carry it: those that stay open, or one of its own. */
  readonly connection?: 'kept' | 'own';
}

/** A request and what became of it. */
export interface Exchange {
  readonly request: HttpRequest;
  /** The body of the request before it was made into bytes; absent where these are not JSON. */
  readonly body?: Json;
  /** What of the request nobody may see. */
  readonly secrets: readonly string[];
  readonly outcome: Outcome;
}

/** An exchange without the body of its response, to be kept until the end of a run. */
export function withoutResponseBody(exchange: Exchange): Exchange {
  const { outcome } = exchange;
  return outcome.kind === 'response'
    ? { ...exchange, outcome: { ...outcome, body: NOTHING } }
    : exchange;
}

const NOTHING = Buffer.alloc(0);
