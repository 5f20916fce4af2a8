import { canonical, child, entries, type Node, rawChild } from '../node.ts';
import type { Direction } from '../change.ts';
import { schemaIn } from '../schemas/parts.ts';
import type { Pair } from '../schemas/walk.ts';
import { compareSchemaOf, type Context, tell } from './context.ts';

/** Which content is compared, and who is told. */
export interface About {
  readonly direction: Direction;
  readonly where: string;
  readonly context: Context;
}

/**
 * Compares the media types of a body and their schemas. A range such as `text/*` stands for each type in it, and
 * one without parameters for the same with any (RFC 9110, section 12.5.1).
 */
export function compareContents(bodies: Pair<Node>, about: About): void {
  const all = { old: typesOf(bodies.old), new: typesOf(bodies.new) };
  for (const [type, old] of all.old) {
    const now = covering(type, all.new);
    if (now) compareMedia({ old, new: now }, about);
    else tellType('removed', type, { at: { old, new: bodies.new }, about });
  }
  for (const [type, now] of all.new) {
    const old = covering(type, all.old);
    if (!old) tellType('added', type, { at: { old: bodies.old, new: now }, about });
    else if (!all.old.has(type)) compareMedia({ old, new: now }, about);
  }
}

/** Whether a body has any content. */
export function hasContent(body: Node | undefined): boolean {
  return body !== undefined && entries(child(body, 'content')).length > 0;
}

function typesOf(body: Node): Map<string, Node> {
  const found = entries(child(body, 'content'));
  return new Map(found.map(([type, media]) => [type.toLowerCase().replaceAll(/\s/g, ''), media]));
}

/** The type itself, the same without parameters, or the narrowest range that it is in. */
function covering(type: string, types: ReadonlyMap<string, Node>): Node | undefined {
  const [bare = ''] = type.split(';');
  const [group] = bare.split('/');
  return types.get(type) ?? types.get(bare) ?? types.get(`${group}/*`) ?? types.get('*/*');
}

function compareMedia(media: Pair<Node>, { direction, where, context }: About): void {
  const at = { old: schemaIn(media.old, 'schema'), new: schemaIn(media.new, 'schema') };
  compareSchemaOf(context, direction, { where, at, of: media });
  const [was, is] = [rawChild(media.old, 'encoding'), rawChild(media.new, 'encoding')];
  if (direction === 'response' || canonical(was?.value ?? {}) === canonical(is?.value ?? {}))
    return;
  const message = `The encoding was ${show(was)}, is ${show(is)}.`;
  const places = { old: was ?? media.old, new: is ?? media.new };
  tell(context, 'request.encoding.changed', { where, message, at: places });
}

function show(node: Node | undefined): string {
  return node ? JSON.stringify(node.value) : 'absent';
}

function tellType(
  fate: 'removed' | 'added',
  type: string,
  { at, about: { direction, where, context } }: { at: Pair<Node>; about: About },
): void {
  const message = fate === 'removed' ? `${type} is gone.` : `${type} is new.`;
  tell(context, `${direction}.media-type.${fate}`, { where, message, at });
}
