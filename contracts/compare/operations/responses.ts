import { child, entries, type Node } from '../node.ts';
import type { Pair } from '../schemas/walk.ts';
import { compareContents, hasContent } from './contents.ts';
import { type Context, tell } from './context.ts';
import { compareHeaders } from './headers.ts';
import type { Operation } from './operations.ts';
import { skipIfThere } from './skip.ts';

/**
 * Compares the answers. A range such as `4XX` stands for each status in it, and `default` for all that are not named
 * (OpenAPI 3.1.1, Responses Object).
 */
export function compareResponses(pair: Pair<Operation>, context: Context): void {
  const all = { old: answersOf(pair.old.node), new: answersOf(pair.new.node) };
  for (const [status, old] of all.old) {
    const now = covering(status, all.new);
    if (now) compareAnswer({ old, new: now }, { where: labelOf(pair.new, status), context });
    else
      tellStatus(isNarrowed(status, all.new) ? 'narrowed' : 'removed', status, {
        at: { old, new: holder(pair.new) },
        operation: pair.new,
        context,
      });
  }
  for (const [status, now] of all.new) {
    if (all.old.has(status)) continue;
    const old = covering(status, all.old);
    if (old) compareAnswer({ old, new: now }, { where: labelOf(pair.new, status), context });
    else
      tellStatus('added', status, {
        at: { old: holder(pair.old), new: now },
        operation: pair.new,
        context,
      });
  }
}

function answersOf(operation: Node): Map<string, Node> {
  const answers = entries(child(operation, 'responses')).filter(([name]) => !name.startsWith('x-'));
  return new Map(answers.map(([status, answer]) => [status.toUpperCase(), answer]));
}

function covering(status: string, answers: ReadonlyMap<string, Node>): Node | undefined {
  return answers.get(status) ?? answers.get(`${status.charAt(0)}XX`) ?? answers.get('DEFAULT');
}

/** Whether some statuses of a range of success are left. */
function isNarrowed(status: string, answers: ReadonlyMap<string, Node>): boolean {
  const left = [...answers.keys()].filter((other) => other.startsWith(status.charAt(0)));
  return /^[123]XX$/.test(status) && left.length > 0;
}

function holder({ node }: Operation): Node {
  return child(node, 'responses') ?? node;
}

function compareAnswer(
  answers: Pair<Node>,
  { where, context }: { where: string; context: Context },
): void {
  const [was, is] = [hasContent(answers.old), hasContent(answers.new)];
  if (was && is) compareContents(answers, { direction: 'response', where, context });
  else if (was) {
    tell(context, 'response.body.removed', { where, message: 'The body is gone.', at: answers });
  } else if (is) {
    tell(context, 'response.body.added', { where, message: 'The body is new.', at: answers });
  }
  compareHeaders(answers, { where, context });
  skipIfThere(answers, 'links', context);
}

function tellStatus(
  fate: 'removed' | 'narrowed' | 'added',
  status: string,
  { at, operation, context }: { at: Pair<Node>; operation: Operation; context: Context },
): void {
  const isError = /^[45D]/.test(status) && fate !== 'narrowed';
  const shown = status === 'DEFAULT' ? 'default' : status;
  const is = { removed: 'gone', narrowed: 'gone but for some', added: 'new' }[fate];
  tell(context, isError ? `response.error-status.${fate}` : `response.status.${fate}`, {
    where: labelOf(operation, status),
    message: `Status ${shown} is ${is}.`,
    at,
  });
}

function labelOf({ name }: Operation, status: string): string {
  return `${name}, answer ${status === 'DEFAULT' ? 'default' : status}`;
}
