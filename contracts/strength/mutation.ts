import type { FastifyInstance } from 'fastify';
import type { MockOptions } from '../../mocks/server.ts';

/** What is changed about the stateful mock. */
export type Change = Pick<MockOptions, 'validate' | 'wrap' | 'configure'>;

/** One request that shows a change; the sample with a token where it says nothing else. */
export interface Probe {
  /** Body as it is sent; an object is sent as JSON. */
  readonly body?: object | string | Buffer;
  /** In its place, the body of the n-th of several requests, from 0. */
  readonly bodyOf?: (index: number) => object;
  /** Headers beside the usual ones; an empty value leaves a usual one out. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How often it is sent; once when absent. */
  readonly times?: number;
  /** Send them all at once, instead of one after the other. */
  readonly atOnce?: boolean;
}

/** One small change to the reference implementation. */
export interface Variant {
  /** Unique name in kebab-case; dots and brackets where it names a member. */
  readonly name: string;
  /** What the service does with the change, in one sentence. */
  readonly does: string;
  /** Makes the change afresh, so that nothing is carried from one mutant to the next. */
  readonly how: () => Change;
  /** Requests that show it, in this order; none where only time or the use of connections shows it. */
  readonly probes: readonly Probe[];
}

/** A change that breaks the contract: it makes a mutant, which the checks must kill. */
export interface Mutation extends Variant {
  readonly family: string;
  /** What rules it out: a JSON pointer into the description, or a section of an RFC. */
  readonly against: string;
}

/** A change that the document and the description leave open: no check may blame a service for it. */
export interface Benign extends Variant {
  /** Why it is allowed, in a few words. */
  readonly allowed: string;
}

/** What a mutation says of itself in the table of its family. */
export type MutationRow = Omit<Mutation, 'family' | 'probes'> & {
  readonly probes?: readonly Probe[];
};

/** The mutations of a family; a mutation without probes shows itself on the sample request. */
export function family(name: string, rows: readonly MutationRow[]): readonly Mutation[] {
  return rows.map((row) => ({ probes: [{}], ...row, family: name }));
}

/** Several changes as one. */
export function together(...changes: readonly Change[]): Change {
  const validate = changes.findLast((change) => change.validate)?.validate;
  return {
    ...(validate && { validate }),
    wrap: (responder) => changes.reduce((inner, { wrap }) => wrap?.(inner) ?? inner, responder),
    configure: (app: FastifyInstance) => {
      for (const { configure } of changes) configure?.(app);
    },
  };
}
