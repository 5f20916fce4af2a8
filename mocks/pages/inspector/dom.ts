/** Attributes of a new element; an absent value leaves its attribute out. */
export interface Attributes {
  readonly [name: string]: string | undefined;
}

/** A new element. Strings become text, never markup. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A button that calls a function. */
export function button(text: string, onClick: () => void): HTMLButtonElement {
  const element = el('button', { type: 'button' }, text);
  element.addEventListener('click', onClick);
  return element;
}

/**
 * The element of the page with an id, of a known type.
 * @throws Error when the page has none.
 */
export function byId<Type extends HTMLElement>(id: string, type: abstract new () => Type): Type {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`Failed to find #${id}: it is not in the page.`);
  return element;
}

/** Puts a text on the clipboard. */
export async function copy(text: string): Promise<void> {
  // A page on another machine's address is no secure context, and has no clipboard of its own.
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = el('textarea', { class: 'apart', 'aria-hidden': 'true' });
  const before = document.activeElement;
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus();
}
