import type { Outcome } from '../http/client.ts';
import type { Model } from '../rules/model.ts';
import { memberOf } from './parse.ts';

/** Whether a response says that the key of the resource is taken; never where the description does not say how. */
export function saysTaken({ resource }: Model, outcome: Outcome): boolean {
  const member = resource?.error?.code;
  const taken = resource?.taken?.code;
  if (member === undefined || taken === undefined) return false;
  return (
    outcome.kind === 'response' && outcome.status >= 400 && memberOf(outcome, member) === taken
  );
}
