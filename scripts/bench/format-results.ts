import type { Verdict } from './judge.ts';
import { type Path, PATHS } from './paths.ts';
import { figure, type Measure, type Results } from './results.ts';

const CEILING = 'ceiling';
const PRISM = 'prism-silent';

/** What a measure is called, and how its values are written. */
const MEASURES: Readonly<
  Record<Measure, { name: string; short: string; unit: string; digits: number }>
> = {
  cpuUs: { name: 'CPU time per request', short: 'CPU', unit: 'µs', digits: 1 },
  rps: { name: 'requests per second', short: 'requests', unit: '1/s', digits: 0 },
  p99Ms: { name: 'p99', short: 'p99', unit: 'ms', digits: 2 },
  coldStartMs: { name: 'cold start', short: 'cold start', unit: 'ms', digits: 0 },
  memoryMb: { name: 'memory after load', short: 'memory', unit: 'MB', digits: 0 },
};

/** One run for people: Markdown. */
export function formatResults(results: Results, verdicts: readonly Verdict[]): string {
  return [
    '# Speed',
    'Written by `npm run bench -- --write`. The two columns after a figure are its ratios to the first subject, the ceiling, and to `prism mock`, silent. CPU: for one request.',
    machineOf(results),
    ...PATHS.flatMap((path) => [`## Answers ${path}`, pathTable(results, path)]),
    '## Start and memory',
    table(results, ['coldStartMs', 'memoryMb']),
    '## Targets',
    formatVerdicts(verdicts),
    '## How it is measured',
    METHOD,
  ]
    .join('\n\n')
    .concat('\n');
}

const METHOD = [
  'Each subject is a process of its own, and answers the same requests: the sample of the document, each with another name; without `endpoint.db_user` for 400. One load generator in another process sends them; it shares the cores with the subject, so the figure that counts is the CPU time of the subject.',
  'CPU time: user and system time of the process and its children (`process.cpuUsage()`, told by a module that is loaded into each; the same on every system) over the load, divided by the requests. Each load follows a warm-up; the subjects take turns in rounds, and a figure is the median over the rounds.',
  'Cold start: from the start of the process to its first right answer, without that module, by turns, the median of five. Memory: resident, of all its processes, after the loads of a round, the median over the rounds; no garbage collection is forced, and one would change it by a hundredth.',
  'The output of each subject goes to a file. Where one says `no log`, it writes no line for a request.',
].join('\n\n');

/** A line for each target: met or missed, with the figures. */
export function formatVerdicts(verdicts: readonly Verdict[]): string {
  return verdicts.map(formatVerdict).join('\n') || 'None: a target compares two subjects.';
}

function formatVerdict({ met, measure, path, values, ratio, ...target }: Verdict): string {
  const { name, unit, digits } = MEASURES[measure];
  const [subject, against] = values.map((value) => `${number(value, digits)} ${unit}`);
  const limit = target.atMost ? `at most ${target.atMost}` : `at least ${target.atLeast}`;
  const where = path ? ` for ${path}` : '';
  return `- ${met ? 'met' : '**missed**'}: ${name}${where}, \`${target.subject}\` to \`${target.against}\`: ${ratio.toFixed(3)}, ${limit} (${subject} to ${against})`;
}

function machineOf({ machine, settings }: Results): string {
  const { cpu, cores, memoryGb, os, node, date, loadAverage } = machine;
  const { connections, rounds, seconds } = settings;
  return `${cpu}, ${cores} cores, ${memoryGb} GB, ${os}, Node ${node}, ${date}, load average before it ${loadAverage}. ${connections} connections; rounds of ${seconds} s for each figure: ${rounds}.`;
}

function pathTable(results: Results, path: Path): string {
  return table(results, ['cpuUs', 'rps', 'p99Ms'], path);
}

function table(results: Results, measures: readonly Measure[], path?: Path): string {
  const head = measures.flatMap((measure) => {
    const { short, unit } = MEASURES[measure];
    return [`${short} (${unit})`, '÷ ceiling', '÷ prism'];
  });
  const rows = results.subjects.map(({ what, name }) => [
    what,
    ...measures.flatMap((measure) => {
      const value = figure(results, name, measure, path) ?? NaN;
      const ratios = [CEILING, PRISM].map((other) =>
        ratio(value, figure(results, other, measure, path)),
      );
      return [number(value, MEASURES[measure].digits), ...ratios];
    }),
  ]);
  return aligned([['subject', ...head], ...rows]);
}

/** A Markdown table with aligned columns, as it is read in a terminal too. */
export function aligned([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text, i) => (i ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, i) => (i ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function ratio(value: number, other: number | undefined): string {
  return other === undefined ? '' : (value / other).toFixed(2);
}

function number(value: number, digits: number): string {
  return value.toFixed(digits);
}
