import type { Description } from '../../spec/description.ts';
import type { Operation } from '../../spec/operations.ts';
import type { Resource } from '../../spec/resource.ts';
import { isSchema, nameOf, walk } from '../../spec/schema/walk.ts';
import type { Rule } from '../findings/finding.ts';

/** Rules that no keyword of a schema says: id, where the description says it, and what it demands. */
const RULES: readonly [id: string, pointer: string, summary: string][] = [
  ['body.required', '{operation}/requestBody/required', 'A request has a body.'],
  ['body.malformed', '{operation}/requestBody/content', 'The body of a request is JSON.'],
  [
    'body.encoding',
    '{operation}/requestBody/content',
    'The body of a request is encoded in UTF-8.',
  ],
  [
    'body.robust',
    '{operation}/requestBody/content',
    'An unusual body is answered, in whatever way, without a failure of the service.',
  ],
  [
    'body.optional-members',
    '{request}/properties',
    'A member that is not mandatory may be sent or left out.',
  ],
  [
    'credential.required',
    '{security}',
    'A request without a credential is refused with 401 or 403.',
  ],
  ['response.200', '{success}', 'A valid request is answered with 200 and the connection.'],
  [
    'response.400',
    '{rejection}',
    'An invalid request is answered with 400, an error code and a message.',
  ],
  [
    'response.401',
    '{unauthorised}',
    'A refusal for want of a credential is answered with 401 or 403, and in the form that a client expects.',
  ],
  [
    'response.content-type',
    '{success}/content',
    'An answer has the content type application/json.',
  ],
  ['response.encoding', '{success}/content', 'The body of an answer is JSON in UTF-8.'],
  [
    'response.complete',
    '{operation}/responses',
    'An answer arrives whole and within the time limit.',
  ],
  ['response.name-taken', '{taken}', 'Only a name that is taken is refused as taken.'],
  [
    'secret.not-returned',
    '{request}',
    'No secret that was sent comes back, in no part of the answer.',
  ],
  ['law.echo', '{success}', 'What was sent comes back unchanged, and nothing that was not sent.'],
  [
    'law.identity',
    '{id}',
    'Each connection has an id of its own and the time of its creation, in milliseconds.',
  ],
  [
    'law.uniqueness',
    '{key}',
    'A name is free until a connection has it; upper and lower case are the same name.',
  ],
  [
    'law.rejection-leaves-nothing',
    '{rejection}',
    'After a rejection nothing was created: the name is still free.',
  ],
  [
    'law.atomicity',
    '{key}',
    'Of simultaneous requests with one name, exactly one creates a connection.',
  ],
  [
    'law.steadiness',
    '{success}',
    'The same kind of valid request is answered alike, however often it is sent.',
  ],
];

/** Why a rule is one, where the description at its place does not say so: what goes wrong for a client without it. */
export const REASONS: { readonly [id: string]: string } = {
  'body.required':
    'A connection can not be made of nothing, and a client that forgot its body should learn so.',
  'body.malformed':
    'JSON that is broken was cut off or written wrongly; a guess at what was meant stores something else.',
  'body.encoding':
    'JSON between systems is UTF-8 (RFC 8259, section 8.1); other bytes would be stored as other letters.',
  'body.robust':
    'Whether such a body is accepted is left open, but nobody may bring the service down by sending it.',
  'body.optional-members':
    'A client that was built from the description sends each of the forms that it allows.',
  'credential.required':
    'The description lists no operation without one, so that nobody creates in the project of another.',
  'response.401':
    'A client tells a refused credential from a refused request by it, and shows its message.',
  'response.content-type':
    'Clients decide by it whether the body can be read as JSON; many refuse or misread another.',
  'response.encoding':
    'JSON between systems is UTF-8, without a byte-order mark (RFC 8259, section 8.1).',
  'response.complete':
    'A client that gets no answer does not know whether its connection was created.',
  'response.name-taken':
    'A client asks its user for another name when it sees this code, which helps for no other refusal.',
  'secret.not-returned':
    'What comes back is logged, cached and shown; a secret that is never returned can not leak there.',
  'law.echo':
    'A client shows and keeps what it gets back; a value that was changed silently is a wrong connection.',
  'law.steadiness':
    'A failure now and then is seen by no single check, but by the users of every day.',
  'law.atomicity':
    'A look-up before an insert lets two through that come at once; then a name is no longer unique.',
};

/** The rules that hold for every exchange, and those that only several exchanges can show; none of what is not described. */
export function generalRules(
  description: Description,
  { operation, resource }: { operation: Operation; resource: Resource | undefined },
): Rule[] {
  const places = placesOf(description, operation, resource);
  const named = RULES.flatMap(([id, pointer, summary]) => {
    const [place = ''] = /^\{\w+\}/.exec(pointer) ?? [];
    const at = places[place];
    return at === undefined ? [] : [rule(id, pointer.replace(place, at), summary)];
  });
  const examples = operation.examples.map(({ key, request: { pointer, summary = key } }) =>
    rule(`example.${key}`, pointer, `The documented example is accepted: ${summary}.`),
  );
  return [...examples, ...named];

  function rule(id: string, pointer: string, summary: string): Rule {
    return { id, summary, pointer, line: description.lineOf(pointer) };
  }
}

/** Where the description says what the rules are about. */
function placesOf(
  description: Description,
  operation: Operation,
  resource: Resource | undefined,
): { readonly [place: string]: string | undefined } {
  const { pointer, requestBody, success, rejection, unauthorised } = operation;
  const responseAt = (status: number | undefined) =>
    status === undefined ? undefined : operation.response(status);
  const created = responseAt(success[0]);
  const own = description.at(pointer);
  return {
    '{operation}': requestBody && pointer,
    '{request}': requestBody?.json?.schema,
    '{security}':
      isSchema(own) && own.security !== undefined ? `${pointer}/security` : '#/security',
    '{success}': created?.pointer,
    '{rejection}': responseAt(rejection)?.pointer,
    '{unauthorised}': responseAt(unauthorised[0])?.pointer,
    '{taken}': resource?.taken?.example.pointer,
    '{id}': memberAt(created?.json?.schema, resource?.assigned?.id?.member),
    '{key}': memberAt(requestBody?.json?.schema, resource?.key?.member),
  };

  function memberAt(schema: string | undefined, member: string | undefined): string | undefined {
    if (schema === undefined || member === undefined) return undefined;
    const sites = walk(description, schema, nameOf(schema));
    return sites.find(({ path }) => path.length === 1 && path[0] === member)?.parts[0]?.pointer;
  }
}
