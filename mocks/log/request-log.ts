import type { LogEntry } from './entry.ts';

/** Entries that are kept; the oldest go first. */
const LIMIT = 500;

/** What a mock was asked and answered, newest last, bounded. */
export interface RequestLog {
  readonly entries: readonly LogEntry[];
  add(entry: LogEntry): void;
  clear(): void;
  /** Calls the listener for each entry from now on; the returned function ends that. */
  listen(listener: (entry: LogEntry) => void): () => void;
}

/** An empty log. */
export function createRequestLog(limit = LIMIT): RequestLog {
  const entries: LogEntry[] = [];
  const listeners = new Set<(entry: LogEntry) => void>();
  return {
    entries,
    add(entry) {
      if (entries.push(entry) > limit) entries.shift();
      for (const listener of listeners) listener(entry);
    },
    clear() {
      entries.length = 0;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
