import { child, type Node, valueOf } from '../node.ts';
import type { Pair } from '../schemas/walk.ts';
import { compareContents, hasContent } from './contents.ts';
import { type Context, tell } from './context.ts';
import type { Operation } from './operations.ts';

/** Compares the bodies that requests have. */
export function compareRequestBodies(pair: Pair<Operation>, context: Context): void {
  const where = `${pair.new.name}, request body`;
  const bodies = {
    old: child(pair.old.node, 'requestBody'),
    new: child(pair.new.node, 'requestBody'),
  };
  const at = { old: bodies.old ?? pair.old.node, new: bodies.new ?? pair.new.node };
  const [was, is] = [fateOf(bodies.old), fateOf(bodies.new)];
  if (was !== is) {
    tell(context, idOf(was, is), { where, message: `The body was ${was}, is ${is}.`, at });
  }
  if (bodies.old && bodies.new) compareContents(at, { direction: 'request', where, context });
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
