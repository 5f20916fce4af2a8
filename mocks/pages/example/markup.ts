/** Makes an element. Children that are strings become text, so nothing in them is taken for markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: { readonly [name: string]: string | undefined } = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A description's text, with what it has in backticks as code. */
export function prose(text: string): (Node | string)[] {
  return text.split('`').map((part, i) => (i % 2 ? element('code', {}, part) : part));
}

/** The element of the page with this id. */
export function byId<E extends HTMLElement>(id: string, kind: new () => E): E {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`Failed to find #${id}: the page has none of this kind. Add it to index.html.`);
}
