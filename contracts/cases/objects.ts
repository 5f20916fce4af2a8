import { type Change, type Family, to } from './draft.ts';

/** A member that the description does not know, where it says that there is none. */
export const additionalProperties: Family = ({ site, constraint, label }) => {
  if (constraint.limit !== false) return [];
  const add: Change = (now) => ({ ...(now as object), unknown_member: 'text' });
  return [
    {
      rule: constraint.rule,
      path: site.path,
      valid: false,
      says: `${label} has a member that is not described`,
      changes: [add],
      loose: true,
    },
  ];
};

/** A text that is not of the format. */
export const format: Family = ({ site, constraint, label }) => [
  {
    rule: constraint.rule,
    path: site.path,
    valid: false,
    says: `${label} is no ${constraint.limit}`,
    changes: [to('not one'), to('-'), to(2 ** 63), to(2 ** 31)],
  },
];
