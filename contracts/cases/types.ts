import type { Json } from '../../spec/description.ts';
import { typesOf } from '../../spec/schema/walk.ts';
import { typePhrase } from '../rules/summary.ts';
import { type Change, type Family, to } from './draft.ts';

/** A value of each JSON type, made of the right one where a lenient service would convert it back. */
const VALUES: { readonly [type: string]: Change } = {
  string: (current) => (typeof current === 'object' && current !== null ? 'text' : String(current)),
  number: (current) =>
    Number.isInteger(Number(current)) && current !== '' ? Number(current) : 1_234_567,
  boolean: to(true),
  array: (current) => (current === undefined || Array.isArray(current) ? ['text'] : [current]),
  object: (current) => ({ value: isPlain(current) ? 'text' : (current ?? 'text') }),
  null: to(null),
};

/** Each JSON type that a member must not have. */
export const types: Family = ({ site, constraint, label }) => {
  const allowed = typesOf(site);
  return Object.entries(VALUES)
    .filter(
      ([type]) => !allowed.includes(type) && !(type === 'number' && allowed.includes('integer')),
    )
    .map(([type, change]) => ({
      rule: constraint.rule,
      path: site.path,
      valid: false,
      says: `${label} is ${type === 'null' ? 'null' : typePhrase(type)}`,
      changes: [change],
      loose: true,
    }));
};

/** A whole number where only whole numbers are allowed, with a fraction. */
export const integers: Family = ({ site, constraint, label }) =>
  typesOf(site).includes('integer') && !typesOf(site).includes('number')
    ? [
        {
          rule: constraint.rule,
          path: site.path,
          valid: false,
          says: `${label} has a fraction`,
          changes: [(now) => Number(now) + 0.5],
          loose: true,
        },
      ]
    : [];

function isPlain(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null;
}
