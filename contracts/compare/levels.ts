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
