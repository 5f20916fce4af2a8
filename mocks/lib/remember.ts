/** Results that are remembered; more keys than this mean that few come again. */
const LIMIT = 1_000;

/** Gives a function that computes its result once for each key. */
export function remember<T>(limit = LIMIT): (key: string, compute: () => T) => T {
  const known = new Map<string, T>();
  return (key, compute) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const computed = compute();
    if (known.size >= limit) known.clear();
    known.set(key, computed);
    return computed;
  };
}
