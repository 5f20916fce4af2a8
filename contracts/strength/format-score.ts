import { BENIGN } from './benign/index.ts';
import { MUTATIONS } from './mutations/index.ts';
import type { FamilyScore, Score } from './score.ts';
import { LAYERS } from './trial.ts';

/** The score for people: Markdown, without anything that differs between two runs that found the same. */
export function formatScore(score: Score): string {
  return [
    '# Strength of the checks',
    'Written by `npm run strength`. A mutation is a small change of the stateful mock that breaks the contract, and makes a mutant of it; a benign variant is a change that the contract allows. A layer kills a mutant when it fails it, all others left out.',
    formatTable(score),
    listOf('Survivors', 'Mutants that no check killed.', score.survivors),
    `## Benign variants\n\n${score.benign} were verified; ${count(score.falseAlarms.length, 'false alarm')}.`,
    ...(score.falseAlarms.length > 0 ? [items(score.falseAlarms)] : []),
    items(BENIGN.filter(({ name }) => score.variants.includes(name)).map(line)),
    listOf(
      'Killed by one check only',
      'Nothing else would kill them, should that check go.',
      Object.entries(score.byOneCheckOnly).map(([name, check]) => `\`${name}\` by ${check}`),
    ),
    ...score.families.map(({ family }) => formatFamily(family, score)),
  ]
    .join('\n\n')
    .concat('\n');
}

/** The table alone: a line for each family, and their sum. Its columns are aligned, as the formatter has them. */
export function formatTable({ families, total }: Score): string {
  const lines = [
    ['family', 'mutations', ...LAYERS, 'all'],
    ...[...families, { ...total, family: '**all**' }].map(cells),
  ];
  const widths = lines[0]?.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const [head = '', ...rows] = lines.map((line) => {
    const padded = line.map((text, i) => pad(text, widths?.[i] ?? 0, i > 0));
    return `| ${padded.join(' | ')} |`;
  });
  const rule = (widths ?? []).map((width, i) =>
    i ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [head, `| ${rule.join(' | ')} |`, ...rows].join('\n');
}

/** A text with the table of a score in place of what stands between its two marks; unchanged without them. */
export function withTable(text: string, score: Score): string {
  return text.replace(
    /(<!-- strength -->\n)[\s\S]*(<!-- \/strength -->)/,
    (_, start: string, end: string) => `${start}\n${formatTable(score)}\n\n${end}`,
  );
}

function cells({ family, mutations, killedBy, killed }: FamilyScore): string[] {
  return [family, ...[mutations, ...LAYERS.map((layer) => killedBy[layer]), killed].map(String)];
}

function pad(text: string, width: number, right: boolean): string {
  return right ? text.padStart(width) : text.padEnd(width);
}

function formatFamily(family: string, { mutants }: Score): string {
  const mutations = MUTATIONS.filter(
    (mutation) => mutation.family === family && mutation.name in mutants,
  );
  const rows = mutations.map(({ name, does, against }) => {
    const layers = mutants[name]?.join(', ') || '**survived**';
    return `| \`${name}\` | ${cell(does)} | \`${cell(against)}\` | ${layers} |`;
  });
  const title = family.replace(/^./, (letter) => letter.toUpperCase());
  return [
    `## ${title}\n`,
    '| mutation | what it does | ruled out by | killed by |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function listOf(title: string, about: string, entries: readonly string[]): string {
  return `## ${title}\n\n${entries.length > 0 ? `${about}\n\n${items(entries)}` : 'None.'}`;
}

function items(entries: readonly string[]): string {
  return entries.map((entry) => `- ${entry}`).join('\n');
}

function line({ name, does, allowed }: (typeof BENIGN)[number]): string {
  return `\`${name}\`: ${does} Allowed: ${allowed}.`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function count(number: number, noun: string): string {
  return number === 0 ? `no ${noun}s` : `${number} ${noun}${number === 1 ? '' : 's'}`;
}
