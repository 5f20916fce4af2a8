import type { Rule } from '../findings/finding.ts';
import type { Model } from '../rules/model.ts';

/** What must become of a request. */
export type ExpectationKind =
  /** It succeeds, and the resource comes back. */
  | 'accepted'
  /** It is rejected as invalid. */
  | 'rejected'
  /** It is rejected since its key is taken. */
  | 'taken'
  /** It is rejected for want of a credential. */
  | 'unauthorised'
  /** It fails, for whatever reason: a pact says with which statuses. */
  | 'failing'
  /** It is accepted or rejected: the document leaves open which. */
  | 'tolerated'
  /** Any response that is no failure of the service. */
  | 'survived';

/** What must become of a request, by which rule. */
export interface Expectation {
  readonly expect: ExpectationKind;
  readonly rule: Rule;
  /** What was sent, as the beginning of a sentence: "A request in which …". */
  readonly what: string;
  /** The statuses that are right, where not the description decides. */
  readonly statuses?: readonly number[];
}

/** The statuses that are right; none named means any that is no failure of the service. */
export function statusesOf(
  { operation, resource }: Model,
  { expect, statuses }: Pick<Expectation, 'expect' | 'statuses'>,
): readonly number[] {
  if (statuses) return statuses;
  const { success, unauthorised } = operation;
  const rejection = operation.rejection === undefined ? [] : [operation.rejection];
  switch (expect) {
    case 'accepted':
      return success;
    case 'taken':
      return resource?.taken ? [resource.taken.status] : rejection;
    case 'unauthorised':
      return unauthorised;
    case 'tolerated':
      return [...success, ...rejection];
    case 'rejected':
      return rejection;
    default:
      return [];
  }
}

/** Key of the rule for the responses of one status. */
export function statusRule({ success, unauthorised }: Model['operation'], status: number): string {
  if (success.includes(status) || (status >= 200 && status < 300)) return 'response.success';
  return unauthorised.includes(status) ? 'response.unauthorised' : 'response.rejection';
}
