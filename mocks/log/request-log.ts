import type { LogEntry } from './entry.ts';

/** Entries that are kept; the oldest go first. */
const LIMIT = 500;

/** What happens to a log: all entries go, or one comes, which is made when it is read. */
export type LogChange = (() => LogEntry) | 'cleared';

/** The requests to a mock and its responses, newest last, bounded. */
export interface RequestLog {
  /** All that are kept; the same array for good, which changes with the log. */
  readonly entries: readonly LogEntry[];
  /** How many are kept. */
  readonly size: number;
  /** How many were added since the start, with those that are gone. */
  readonly added: number;
  /** One that is kept, by its place, the oldest first. */
  at(index: number): LogEntry | undefined;
  /** Adds an entry, which is made when it is read. */
  add(create: () => LogEntry): void;
  clear(): void;
  /** Calls the listener for each change from now on; the returned function ends that. */
  listen(listener: (change: LogChange) => void): () => void;
}

/** An empty log. */
export function createRequestLog(limit = LIMIT): RequestLog {
  const readers: (() => LogEntry)[] = [];
  const listeners = new Set<(change: LogChange) => void>();
  let added = 0;
  return {
    entries: liveView(readers),
    get size() {
      return readers.length;
    },
    get added() {
      return added;
    },
    at: (index) => readers[index]?.(),
    add(create) {
      let entry: LogEntry | undefined;
      const read = () => (entry ??= create());
      added += 1;
      if (readers.push(read) > limit) readers.shift();
      for (const listener of listeners) listener(read);
    },
    clear() {
      readers.length = 0;
      for (const listener of listeners) listener('cleared');
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** An array whose items are made when they are read. */
function liveView<Item>(readers: readonly (() => Item)[]): readonly Item[] {
  const read = (key: string | symbol) =>
    typeof key === 'string' && Object.hasOwn(readers, key) && key !== 'length'
      ? readers[Number(key)]?.()
      : undefined;
  return new Proxy(readers as readonly unknown[] as readonly Item[], {
    get: (target, key) => read(key) ?? (Reflect.get(target, key) as unknown),
    getOwnPropertyDescriptor(target, key) {
      const descriptor = Reflect.getOwnPropertyDescriptor(target, key);
      const value = read(key);
      return descriptor && (value === undefined ? descriptor : { ...descriptor, value });
    },
  });
}
