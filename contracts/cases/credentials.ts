import { credentialHeaders } from '../http/headers.ts';
import type { Workshop } from '../requests/workshop.ts';
import type { Case } from './case.ts';

/** A valid request without any of the credentials that the description names; none where it may come without. */
export function credentials(workshop: Workshop): Case[] {
  const { operation } = workshop.model;
  const { anonymous, unauthorised, requestBody } = operation;
  if (anonymous || unauthorised.length === 0) return [];
  const body = requestBody && workshop.fresh();
  const headers = Object.fromEntries(credentialHeaders(operation).map((name) => [name, undefined]));
  return [
    {
      name: 'rejects a request without a credential',
      rule: workshop.model.rule('credential.required'),
      expect: 'unauthorised',
      says: 'there is no credential',
      path: [],
      value: undefined,
      ...(body !== undefined && { body }),
      bytes: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
      secrets: body === undefined ? [] : workshop.secretsIn(body),
      headers,
    },
  ];
}
