/** Why a file that the mock reads is not in use: a broken edit of the description, say. */
export interface Notice {
  /** The file as it was named to the mock. */
  readonly file: string;
  /** Line of the fault, from 1. */
  readonly line?: number;
  readonly reason: string;
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
