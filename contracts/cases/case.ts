import type { Json } from '../../spec/description.ts';
import type { Body } from '../../spec/schema/value-at.ts';
import type { Rule } from '../findings/finding.ts';
import type { ExpectationKind } from '../judge/expectation.ts';
import type { Path } from '../../spec/schema/walk.ts';

/** One request to send, what must become of it, and the rule that says so. */
export interface Case {
  /** What the service does when all is well, third person, unique. */
  readonly name: string;
  readonly rule: Rule;
  readonly expect: Exclude<ExpectationKind, 'taken' | 'failing'>;
  /** What the request is like, after "A request in which". */
  readonly says: string;
  /** The member that was changed, and its value. */
  readonly path: Path;
  readonly value: Json | undefined;
  /** The body before it was made into bytes; absent where the bytes are not JSON. */
  readonly body?: Body;
  readonly bytes: Buffer;
  /** Secrets among what is sent. */
  readonly secrets: readonly string[];
  /** Headers beside the usual ones; an undefined one takes a usual one away. */
  readonly headers?: { readonly [name: string]: string | undefined };
  /** The same case with another name, for a service that keeps the short names of earlier runs. */
  readonly again?: () => Case;
}
