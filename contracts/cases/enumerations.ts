import type { Json } from '../../spec/description.ts';
import { type Family, text, to } from './draft.ts';

/** Each value of a closed set, and values outside it: longer, shorter, in another case, empty. */
export const enumeration: Family = ({ site, constraint, label }) => {
  const values = constraint.limit as Json[];
  const { rule } = constraint;
  return [
    ...values.map((value) => ({
      rule,
      path: site.path,
      valid: true,
      says: `${label} is ${JSON.stringify(value)}`,
      changes: [to(value)],
    })),
    ...outside(values).map(([kind, value]) => ({
      rule,
      path: site.path,
      valid: false,
      says: `${label} is ${kind}: ${JSON.stringify(value)}`,
      changes: [to(value)],
      loose: true,
    })),
  ];
};

/** The one value that is allowed, and another. */
export const constant: Family = ({ site, constraint, label }) => {
  const value = constraint.limit;
  const { rule } = constraint;
  return [
    {
      rule,
      path: site.path,
      valid: true,
      says: `${label} is ${JSON.stringify(value)}`,
      changes: [to(value)],
    },
    {
      rule,
      path: site.path,
      valid: false,
      says: `${label} is another value`,
      changes: [text((now) => `${now}x`), (now) => (typeof now === 'number' ? now + 1 : !now)],
      loose: true,
    },
  ];
};

function outside(values: readonly Json[]): [kind: string, value: Json][] {
  const first = values.find((value) => typeof value === 'string' && value !== '');
  if (typeof first !== 'string') {
    const most = Math.max(...values.filter((value) => typeof value === 'number'));
    return Number.isFinite(most) ? [['no value of the set', most + 1]] : [];
  }
  const candidates: [string, string][] = [
    ['no value of the set', 'something-else'],
    ['a value with a letter more', `${first}x`],
    ['a value with a letter less', first.slice(0, -1)],
    ['a value in capitals', first.toUpperCase()],
    ['a value with a space at its end', `${first} `],
    ['empty', ''],
  ];
  return candidates.filter(([, value]) => !values.includes(value));
}
