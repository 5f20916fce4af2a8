import type { Workshop } from '../requests/workshop.ts';
import type { Case } from './case.ts';

/** A valid request without any of the credentials that the description names. */
export function credentials(workshop: Workshop): Case[] {
  const body = workshop.fresh();
  return [
    {
      name: 'refuses a request without a credential',
      rule: workshop.model.rule('credential.required'),
      expect: 'unauthorised',
      says: 'there is no credential',
      path: [],
      value: undefined,
      body,
      bytes: Buffer.from(JSON.stringify(body)),
      secrets: workshop.secretsIn(body),
      headers: CREDENTIALS,
    },
  ];
}

/** The headers that carry a credential, taken away. */
export const CREDENTIALS: { readonly [name: string]: undefined } = {
  'x-auth-token': undefined,
  authorization: undefined,
  cookie: undefined,
  'x-sdk-date': undefined,
};
