import { isObject } from '../../spec/lib/pointer.ts';
import type { Description } from '../../spec/description.ts';
import { type Node, rawChild, refOf, rootOf, targetOf, valueOf } from './node.ts';

/** Names whose values are data, in which a `$ref` would be none. */
const DATA = new Set(['example', 'examples', 'enum', 'const', 'default', 'value']);

/** Names whose values are maps with names of their own, where `example` may be a member or a component. */
const MAPS = new Set([
  ...['properties', 'patternProperties', 'dependentSchemas', '$defs', 'schemas', 'responses'],
  ...['parameters', 'headers', 'requestBodies', 'securitySchemes', 'pathItems', 'paths'],
  ...['links', 'callbacks', 'webhooks', 'content', 'encoding'],
]);

/**
 * Makes sure that each reference leads to a part of the same description.
 * @throws Error naming the line of the first that does not
 */
export function checkReferences(description: Description): void {
  visit(rootOf(description), false);
}

function visit(node: Node, isNames: boolean): void {
  const { value } = node;
  if (typeof value !== 'object' || value === null) return;
  const ref = isNames ? undefined : refOf(node);
  if (ref !== undefined) checkReference(node, ref);
  if (!isNames && typeof valueOf(node, '$dynamicRef') === 'string')
    throw unsupported(node, '$dynamicRef');
  for (const key of Object.keys(value)) {
    if (!isNames && (DATA.has(key) || key.startsWith('x-'))) continue;
    const inner = rawChild(node, key);
    if (inner) visit(inner, !isNames && MAPS.has(key) && isObject(inner.value));
  }
}

function checkReference(node: Node, ref: string): void {
  if (!/^#(\/|$)/.test(ref)) throw unsupported(node, '$ref');
  const passed = new Set<string>();
  let at: Node | undefined = node;
  for (let next: string | undefined = ref; at && next !== undefined; next = refOf(at)) {
    if (passed.has(next)) throw failure(node, `${next} leads back to itself`);
    passed.add(next);
    at = resolve(at, next);
    if (!at) throw failure(node, `${next} leads nowhere`);
  }
}

function resolve(node: Node, ref: string): Node | undefined {
  try {
    return targetOf(node, ref);
  } catch {
    return undefined;
  }
}

function unsupported(node: Node, keyword: '$ref' | '$dynamicRef'): Error {
  const ref = JSON.stringify(valueOf(node, keyword));
  const found =
    keyword === '$ref'
      ? `${ref} is no JSON pointer into this file, and no other reference is supported`
      : `\`$dynamicRef\` ${ref} is not supported`;
  const advice =
    keyword === '$ref'
      ? 'Bundle the description into one file first, for example with `redocly bundle`.'
      : 'Refer to the schema with `$ref`.';
  return new Error(`Failed to read ${placed(node, keyword)}: ${found}. ${advice}`);
}

function failure(node: Node, found: string): Error {
  return new Error(`Failed to read ${placed(node)}: ${found}. Mend the reference there.`);
}

function placed({ description, pointer }: Node, keyword = '$ref'): string {
  return `${description.file}:${description.lineOf(`${pointer}/${keyword}`)}`;
}
