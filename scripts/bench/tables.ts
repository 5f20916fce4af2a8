import { type Measure, MEASURE_NAMES, MEASURES, ratioOf, type Results } from './results.ts';
import { SUBJECTS, THAT } from './subjects.ts';
import type { Verdict } from './targets.ts';

const CEILING = 'ceiling';
const PRISM = 'prism-silent';

const METHOD = [
  'Each subject is a process of its own, and gets the same requests: the sample of the document, each with another name; without `endpoint.db_user` for 400. One load generator in another process sends them; it shares the cores with the subject, so the figure that counts is the CPU time of the subject.',
  'CPU: user and system time of the process and its children (`process.cpuUsage()`, told by a module that is loaded into each; the same on every system) over the load, divided by the requests. Each load follows a warm-up; the subjects take turns in rounds, and a figure is the median over the rounds.',
  'Start: from the start of the process to its first right response, without that module, by turns, the median of five. Memory: resident, of all its processes, after the loads of a round, the median over the rounds; no garbage collection is forced, and one would change it by a hundredth.',
  'The output of each subject goes to a file. Where one says `no log`, it writes no line for a request.',
].join('\n\n');

/** One run for people: Markdown. */
export function formatResults(results: Results, verdicts: readonly Verdict[]): string {
  const { seconds, rounds, connections } = results.settings;
  const targets = verdicts.map(({ line }) => `- ${line}`).join('\n');
  return `${[
    '# Speed',
    'Written by `npm run bench -- --write`. In brackets the ratio to the first subject; the last column is the start as a share of that of `prism mock`, silent.',
    `${results.machine}. ${connections} connections; rounds of ${seconds} s for each figure: ${rounds}.`,
    resultsTable(results),
    '## Targets',
    targets || 'None: a target compares two subjects.',
    '## How it is measured',
    METHOD,
  ].join('\n\n')}\n`;
}

function resultsTable(results: Results): string {
  const head = ['subject', ...MEASURE_NAMES.map((name) => MEASURES[name].name), 'start ÷ prism'];
  const rows = results.subjects.map(({ name, what, figures }) => [
    what,
    ...MEASURE_NAMES.map((measure) => {
      const ratio = ratioOf(results, measure, [name, CEILING]);
      const value = `${figures[measure].toFixed(MEASURES[measure].digits)}${unitOf(measure)}`;
      return ratio === undefined ? value : `${value} (${ratio.toFixed(2)} ×)`;
    }),
    ratioOf(results, 'start', [name, PRISM])?.toFixed(2) ?? '',
  ]);
  return aligned([head, ...rows]);
}

/** The speed table of the README: each figure as a ratio to the bare server, the first row with its units. */
export function formatSpeed(results: Results): string {
  const shown = MEASURE_NAMES.filter((name) => 'isShown' in MEASURES[name]);
  const names = SUBJECTS.filter(({ isShown }) => isShown).map(({ name }) => name);
  const rows = results.subjects
    .filter(({ name }) => names.includes(name))
    .map(({ name, what, figures }) => [
      what,
      ...shown.map((measure) =>
        name === CEILING
          ? `${Math.round(figures[measure])}${unitOf(measure)}`
          : `${ratioOf(results, measure, [name, CEILING])?.toFixed(2)} ×`,
      ),
    ]);
  return aligned([['', ...shown.map((measure) => MEASURES[measure].name)], ...rows]);
}

/** The README with the speed table of these results between its marks. */
export function withSpeed(readme: string, results: Results): string {
  return readme.replace(
    /(<!-- speed -->\n).*?(\n<!-- \/speed -->)/s,
    (_, open: string, close: string) => `${open}\n${formatSpeed(results)}\n${close}`,
  );
}

const COMPARED: readonly (readonly [what: string, subject: string, measure: Measure])[] = [
  ['examples, CPU for a 200', 'examples', 'cpu200'],
  ['examples, CPU for a 400', 'examples', 'cpu400'],
  ['stateful, CPU for a 200', 'stateful', 'cpu200'],
  ['stateful, CPU for a 400', 'stateful', 'cpu400'],
  ['examples, cold start', 'examples', 'start'],
];

/** This checkout beside another one: what ours needs as a multiple of what that needs. */
export function formatAgainst(results: Results): string {
  const rows = COMPARED.map(([what, subject, measure]) => {
    const figures = [subject, subject + THAT].map((name) => {
      const found = results.subjects.find((one) => one.name === name);
      return `${found?.figures[measure].toFixed(1) ?? ''}${unitOf(measure)}`;
    });
    const ratio = ratioOf(results, measure, [subject, subject + THAT]);
    return [what, ...figures, ratio?.toFixed(3) ?? ''];
  });
  return aligned([['', 'this', 'that', 'this ÷ that'], ...rows]);
}

/** A Markdown table with aligned columns, as it is read in a terminal too. */
function aligned([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text, i) => (i ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, i) => (i ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function unitOf(measure: Measure): string {
  const { unit } = MEASURES[measure];
  return unit && ` ${unit}`;
}
