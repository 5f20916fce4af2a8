import { child, entries, type Node, valueOf } from '../node.ts';
import { mapPair, matchNames, type Pair } from '../pair.ts';
import { compareContents, hasContent } from './contents.ts';
import { type About, type Context, skipIfThere, tell } from './context.ts';
import { compareFields, type Field } from './fields.ts';
import type { Operation } from './operation.ts';

/**
 * Compares the responses. A range such as `4XX` stands for each status in it, and `default` for all that are not named
 * (OpenAPI 3.1.1, Responses Object).
 */
export function compareResponses(pair: Pair<Operation>, context: Context): void {
  const all = mapPair(pair, responsesOf);
  const holders = mapPair(pair, ({ node }) => child(node, 'responses') ?? node);
  const about = (status: string) => ({
    where: `${pair.new.name}, response ${shown(status)}`,
    context,
  });
  matchNames(all, {
    find: covering,
    both: (responses, status) => compareResponse(responses, about(status)),
    gone(old, status) {
      const fate = isNarrowed(status, all.new) ? 'narrowed' : 'removed';
      tellStatus(about(status), status, { fate, at: { ...holders, old } });
    },
    come: (now, status) =>
      tellStatus(about(status), status, { fate: 'added', at: { ...holders, new: now } }),
  });
}

function responsesOf({ node }: Operation): Map<string, Node> {
  const found = entries(child(node, 'responses')).filter(([name]) => !name.startsWith('x-'));
  return new Map(found.map(([status, response]) => [status.toUpperCase(), response]));
}

function covering(status: string, responses: ReadonlyMap<string, Node>): Node | undefined {
  const range = `${status.charAt(0)}XX`;
  return responses.get(status) ?? responses.get(range) ?? responses.get('DEFAULT');
}

/** Whether some statuses of a range of success are left. */
function isNarrowed(status: string, responses: ReadonlyMap<string, Node>): boolean {
  const left = [...responses.keys()].filter((other) => other.startsWith(status.charAt(0)));
  return /^[123]XX$/.test(status) && left.length > 0;
}

function compareResponse(at: Pair<Node>, about: About): void {
  const { old: was, new: is } = mapPair(at, hasContent);
  if (was && is) compareContents(at, { ...about, direction: 'response' });
  else if (was) tell(about, 'response.body.removed', { message: 'The body is gone.', at });
  else if (is) tell(about, 'response.body.added', { message: 'The body is new.', at });
  compareFields(
    mapPair(at, (response) => headersOf(response, about.where)),
    { kind: 'response.header', holders: at, context: about.context },
  );
  skipIfThere(at, 'links', about.context);
}

/** The headers of a response, whose names count in any case; `Content-Type` is none (Response Object). */
function headersOf(response: Node, label: string): Map<string, Field> {
  const found = entries(child(response, 'headers')).map(([given, node]): [string, Field] => {
    const name = given.toLowerCase();
    const required = valueOf(node, 'required') === true;
    return [name, { node, where: `${label}, header ${name}`, place: 'header', required }];
  });
  return new Map(found.filter(([name]) => name !== 'content-type'));
}

function tellStatus(
  about: About,
  status: string,
  { fate, at }: { fate: 'removed' | 'narrowed' | 'added'; at: Pair<Node> },
): void {
  const isError = /^[45D]/.test(status) && fate !== 'narrowed';
  const is = { removed: 'gone', narrowed: 'gone but for some', added: 'new' }[fate];
  const id = isError
    ? (`response.error-status.${fate}` as const)
    : (`response.status.${fate}` as const);
  tell(about, id, { message: `Status ${shown(status)} is ${is}.`, at });
}

function shown(status: string): string {
  return status === 'DEFAULT' ? 'default' : status;
}
