import type { Json } from '../../spec/description.ts';
import { type Body, valueAt, withValue } from '../../spec/schema/value-at.ts';
import { keywordOf, type Path, typesOf } from '../../spec/schema/walk.ts';
import type { Trial } from '../run/trial.ts';
import type { Workshop } from '../requests/workshop.ts';
import { create, type Law, type LawContext, trial } from './law.ts';

/** What was sent comes back unchanged, member by member and in order, and nothing that was not sent. */
export const echo: Law = {
  id: 'law.echo',
  summary: 'What was sent comes back unchanged, and nothing that was not sent.',
  why: 'A client shows and keeps what it gets back; a value that was changed silently is a wrong {one}.',
  codes: {},
  at: ({ success }) => success,
  needs: ['operations.create'],
  trials,
};

/** Keys that a service may be tempted to tidy up. */
const SPELLINGS: readonly [kind: string, change: (key: string) => string][] = [
  ['in capitals, small letters, hyphens and underscores', (key) => `${key}-Aa_Zz`],
  ['in small letters', (key) => key.toLowerCase()],
  ['in capitals', (key) => key.toUpperCase()],
  ['that begins with zeros', (key) => `00${key}`],
  ['with signs around it', (key) => `-_${key}_-`],
  ['with several signs in a row', (key) => `${key}--__x`],
];

function trials({ workshop, rule }: LawContext): Trial[] {
  const { words } = workshop;
  const ofKey: [name: string, make: () => Body][] = [
    ...SPELLINGS.map(([kind, change]): [string, () => Body] => [
      `echoes a {key} ${kind}`,
      () => spelt(workshop, change),
    ]),
    ['echoes the longest {key}', () => longest(workshop)],
  ];
  const requests: [name: string, make: () => Body][] = [
    ...workshop.exampleKeys.map((key): [string, () => Body] => [
      `echoes the documented example ${key}`,
      () => workshop.fresh(key),
    ]),
    ['echoes every member', () => workshop.full()],
    ...(workshop.keyPath ? ofKey : []),
    ['echoes the order of several items', () => manyItems(workshop, 12)],
    ['echoes a text in several scripts, with spaces around it', () => texts(workshop)],
  ];
  return requests.map(([name, make]) =>
    trial(rule, words(name), (session) => create(session, make(), rule)),
  );
}

function spelt(workshop: Workshop, change: (key: string) => string): Body {
  const body = workshop.fresh();
  const candidate = workshop.keyed(body, change(workshop.freshKey()));
  return workshop.violations(candidate).length === 0 ? candidate : body;
}

function longest(workshop: Workshop): Body {
  const site = workshop.keyPath && workshop.site(workshop.keyPath);
  const most = site && keywordOf(site, 'maxLength');
  return spelt(workshop, (key) => key.padEnd(typeof most === 'number' ? most : key.length, 'z'));
}

/** More items than ten, none like another, so that a change of order shows. */
function manyItems(workshop: Workshop, count: number): Body {
  const arrays = workshop.model.sites.filter(
    ({ path, parts }) =>
      path.at(-1) !== 0 && parts.some(({ schema }) => schema.items !== undefined),
  );
  const [site] = arrays.sort((a, b) => a.path.length - b.path.length);
  const text = site && textInside(workshop, [...site.path, 0]);
  if (!site || !text) return workshop.fresh();
  for (const base of workshop.bodiesWith([...site.path, 0, ...text])) {
    const item = valueAt(base, [...site.path, 0]) as Json;
    const items = Array.from({ length: count }, (_, index) =>
      withValue(item, text, `item_${(index * 7) % count}`),
    );
    const body = withValue(base, site.path, items);
    if (workshop.violations(body).length === 0) return body;
  }
  return workshop.fresh();
}

/** A member of an item that may be any text; the item itself where it is one. A mandatory one rather than another. */
function textInside({ model }: Workshop, item: Path): Path | undefined {
  const free = model.sites.filter(
    (site) =>
      site.path.length <= item.length + 1 &&
      item.every((token, index) => token === site.path[index]) &&
      typesOf(site).includes('string') &&
      !['enum', 'pattern', 'format', 'writeOnly'].some((word) => keywordOf(site, word)),
  );
  const [best] = free.sort((a, b) => Number(b.mandatory) - Number(a.mandatory));
  return best?.path.slice(item.length);
}

/** Each text that has a limit but no pattern, with what is lost most easily: spaces, lines, signs, other scripts. */
function texts(workshop: Workshop): Body {
  const free = workshop.model.sites.filter(
    (site) => site.path.length === 1 && keywordOf(site, 'maxLength') && !keywordOf(site, 'pattern'),
  );
  return free.reduce<Body>((changed, { path }) => {
    const candidate = withValue(changed, path, TEXT);
    return workshop.violations(candidate).length === 0 ? candidate : changed;
  }, workshop.fresh());
}

const TEXT = [
  ' Ünïcode 连接 соединение 😀  "quoted" \\ it\'s <b>&amp;</b> %41 ${x} ',
  'second line\twith a tab, 007, e\u0301 as two characters and \u00e9 as one',
  '',
].join('\n');
