import { BENIGN } from './benign.ts';
import { FAULTS } from './mutations/index.ts';
import type { FamilyScore, Score } from './score.ts';
import { LAYERS } from './trial.ts';

/** The score for people: Markdown, without anything that differs between two runs that found the same. */
export function formatScore(score: Score): string {
  return [
    '# Strength of the checks',
    'Written by `npm run strength`. A fault is a small change to the stateful mock that breaks the contract; a benign variant is one that the contract allows. A layer kills a fault when it alone notices it.',
    formatTable(score),
    listOf('Survivors', 'Faults that no check noticed.', score.survivors),
    `## Benign variants\n\n${score.benign} were verified; ${count(score.falseAlarms.length, 'false alarm')}.`,
    ...(score.falseAlarms.length > 0 ? [items(score.falseAlarms)] : []),
    items(BENIGN.filter(({ name }) => score.variants.includes(name)).map(line)),
    listOf(
      'Noticed by one check only',
      'Nothing else would notice them, should that check go.',
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
    ['family', 'faults', ...LAYERS, 'all'],
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

function cells({ family, faults, killedBy, killed }: FamilyScore): string[] {
  return [family, ...[faults, ...LAYERS.map((layer) => killedBy[layer]), killed].map(String)];
}

function pad(text: string, width: number, right: boolean): string {
  return right ? text.padStart(width) : text.padEnd(width);
}

function formatFamily(family: string, { mutants }: Score): string {
  const faults = FAULTS.filter((fault) => fault.family === family && fault.name in mutants);
  const rows = faults.map(({ name, does, against }) => {
    const layers = mutants[name]?.join(', ') || '**survived**';
    return `| \`${name}\` | ${cell(does)} | \`${cell(against)}\` | ${layers} |`;
  });
  const title = family.replace(/^./, (letter) => letter.toUpperCase());
  return [
    `## ${title}\n`,
    '| fault | what it does | ruled out by | killed by |',
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
