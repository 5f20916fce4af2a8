import { type Body, withValue } from '../../spec/schema/value-at.ts';
import { keywordOf } from '../../spec/schema/walk.ts';
import type { Workshop } from '../requests/workshop.ts';
import { create, type Law, trial } from './law.ts';

/** Names that a service may be tempted to tidy up. */
const SPELLINGS: readonly [kind: string, change: (name: string) => string][] = [
  ['in capitals, small letters, hyphens and underscores', (name) => `${name}-Aa_Zz`],
  ['in small letters', (name) => name.toLowerCase()],
  ['in capitals', (name) => name.toUpperCase()],
  ['that begins with zeros', (name) => `00${name}`],
  ['with signs around it', (name) => `-_${name}_-`],
  ['with several signs in a row', (name) => `${name}--__x`],
];

/** What was sent comes back unchanged, member by member and in order, and nothing that was not sent. */
export const echo: Law = (workshop) => {
  const rule = workshop.model.rule('law.echo');
  const requests: [name: string, make: () => Body][] = [
    ...workshop.exampleKeys.map((key): [string, () => Body] => [
      `echoes the documented example ${key}`,
      () => workshop.fresh(key),
    ]),
    ['echoes every member', () => workshop.full()],
    ...SPELLINGS.map(([kind, change]): [string, () => Body] => [
      `echoes a name ${kind}`,
      () => named(workshop, change),
    ]),
    ['echoes the longest name', () => longest(workshop)],
    ['echoes the order of several shards', () => shards(workshop, 12)],
    ['echoes a text in several scripts, with spaces around it', () => texts(workshop)],
  ];
  return requests.map(([name, make]) =>
    trial(rule, name, (session) => create(session, make(), rule)),
  );
};

function named(workshop: Workshop, change: (name: string) => string): Body {
  const body = workshop.fresh();
  const candidate = withValue(body, ['name'], change(workshop.freshName()));
  return workshop.violations(candidate).length === 0 ? candidate : body;
}

function longest(workshop: Workshop): Body {
  const site = workshop.site(['name']);
  const most = site && keywordOf(site, 'maxLength');
  return named(workshop, (name) => name.padEnd(typeof most === 'number' ? most : name.length, 'z'));
}

/** More shards than ten, none like another, so that a change of order shows. */
function shards(workshop: Workshop, count: number): Body {
  const arrays = workshop.model.sites.filter(
    ({ path, parts }) =>
      path.at(-1) !== 0 && parts.some(({ schema }) => schema.items !== undefined),
  );
  const [site] = arrays.sort((a, b) => a.path.length - b.path.length);
  if (!site) return workshop.fresh();
  for (const base of workshop.bodiesWith([...site.path, 0, 'db_user'])) {
    const items = Array.from({ length: count }, (_, index) =>
      itemOf(base, site.path, `user_${(index * 7) % count}`),
    );
    const body = withValue(base, site.path, items);
    if (workshop.violations(body).length === 0) return body;
  }
  return workshop.fresh();
}

function itemOf(base: Body, path: readonly (string | number)[], user: string): Body {
  const item = path.reduce<Body>(
    (value, token) => (value as { [name: string]: Body })[token] as Body,
    base,
  );
  return { ...((item as Body[])[0] as object), db_user: user };
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
