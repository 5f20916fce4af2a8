const TEXTS = new WeakMap<object, string>();

/** JSON text of a body. Those of the examples are written once: `keepText` says which they are. */
export function textOf(body: object): string {
  return TEXTS.get(body) ?? JSON.stringify(body);
}

/** Writes the text of a body that never changes ahead. */
export function keepText(body: object): void {
  TEXTS.set(body, JSON.stringify(body));
}
