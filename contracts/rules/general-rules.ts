import type { Operation } from '../../spec/operations.ts';
import { LAWS } from '../laws/registry.ts';
import type { Places } from './places.ts';

/** A rule that no keyword of a schema says. Its sentences have the words of `words.ts` in braces. */
export interface GeneralRule {
  /** What the engine calls it, whichever status it is about. */
  readonly key: string;
  /** Its stable id where that is not the key. */
  readonly id?: (operation: Operation) => string;
  /** Where the description says it; undefined where it does not, and the rule is none. */
  readonly at: (places: Places) => string | undefined;
  readonly summary: string;
  /** What goes wrong for a client without it, where the description at its place does not say so. */
  readonly why?: string;
}

/** The rules that hold for every exchange, and those that only several exchanges can show. */
export const GENERAL_RULES: readonly GeneralRule[] = [
  {
    key: 'body.required',
    at: ({ bodyRequired }) => bodyRequired,
    summary: 'A request has a body.',
    why: 'A {one} can not be made of nothing, and a client that forgot its body should learn so.',
  },
  {
    key: 'body.malformed',
    at: ({ body }) => body && `${body}/content`,
    summary: 'The body of a request is JSON.',
    why: 'JSON that is broken was cut off or written wrongly; a guess at what was meant stores something else.',
  },
  {
    key: 'body.encoding',
    at: ({ body }) => body && `${body}/content`,
    summary: 'The body of a request is encoded in UTF-8.',
    why: 'JSON between systems is UTF-8 (RFC 8259, section 8.1); other bytes would be stored as other letters.',
  },
  {
    key: 'body.robust',
    at: ({ body }) => body && `${body}/content`,
    summary: 'An unusual body gets a response of whatever kind, without a failure of the service.',
    why: 'Whether such a body is accepted is left open, but nobody may bring the service down by sending it.',
  },
  {
    key: 'body.optional-members',
    at: ({ schema }) => schema && `${schema}/properties`,
    summary: 'A member that is not mandatory may be sent or left out.',
    why: 'A client that was built from the description sends each of the forms that it allows.',
  },
  {
    key: 'credential.required',
    at: ({ security }) => security,
    summary: 'A request without a credential is rejected with {unauthorised}.',
    why: 'The description lists no operation without one, so that nobody creates in the project of another.',
  },
  {
    key: 'response.success',
    id: ({ success }) => `response.${success[0]}`,
    at: ({ success }) => success,
    summary: 'A valid request gets a response {success} with the {one}.',
  },
  {
    key: 'response.rejection',
    id: ({ rejection }) => `response.${rejection}`,
    at: ({ rejection }) => rejection,
    summary: 'An invalid request is rejected with {rejection}, an error code and a message.',
  },
  {
    key: 'response.unauthorised',
    id: ({ unauthorised }) => `response.${unauthorised[0]}`,
    at: ({ unauthorised }) => unauthorised,
    summary:
      'A rejection for want of a credential has the status {unauthorised}, and the form that a client expects.',
    why: 'A client tells a rejected credential from a rejected request by it, and shows its message.',
  },
  {
    key: 'response.content-type',
    at: ({ success }) => success && `${success}/content`,
    summary: 'A response has the content type application/json.',
    why: 'Clients decide by it whether the body can be read as JSON; many reject or misread another.',
  },
  {
    key: 'response.encoding',
    at: ({ success }) => success && `${success}/content`,
    summary: 'The body of a response is JSON in UTF-8.',
    why: 'JSON between systems is UTF-8, without a byte-order mark (RFC 8259, section 8.1).',
  },
  {
    key: 'response.complete',
    at: ({ responses }) => responses,
    summary: 'A response arrives whole and within the time limit.',
    why: 'A client that gets no response does not know whether its {one} was created.',
  },
  {
    key: 'response.name-taken',
    at: ({ taken }) => taken,
    summary: 'Only a {key} that is taken is rejected as taken.',
    why: 'A client asks its user for another {key} when it sees this code, which helps for no other rejection.',
  },
  {
    key: 'secret.not-returned',
    at: ({ schema }) => schema,
    summary: 'No secret that was sent comes back, in no part of the response.',
    why: 'What comes back is logged, cached and shown; a secret that is never returned can not leak there.',
  },
  ...LAWS.map(({ id, at, summary, why }) => ({ key: id, at, summary, ...(why && { why }) })),
];
