import type { JsonObject } from './in-memory.ts';

/** A description with one change, and what that means. */
export interface Mutation {
  readonly name: string;
  /** What it is, wherever it is. */
  readonly kind: string;
  readonly root: JsonObject;
  /** The worst levels for callers and implementers, by direction; `all` where it is no matter of one. */
  readonly expected: Expected;
}

/** Worst levels by direction: `breaking for callers, compatible for implementers` as `breaking compatible`. */
export type Expected = { readonly [direction in 'request' | 'response' | 'all']?: string };
