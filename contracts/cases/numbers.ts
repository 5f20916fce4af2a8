import { keywordOf, typesOf } from '../../spec/schema/walk.ts';
import { type Draft, type Family, type Subject, to } from './draft.ts';

/** The least number allowed, and one step below; `exclusiveMinimum` is itself one step below. */
export const minimum: Family = (subject) => edge(subject, 1);

/** The greatest number allowed, and one step above. */
export const maximum: Family = (subject) => edge(subject, -1);

/** A multiple, and a number between two. */
export const multipleOf: Family = ({ site, constraint, label }) => {
  const step = constraint.limit as number;
  const { rule } = constraint;
  const nearby = (now: number) => Math.round(now / step) * step;
  const between = typesOf(site).includes('integer') ? Math.floor(step / 2) : step / 2;
  const draft = (valid: boolean, shift: number): Draft => ({
    rule,
    path: site.path,
    valid,
    says: `${label} is ${valid ? 'a' : 'no'} multiple of ${step}`,
    changes: [0, 1, -1, 2].map((times) => (now) => nearby(Number(now)) + times * step + shift),
  });
  return between > 0 ? [draft(true, 0), draft(false, between)] : [draft(true, 0)];
};

function edge({ site, constraint, label }: Subject, inward: 1 | -1): Draft[] {
  const limit = constraint.limit as number;
  const multiple = keywordOf(site, 'multipleOf');
  const step = typeof multiple === 'number' ? multiple : 1;
  const open = constraint.keyword.startsWith('exclusive');
  const inside = open ? limit + inward * step : limit;
  const allowed = inward > 0 ? Math.ceil(inside / step) * step : Math.floor(inside / step) * step;
  const rejected = open ? limit : limit - inward * step;
  const beyond =
    inward > 0 ? Math.floor(rejected / step) * step : Math.ceil(rejected / step) * step;
  const say = (value: number) => `${label} is ${value}`;
  const { rule } = constraint;
  return [
    { rule, path: site.path, valid: true, says: say(allowed), changes: [to(allowed)] },
    { rule, path: site.path, valid: false, says: say(beyond), changes: [to(beyond)] },
  ];
}
