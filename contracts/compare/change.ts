import type { ChangeId } from './ids.ts';
import type { Levels } from './levels.ts';

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
