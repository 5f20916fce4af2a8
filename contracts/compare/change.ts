import type { ChangeId } from './ids.ts';

/** Who has to live with a change: those who call the API, and those who implement it. */
export const AUDIENCES = ['callers', 'implementers'] as const;

/** One of `AUDIENCES`. */
export type Audience = (typeof AUDIENCES)[number];

/** What a change means for an audience, the worst first. */
export const LEVELS = ['breaking', 'warning', 'compatible'] as const;

/** One of `LEVELS`. */
export type Level = (typeof LEVELS)[number];

/** What a change means for each audience. */
export type Levels = Readonly<Record<Audience, Level>>;

/** Which way the part of the description travels. */
export type Direction = 'request' | 'response';

/**
 * What became of the set of values that are allowed: fewer, more, neither, or the same (`annotation`). `changed` is
 * also what can't be decided.
 */
export type Relation = 'tightened' | 'loosened' | 'changed' | 'annotation';

/** A part of a description. */
export interface Place {
  /** Path of the description, as it was given. */
  readonly file: string;
  /** Line in it, from 1. */
  readonly line: number;
  /** JSON pointer of the part as it is written there, references followed. */
  readonly pointer: string;
}

/** One difference between two descriptions that means something. */
export interface Change {
  readonly id: ChangeId;
  readonly levels: Levels;
  /** The operation and the part of it, for example `POST /pets, request body`. */
  readonly where: string;
  /** Says what was and what is. */
  readonly message: string;
  /** Where the old description says it, or where it would; the nearest part around it then. */
  readonly old: Place;
  /** The same in the new description. */
  readonly new: Place;
}

/** What became of two descriptions. */
export interface Comparison {
  readonly changes: readonly Change[];
  /** Parts that are in one of the descriptions and are not compared, such as webhooks, with their places. */
  readonly notCompared: readonly { readonly what: string; readonly place: Place }[];
}
