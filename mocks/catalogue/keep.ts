import type { Shape } from './shape.ts';

/**
 * What may be kept of a value, and sent back: the members that its shape describes, without those
 * that are secret. Undefined where that is nothing.
 */
export function keep(value: unknown, shape: Shape | undefined): unknown {
  if (!shape || shape.secret) return undefined;
  if (typeof value !== 'object' || value === null) return shape.scalar ? value : undefined;
  if (Array.isArray(value)) {
    const { item } = shape;
    return item && value.map((entry) => keep(entry, item)).filter((entry) => entry !== undefined);
  }
  if (shape.names.length === 0 && !shape.open) return undefined;
  return keepMembers(value as { readonly [name: string]: unknown }, shape);
}

function keepMembers(value: { readonly [name: string]: unknown }, shape: Shape): unknown {
  const kept: { [name: string]: unknown } = {};
  for (const name of shape.names) {
    if (!Object.hasOwn(value, name)) continue;
    const inner = keep(value[name], shape.member(name));
    if (inner !== undefined) kept[name] = inner;
  }
  if (!shape.open) return kept;
  for (const name of Object.keys(value)) {
    if (name === '__proto__' || Object.hasOwn(kept, name)) continue;
    const inner = keep(value[name], shape.member(name));
    if (inner !== undefined) kept[name] = inner;
  }
  return kept;
}
