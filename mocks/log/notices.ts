/** What is wrong with what the mock reads: a broken edit of the description, a lost database. */
export interface Notice {
  /** The file as it was named to the mock; the database without user and password. */
  readonly file: string;
  /** Line of the fault, from 1. */
  readonly line?: number;
  readonly reason: string;
  /** What the mock does until then; it goes on with what was read before when absent. */
  readonly meanwhile?: string;
  /** When it was found: ISO 8601, UTC. */
  readonly time: string;
}

/** What is wrong with the mock's files at present, one notice for each topic. */
export interface Notices {
  current(): readonly Notice[];
  /** Replaces the notice of a topic; undefined takes it away. */
  set(topic: string, notice: Notice | undefined): void;
  /** Calls the listener after each change; the returned function ends that. */
  listen(listener: () => void): () => void;
}

/** No notice yet. */
export function createNotices(): Notices {
  const notices = new Map<string, Notice>();
  const listeners = new Set<() => void>();
  return {
    current: () => [...notices.values()],
    set(topic, notice) {
      if (notice) notices.set(topic, notice);
      else if (!notices.delete(topic)) return;
      for (const listener of listeners) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
