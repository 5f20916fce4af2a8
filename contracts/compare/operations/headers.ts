import { child, entries, type Node, valueOf } from '../node.ts';
import { schemaIn } from '../schemas/parts.ts';
import type { Pair } from '../schemas/walk.ts';
import { compareContents } from './contents.ts';
import { compareSchemaOf, type Context, tell } from './context.ts';

interface About {
  readonly where: string;
  readonly context: Context;
}

/** Compares the headers of an answer, whose names count in any case; `Content-Type` is none (Response Object). */
export function compareHeaders(answers: Pair<Node>, { where, context }: About): void {
  const all = { old: headersOf(answers.old), new: headersOf(answers.new) };
  for (const [name, old] of all.old) {
    const now = all.new.get(name);
    const about = { where: `${where}, header ${name}`, context };
    if (now) compareHeader({ old, new: now }, about);
    else {
      const fate = isRequired(old) ? 'response.header.removed' : 'response.header.removed-optional';
      const at = { old, new: answers.new };
      tell(context, fate, { where: about.where, message: 'The header is gone.', at });
    }
  }
  for (const [name, now] of all.new) {
    if (all.old.has(name)) continue;
    const id = isRequired(now) ? 'response.header.required' : 'response.header.added';
    const message = `The header was not there, is ${isRequired(now) ? 'mandatory' : 'optional'}.`;
    tell(context, id, {
      where: `${where}, header ${name}`,
      message,
      at: { old: answers.old, new: now },
    });
  }
}

function headersOf(answer: Node): Map<string, Node> {
  const found = entries(child(answer, 'headers')).map(([name, header]): [string, Node] => [
    name.toLowerCase(),
    header,
  ]);
  return new Map(found.filter(([name]) => name !== 'content-type'));
}

function compareHeader(at: Pair<Node>, { where, context }: About): void {
  if (isRequired(at.new) !== isRequired(at.old)) {
    const id = isRequired(at.new) ? 'response.header.required' : 'response.header.optional';
    const [was, is] = isRequired(at.new) ? ['optional', 'mandatory'] : ['mandatory', 'optional'];
    tell(context, id, { where, message: `The header was ${was}, is ${is}.`, at });
  }
  const [was, is] = [writtenAs(at.old), writtenAs(at.new)];
  if (was !== is) {
    const message = `The header was written as ${was}, is as ${is}.`;
    tell(context, 'response.header.serialization', { where, message, at });
  } else if (was === 'content') compareContents(at, { direction: 'response', where, context });
  else {
    const schemas = { old: schemaIn(at.old, 'schema'), new: schemaIn(at.new, 'schema') };
    compareSchemaOf(context, 'response', { where, at: schemas, of: at });
  }
}

function isRequired(header: Node): boolean {
  return valueOf(header, 'required') === true;
}

function writtenAs(header: Node): string {
  return child(header, 'content') ? 'content' : `explode ${valueOf(header, 'explode') === true}`;
}
