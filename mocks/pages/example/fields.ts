import { memberPath } from './body.ts';
import { element, prose } from './markup.ts';
import { resolve, type Schema } from './schema.ts';

/** A member of the form: its schema, its path in the body, and what it holds to begin with. */
interface Member {
  readonly schema: Schema;
  readonly path: string;
  readonly value: unknown;
  readonly mandatory: boolean;
}

/** Fields for the members of an object in the order of the description, those with members of their own last. */
export function renderMembers(schema: Schema, path: string, value: unknown): HTMLElement[] {
  const held = (value ?? {}) as { readonly [name: string]: unknown };
  const members = Object.entries(schema.properties ?? {}).map(([name, member]) => ({
    schema: resolve(member),
    path: memberPath(path, name),
    value: held[name],
    mandatory: schema.required?.includes(name) ?? false,
  }));
  const groups = members.filter(isGroup);
  return [...members.filter((member) => !isGroup(member)), ...groups].map(renderMember);
}

function renderEntry(items: Schema, path: string, value: unknown): HTMLElement {
  return element(
    'fieldset',
    {},
    element('legend', {}, element('code', {}, path)),
    element('div', { class: 'members' }, ...renderMembers(items, path, value)),
    element('button', { type: 'button', class: 'quiet', 'data-remove': path }, `Remove ${path}`),
  );
}

function isGroup({ schema }: Member): boolean {
  return Boolean(schema.properties ?? schema.items);
}

function renderMember(member: Member): HTMLElement {
  if (member.schema.items) return renderList(member);
  if (member.schema.properties) return renderObject(member);
  return renderField(member);
}

function renderObject({ schema, path, value, mandatory }: Member): HTMLElement {
  const members = element('div', { class: 'members' }, ...renderMembers(schema, path, value));
  const hint = element('p', { class: 'hint' }, ...prose(schema.description ?? ''));
  if (mandatory)
    return element('fieldset', {}, element('legend', {}, ...labelOf(schema, path)), hint, members);
  return renderFolded(schema, path, value, [hint, members]);
}

function renderList({ schema, path, value }: Member): HTMLElement {
  const items = resolve(schema.items ?? {});
  const entries = ((value ?? []) as unknown[]).map((entry, i) =>
    renderEntry(items, `${path}[${i}]`, entry),
  );
  const list = element('div', {}, ...entries);
  const add = element(
    'button',
    { type: 'button', class: 'quiet', 'data-add': path },
    `Add to ${path}`,
  );
  add.addEventListener('click', () => {
    const entry = renderEntry(items, `${path}[${list.children.length}]`, undefined);
    list.append(entry);
    entry.querySelector<HTMLElement>('[data-member]')?.focus();
  });
  const hint = element('p', { class: 'hint' }, ...prose(schema.description ?? ''));
  return renderFolded(schema, path, value, [hint, list, add]);
}

/** An optional part is folded away until it holds something. */
function renderFolded(
  schema: Schema,
  path: string,
  value: unknown,
  content: HTMLElement[],
): HTMLElement {
  return element(
    'details',
    value === undefined ? {} : { open: '' },
    element('summary', {}, ...labelOf(schema, path)),
    element('div', { role: 'group', 'aria-label': schema.title ?? path }, ...content),
  );
}

function renderField({ schema, path, value, mandatory }: Member): HTMLElement {
  const id = `field-${path}`;
  const control = schema.enum || schema.type === 'boolean' ? select(schema) : input(schema);
  control.id = id;
  control.name = path;
  control.dataset.member = path;
  control.value = value === undefined ? '' : String(value);
  control.setAttribute('aria-describedby', `${id}-hint`);
  if (mandatory) control.setAttribute('aria-required', 'true');
  const note = mandatory ? [element('span', { class: 'note' }, 'mandatory')] : [];
  return element(
    'div',
    { class: 'field' },
    element('label', { for: id }, ...labelOf(schema, path), ...note),
    control,
    element('p', { id: `${id}-error`, class: 'error', hidden: '' }),
    element('p', { id: `${id}-hint`, class: 'hint' }, ...prose(schema.description ?? '')),
  );
}

/** The title, where the description has one, and the name in the body. */
function labelOf({ title }: Schema, path: string): HTMLElement[] {
  const name = element('code', {}, path.split('.').at(-1) ?? path);
  return title ? [element('span', {}, title), name] : [name];
}

function input({ type, writeOnly }: Schema): HTMLInputElement {
  return element('input', {
    type: writeOnly ? 'password' : 'text',
    inputmode: type === 'integer' ? 'numeric' : undefined,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
  });
}

function select(schema: Schema): HTMLSelectElement {
  const values = schema.enum ?? ['true', 'false'];
  const options = values.map((value) => element('option', { value }, value));
  return element(
    'select',
    { autocomplete: 'off' },
    element('option', { value: '' }, 'not set'),
    ...options,
  );
}
