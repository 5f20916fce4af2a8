import { canonical, child, type Node } from '../node.ts';
import type { Pair } from '../schemas/walk.ts';
import type { Context } from './context.ts';

/** Says that a part is not compared, where it is not the same on both sides. */
export function skipIfThere(
  { old, new: now }: Pair<Node | undefined>,
  name: string,
  context: Context,
): void {
  const [was, is] = [old, now].map((node) => node && child(node, name));
  const there = is ?? was;
  if (there && canonical(was?.value) !== canonical(is?.value)) context.skip(name, there);
}
