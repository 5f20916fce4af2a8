import type { Operation } from '../../spec/operations.ts';
import { SHORTEST_HIDDEN } from '../findings/excerpt.ts';
import type { HttpResponse } from './client.ts';

/** A header of a response, of several the values in a list (RFC 9110, section 5.3); undefined where there is none. */
export function headerOf({ headers }: HttpResponse, name: string): string | undefined {
  const found = headers.filter(([own]) => own.toLowerCase() === name);
  return found.length > 0 ? found.map(([, value]) => value).join(', ') : undefined;
}

/** Names of the headers that may carry a credential of an operation: those that it names, and cookies. */
export function credentialHeaders({ credentials }: Operation): readonly string[] {
  return [...credentials, 'cookie'];
}

/** What nobody may see of how a run identifies itself: the token, and the values of headers whose names say so. */
export function credentialsOf({
  token,
  headers = {},
}: {
  readonly token: string;
  readonly headers?: Readonly<Record<string, string>>;
}): string[] {
  const isCredential = (name: string) => /auth|token|cookie|secret|key|password/i.test(name);
  const values = Object.entries(headers).filter(([name]) => isCredential(name));
  return [token, ...values.map(([, value]) => value)].filter(
    ({ length }) => length >= SHORTEST_HIDDEN,
  );
}
