const TEXTS = new WeakMap<object, string>();

/** JSON text of a body, written once for those that `keepText` was told of. */
export function textOf(body: object): string {
  return TEXTS.get(body) ?? JSON.stringify(body);
}

/** Writes the text of a body that never changes ahead. */
export function keepText(body: object): void {
  TEXTS.set(body, JSON.stringify(body));
}
