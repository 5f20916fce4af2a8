import type { Description, Json } from '../../spec/description.ts';
import type { Operation } from '../../spec/operations.ts';
import type { Resource } from '../../spec/resource.ts';
import type { Site } from '../../spec/schema/walk.ts';
import type { Rule } from '../findings/finding.ts';
import type { OpenPoint } from './open-points.ts';

/** One keyword that holds for a member. */
export interface Constraint {
  readonly rule: Rule;
  readonly keyword: string;
  /** The keyword's value: a limit, a pattern; for `required` the name of the member; for `if` the whole entry. */
  readonly limit: Json;
}

/** A member of the request body, with the constraints on it. */
export interface RuledSite extends Site {
  readonly constraints: readonly Constraint[];
}

/** What a description demands of one of its operations. */
export interface Model {
  readonly description: Description;
  /** The operation that the rules are of. */
  readonly operation: Operation;
  /** Every operation of the description. */
  readonly operations: readonly Operation[];
  /** What OpenAPI cannot say of the resource behind them; undefined where it is not known. */
  readonly resource: Resource | undefined;
  /** Every rule: those of the request, of the responses, and the general ones. */
  readonly rules: readonly Rule[];
  /** Members of the request body. */
  readonly sites: readonly RuledSite[];
  /** Rules that only a response of a status can exercise. */
  readonly responseRules: ReadonlyMap<number, readonly Rule[]>;
  /** The rule that holds the part at a JSON pointer of the description. */
  ruleAt(pointer: string): Rule | undefined;
  /** A general rule by its key, whichever status its id has: `response.success`. Throws when there is none. */
  rule(key: string): Rule;
  /** A general rule by its key; undefined where the description gives no reason for it. */
  findRule(key: string): Rule | undefined;
  /** Why a rule is one, by its id, where the description at its place does not say so. */
  readonly reasons: ReadonlyMap<string, string>;
  /** What the document leaves open. */
  readonly open: readonly OpenPoint[];
}
