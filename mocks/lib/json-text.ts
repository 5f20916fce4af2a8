const TEXTS = new WeakMap<object, string>();

/** JSON text of a value, written once for the objects that `keepText` was given. */
export function textOf(value: unknown): string {
  const kept = typeof value === 'object' && value !== null ? TEXTS.get(value) : undefined;
  return kept ?? JSON.stringify(value);
}

/** Writes the text of a value that never changes ahead. */
export function keepText(value: unknown): void {
  if (typeof value === 'object' && value !== null) TEXTS.set(value, JSON.stringify(value));
}
