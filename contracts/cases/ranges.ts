import { repetition, type WholeNumbers, wholeNumbers } from './repetition.ts';
import { examplesOf, sampleOf } from '../requests/samples.ts';
import { type Draft, type Family, type Subject, to } from './draft.ts';

/** First and last of the whole numbers that a pattern allows, and those one step over. */
export const ranges: Family = (subject) => {
  const { constraint, site, workshop } = subject;
  const pattern = new RegExp(constraint.limit as string, 'u');
  const range = wholeNumbers(pattern, sampleOf(site, workshop.model.sites));
  if (!range) return [];
  const inside = [range.first, ...range.within, range.last].filter((n) => n !== undefined);
  const over = [range.first - 1, ...(range.last === undefined ? [] : [range.last + 1])];
  return [
    ...inside.map((n) => draft(subject, true, String(n))),
    ...over.map((n) => draft(subject, false, String(n))),
    ...oddities(range).map((n) => draft(subject, false, n)),
  ];
};

/** As many elements of a list in a text as a pattern allows, one more, and many more. */
export const lists: Family = ({ constraint, site, label }) => {
  const pattern = new RegExp(constraint.limit as string, 'u');
  return [...examplesOf(site)]
    .sort((a, b) => String(b).length - String(a).length)
    .flatMap((example) => repetition(pattern, example) ?? [])
    .slice(0, 1)
    .flatMap(({ most, join }) =>
      [1, most - 1, most, most + 1, 5 * most]
        .filter((n, i, all) => n > 0 && all.indexOf(n) === i)
        .map((count) => ({
          rule: constraint.rule,
          path: site.path,
          valid: count <= most,
          says: `${label} has ${count} ${count === 1 ? 'element' : 'elements'}`,
          changes: [to(join(count))],
        })),
    );
};

function draft({ constraint, site, label }: Subject, valid: boolean, value: string): Draft {
  const says = `${label} is "${value}"`;
  return { rule: constraint.rule, path: site.path, valid, says, changes: [to(value)] };
}

/** Texts that a lenient reader takes for a number, numbers of more digits, and a word. */
function oddities({ first, last }: WholeNumbers): string[] {
  const more =
    last === undefined ? [] : [10 ** String(last).length, 10 ** (String(last).length + 1)];
  return [
    `${first}.5`,
    `+${first}`,
    `-${first}`,
    `${first}e1`,
    `0x${first}`,
    `${first}x`,
    'x',
    'NaN',
    ...more.map(String),
  ];
}
