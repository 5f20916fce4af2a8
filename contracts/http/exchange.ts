import type { Body } from '../../spec/schema/value-at.ts';
import type { Outcome, Outgoing } from './client.ts';

/** A request as it is to be sent. */
export interface Sent {
  /** The body before it was made into bytes; absent where the bytes are not JSON. */
  readonly body?: Body;
  readonly bytes: Buffer;
  readonly secrets: readonly string[];
  /** Headers beside the usual ones; an undefined one takes a usual one away. */
  readonly headers?: { readonly [name: string]: string | undefined };
  /** Which connections carry it: those that stay open, or one of its own. */
  readonly connection?: 'kept' | 'own';
}

/** A request and what became of it. */
export interface Exchange {
  readonly sent: Sent;
  readonly outgoing: Outgoing;
  readonly outcome: Outcome;
}

/** An exchange without the body of its answer, to be kept until the end of a run. */
export function withoutBody(exchange: Exchange): Exchange {
  const { outcome } = exchange;
  return outcome.kind === 'answer'
    ? { ...exchange, outcome: { ...outcome, body: NOTHING } }
    : exchange;
}

const NOTHING = Buffer.alloc(0);
