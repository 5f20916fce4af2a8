import type { Json } from '../../spec/description.ts';
import type { Body } from '../../spec/schema/value-at.ts';
import type { Rule } from '../findings/finding.ts';
import type { Constraint, RuledSite } from '../rules/model.ts';
import type { Path } from '../../spec/schema/walk.ts';
import type { Workshop } from '../requests/workshop.ts';

/** Takes a member away. */
export const ABSENT = undefined;

/** Gives a member's new value from the one that it has in a valid request. */
export type Change = (current: Json | undefined) => Json | undefined;

/** What is to become a case: a valid request and one change, tried in turn until one is proven. */
export interface Draft {
  readonly rule: Rule;
  readonly path: Path;
  /** Whether the request stays valid with the change. */
  readonly valid: boolean;
  /** What the request is like, after "A request in which": "`name` has 3 characters". */
  readonly says: string;
  readonly changes: readonly Change[];
  /** The change breaks other keywords of the same member too, as an empty name breaks its pattern. */
  readonly loose?: boolean;
  /** Makes the condition hold under which the rule does. */
  readonly premise?: (base: Body) => Body;
  /** One case for each kind of request that has the member, not only for the first. */
  readonly everywhere?: boolean;
  /** The member is mandatory under the premise, so that an empty one is ruled out. */
  readonly needed?: boolean;
}

/** One keyword of one member, and what is needed to draft cases of it. */
export interface Subject {
  readonly site: RuledSite;
  readonly constraint: Constraint;
  /** The member as a reader sees it: "`endpoint.db_user`". */
  readonly label: string;
  readonly workshop: Workshop;
}

/** A family of cases: the drafts that a keyword of its kind gives. */
export type Family = (subject: Subject) => Draft[];

/** A change to a value, whatever it was. */
export function to(value: Json): Change {
  return () => value;
}

/** A change to a text; any other value stays. */
export function text(change: (current: string) => string): Change {
  return (current) => (typeof current === 'string' ? change(current) : current);
}
