import type { LogEntry } from './entry.ts';

/** Entries that are kept; the oldest go first. */
const LIMIT = 500;

/** What happens to a log: an entry comes, or all of them go. */
export type LogChange = LogEntry | 'cleared';

/** What a mock was asked and answered, newest last, bounded. */
export interface RequestLog {
  readonly entries: readonly LogEntry[];
  /** How many were added since the start, with those that are gone. */
  readonly added: number;
  add(entry: LogEntry): void;
  clear(): void;
  /** Calls the listener for each change from now on; the returned function ends that. */
  listen(listener: (change: LogChange) => void): () => void;
}

/** An empty log. */
export function createRequestLog(limit = LIMIT): RequestLog {
  const entries: LogEntry[] = [];
  const listeners = new Set<(change: LogChange) => void>();
  let added = 0;
  return {
    entries,
    get added() {
      return added;
    },
    add(entry) {
      added += 1;
      if (entries.push(entry) > limit) entries.shift();
      for (const listener of listeners) listener(entry);
    },
    clear() {
      entries.length = 0;
      for (const listener of listeners) listener('cleared');
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
