import { child, type Node, valueOf } from '../node.ts';
import { mapPair, type Pair } from '../pair.ts';
import { compareContents, hasContent } from './contents.ts';
import { type Context, tell } from './context.ts';
import type { Operation } from './operation.ts';

/** Compares the bodies that requests have. */
export function compareRequestBodies(pair: Pair<Operation>, context: Context): void {
  const about = { where: `${pair.new.name}, request body`, context };
  const bodies = mapPair(pair, ({ node }) => child(node, 'requestBody'));
  const at = mapPair(pair, ({ node }) => child(node, 'requestBody') ?? node);
  const { old: was, new: is } = mapPair(bodies, fateOf);
  if (was !== is) tell(about, idOf(was, is), { message: `The body was ${was}, is ${is}.`, at });
  if (bodies.old && bodies.new) compareContents(at, { ...about, direction: 'request' });
}

type Fate = 'not there' | 'optional' | 'mandatory';

function fateOf(body: Node | undefined): Fate {
  if (!body || !hasContent(body)) return 'not there';
  return valueOf(body, 'required') === true ? 'mandatory' : 'optional';
}

function idOf(was: Fate, is: Fate) {
  if (is === 'mandatory') return 'request.body.required' as const;
  if (is === 'not there') return 'request.body.removed' as const;
  return was === 'mandatory' ? ('request.body.optional' as const) : ('request.body.added' as const);
}
