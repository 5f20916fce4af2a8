import { canonical, child, entries, type Node, rawChild } from '../node.ts';
import { mapPair, matchNames, type Pair } from '../pair.ts';
import { type AboutContent, compareSchemasIn, tell } from './context.ts';

/**
 * Compares the media types of a body and their schemas. A range such as `text/*` stands for each type in it, and
 * one without parameters for the same with any (RFC 9110, section 12.5.1).
 */
export function compareContents(bodies: Pair<Node>, about: AboutContent): void {
  const { direction } = about;
  matchNames(mapPair(bodies, typesOf), {
    find: covering,
    both: (media) => compareMedia(media, about),
    gone(old, type) {
      const at = { ...bodies, old };
      tell(about, `${direction}.media-type.removed`, { message: `${type} is gone.`, at });
    },
    come(now, type) {
      const at = { ...bodies, new: now };
      tell(about, `${direction}.media-type.added`, { message: `${type} is new.`, at });
    },
  });
}

/** Whether a body has any content. */
export function hasContent(body: Node | undefined): boolean {
  return body !== undefined && typesOf(body).size > 0;
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

function compareMedia(media: Pair<Node>, about: AboutContent): void {
  compareSchemasIn(media, about);
  const encodings = mapPair(media, (node) => rawChild(node, 'encoding'));
  const { old: was, new: is } = mapPair(encodings, (node) => canonical(node?.value ?? {}));
  if (about.direction === 'response' || was === is) return;
  const at = { old: encodings.old ?? media.old, new: encodings.new ?? media.new };
  const message = `The encoding was ${show(encodings.old)}, is ${show(encodings.new)}.`;
  tell(about, 'request.encoding.changed', { message, at });
}

function show(node: Node | undefined): string {
  return node ? JSON.stringify(node.value) : 'absent';
}
