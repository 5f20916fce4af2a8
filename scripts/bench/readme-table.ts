import { aligned } from './format-results.ts';
import { figure, type Measure, type Results } from './results.ts';

/** Subjects that a reader knows or would compare with. */
const SUBJECTS = [
  'ceiling',
  'fastify',
  'openapi-backend',
  'prism-silent',
  'prism',
  'examples',
  'stateful',
];

const COLUMNS: readonly [head: string, measure: Measure, path?: '200' | '400'][] = [
  ['CPU, 200', 'cpuUs', '200'],
  ['CPU, 400', 'cpuUs', '400'],
  ['requests/s', 'rps', '200'],
  ['start', 'coldStartMs'],
  ['memory', 'memoryMb'],
];

/** The speed table of the README: each figure as a ratio to the bare server, the first row with its units. */
export function formatSpeed(results: Results): string {
  const rows = results.subjects
    .filter(({ name }) => SUBJECTS.includes(name))
    .map(({ name, what }) => [
      what,
      ...COLUMNS.map(([, measure, path]) => cell(results, name, measure, path)),
    ]);
  return aligned([['', ...COLUMNS.map(([head]) => head)], ...rows]);
}

const UNITS: Readonly<Record<Measure, string>> = {
  cpuUs: ' µs',
  rps: '',
  p99Ms: ' ms',
  coldStartMs: ' ms',
  memoryMb: ' MB',
};

function cell(results: Results, name: string, measure: Measure, path?: '200' | '400'): string {
  const value = figure(results, name, measure, path) ?? NaN;
  if (name === 'ceiling') return `${Math.round(value)}${UNITS[measure]}`;
  return `${(value / (figure(results, 'ceiling', measure, path) ?? NaN)).toFixed(2)} ×`;
}

/** The README with the speed table of these results between its marks. */
export function withSpeed(readme: string, results: Results): string {
  return readme.replace(
    /(<!-- speed -->\n).*?(\n<!-- \/speed -->)/s,
    (_, open: string, close: string) => `${open}\n${formatSpeed(results)}\n${close}`,
  );
}
