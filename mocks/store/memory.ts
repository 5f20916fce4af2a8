import type { Connection } from '../../spec/generated/types.ts';
import { textOf } from '../answer-text.ts';
import type { Store } from './store.ts';

/** Opens a store that keeps connections as long as the process runs. */
export function openMemoryStore(): Store {
  const texts = new Map<string, string>();
  return {
    place: 'memory',
    insert(projectId, connection) {
      // A project id has no line break: it was part of a path.
      const key = `${projectId}\n${connection.name.toLowerCase()}`;
      if (texts.has(key)) return false;
      texts.set(key, textOf(connection));
      return true;
    },
    list: async (limit) =>
      [...texts.values()]
        .slice(Math.max(0, texts.size - limit))
        .map((text) => JSON.parse(text) as Connection),
    count: async () => texts.size,
    clear: async () => texts.clear(),
    close: async () => texts.clear(),
  };
}
