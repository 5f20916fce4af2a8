import type { Store } from './store.ts';

/** Opens a store that keeps records as long as the process runs. */
export function openMemoryStore(): Store {
  const texts = new Map<string, string>();
  return {
    place: 'memory',
    insert({ scope, key, text }) {
      const name = `${scope.length} ${scope} ${key.toLowerCase()}`;
      if (texts.has(name)) return false;
      texts.set(name, text);
      return true;
    },
    list: async (limit) =>
      [...texts.values()]
        .slice(Math.max(0, texts.size - limit))
        .map((text) => JSON.parse(text) as object),
    count: async () => texts.size,
    clear: async () => texts.clear(),
    close: async () => texts.clear(),
  };
}
