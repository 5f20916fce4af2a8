import { ABSENT, type Family } from './draft.ts';

/** A mandatory member left out. Null is a wrong type, and empty a length, a pattern or a set. */
export const required: Family = ({ site, constraint, label }) => [
  {
    rule: constraint.rule,
    path: [...site.path, constraint.limit as string],
    valid: false,
    says: `${label} is missing`,
    changes: [() => ABSENT],
  },
];
