import type { Description, Json } from '../../spec/description.ts';
import type { Rule } from '../findings/finding.ts';
import { OPERATION, requestExamples, requestSchema } from './operation.ts';

/** Rules that no keyword of a schema says: id, where the description says it, and what it demands. */
const RULES: readonly [id: string, pointer: string, summary: string][] = [
  ['body.required', `${OPERATION}/requestBody/required`, 'A request has a body.'],
  ['body.malformed', `${OPERATION}/requestBody/content`, 'The body of a request is JSON.'],
  [
    'body.encoding',
    `${OPERATION}/requestBody/content`,
    'The body of a request is encoded in UTF-8.',
  ],
  [
    'body.robust',
    `${OPERATION}/requestBody/content`,
    'An unusual body is answered, in whatever way, without a failure of the service.',
  ],
  [
    'body.optional-members',
    '{request}/properties',
    'A member that is not mandatory may be sent or left out.',
  ],
  [
    'credential.required',
    '#/security',
    'A request without a credential is refused with 401 or 403.',
  ],
  [
    'response.200',
    `${OPERATION}/responses/200`,
    'A valid request is answered with 200 and the connection.',
  ],
  [
    'response.400',
    `${OPERATION}/responses/400`,
    'An invalid request is answered with 400, an error code and a message.',
  ],
  [
    'response.401',
    `${OPERATION}/responses/401`,
    'A refusal for want of a credential is answered with 401 or 403, and in the form that a client expects.',
  ],
  [
    'response.content-type',
    `${OPERATION}/responses/200/content`,
    'An answer has the content type application/json.',
  ],
  [
    'response.encoding',
    `${OPERATION}/responses/200/content`,
    'The body of an answer is JSON in UTF-8.',
  ],
  [
    'response.complete',
    `${OPERATION}/responses`,
    'An answer arrives whole and within the time limit.',
  ],
  [
    'response.name-taken',
    '#/components/examples/name-taken',
    'Only a name that is taken is refused as taken.',
  ],
  [
    'secret.not-returned',
    '{request}',
    'No secret that was sent comes back, in no part of the answer.',
  ],
  [
    'law.echo',
    `${OPERATION}/responses/200`,
    'What was sent comes back unchanged, and nothing that was not sent.',
  ],
  [
    'law.identity',
    '{connection}/properties/connection_id',
    'Each connection has an id of its own and the time of its creation, in milliseconds.',
  ],
  [
    'law.uniqueness',
    '#/components/schemas/ConnectionName',
    'A name is free until a connection has it; upper and lower case are the same name.',
  ],
  [
    'law.rejection-leaves-nothing',
    `${OPERATION}/responses/400`,
    'After a rejection nothing was created: the name is still free.',
  ],
  [
    'law.atomicity',
    '#/components/schemas/ConnectionName',
    'Of simultaneous requests with one name, exactly one creates a connection.',
  ],
  [
    'law.steadiness',
    `${OPERATION}/responses/200`,
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

/** The rules that hold for every exchange, and those that only several exchanges can show. */
export function generalRules(description: Description): Rule[] {
  const schemas: { [name: string]: string } = {
    '{request}': requestSchema(description),
    '{connection}': '#/components/schemas/Connection',
  };
  const named = RULES.map(([id, pointer, summary]) =>
    rule(
      id,
      pointer.replace(/^\{\w+\}/, (name) => schemas[name] ?? name),
      summary,
    ),
  );
  const examples = requestExamples(description).map(({ key, pointer }) => {
    const { summary = key } = description.at(pointer) as { summary?: Json };
    return rule(`example.${key}`, pointer, `The documented example is accepted: ${summary}.`);
  });
  return [...examples, ...named];

  function rule(id: string, pointer: string, summary: string): Rule {
    return { id, summary, pointer, line: description.lineOf(pointer) };
  }
}
