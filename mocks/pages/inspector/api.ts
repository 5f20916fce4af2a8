import type { LogEntry } from '../../log/entry.ts';
import type { Notice } from '../../log/notices.ts';

/** Data of the event `start`, the first of each connection. */
export interface Start {
  readonly mode: 'examples' | 'stateful';
  /** Whether only what came since `Last-Event-ID` follows, instead of all that is kept. */
  readonly resumed: boolean;
  /** Number of the oldest entry that is kept. */
  readonly oldest: number;
  readonly notices: readonly Notice[];
}

/** `GET /_mock/connections`. */
export interface Connections {
  readonly total: number;
  /** Oldest first; the newest of them where there are many. */
  readonly newest: readonly object[];
}

/** `GET /_mock/answers`: what `Prefer` can ask for. */
export type Answers = readonly (readonly [status: number, names: readonly string[]])[];

/** Data of the event `request`. */
export interface Numbered {
  /** Counts the entries of the log from 1, in the order of their answers. */
  readonly number: number;
  readonly entry: LogEntry;
}
