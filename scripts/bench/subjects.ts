import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout that this program is of. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Stands for the port in the arguments of a subject. */
export const PORT = '{port}';

/** One server that is measured. */
export interface Subject {
  /** As `--only` and the targets name it. */
  readonly name: string;
  /** As the table names it. */
  readonly what: string;
  /** Arguments for Node, with `{port}` where the port belongs. */
  readonly args: readonly string[];
  /** Folder that it is started in; this checkout when absent. */
  readonly cwd?: string;
  /** Whether the README shows it. */
  readonly isShown?: boolean;
}

const PRISM = ['node_modules/@stoplight/prism-cli/dist/index.js', 'mock', '-p', PORT];
const SPEC = 'spec/openapi.yaml';
const OURS = mockOf(ROOT);

/** Every subject, in the order of the tables; the first is what the others are compared with. */
export const SUBJECTS: readonly Subject[] = [
  server('ceiling', 'bare `node:http`, constant answer'),
  server('fastify', 'Fastify, hand-written schema'),
  server('openapi-backend', 'openapi-backend'),
  shown('prism-silent', '`prism mock`, silent', [...PRISM, '-v', 'silent', SPEC]),
  shown('prism', '`prism mock`, as it comes', [...PRISM, SPEC]),
  shown('examples', 'ours, examples', OURS),
  { name: 'examples-quiet', what: 'ours, examples, no log', args: [...OURS, '--quiet'] },
  shown('stateful', 'ours, stateful', [...OURS, '--stateful']),
  {
    name: 'stateful-quiet',
    what: 'ours, stateful, no log',
    args: [...OURS, '--stateful', '--quiet'],
  },
  {
    name: 'examples-workers-1',
    what: 'ours, examples, 1 worker',
    args: [...OURS, '--workers', '1'],
  },
  {
    name: 'examples-workers-2',
    what: 'ours, examples, 2 workers',
    args: [...OURS, '--workers', '2'],
  },
];

/** Behind the name of a subject that another checkout plays. */
export const THAT = '-that';

/** The two mocks of another checkout of this project, with its dependencies installed. */
export function subjectsOf(folder: string): Subject[] {
  const cwd = resolve(folder);
  const args = mockOf(cwd);
  return [
    { name: `examples${THAT}`, what: 'that, examples', args, cwd },
    { name: `stateful${THAT}`, what: 'that, stateful', args: [...args, '--stateful'], cwd },
  ];
}

/**
 * The subjects of these names.
 * @throws Error when there is none of a name; it lists those that there are.
 */
export function selectSubjects(names?: readonly string[]): readonly Subject[] {
  const all = SUBJECTS.map(({ name }) => name);
  const unknown = names?.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new Error(
      `Failed to measure ${unknown}: there is no such subject. Pass one of ${all.join(', ')}.`,
    );
  return SUBJECTS.filter(({ name }) => !names || names.includes(name));
}

function server(name: string, what: string): Subject {
  return shown(name, what, [`scripts/bench/servers/${name}.ts`, PORT]);
}

function shown(name: string, what: string, args: readonly string[]): Subject {
  return { name, what, args, isShown: true };
}

/** Our mock as `npm start` of a checkout starts it. */
function mockOf(folder: string): readonly string[] {
  try {
    const text = readFileSync(join(folder, 'package.json'), 'utf8');
    const { scripts } = JSON.parse(text) as { scripts: { start: string } };
    return [...scripts.start.split(' ').slice(1), '--port', PORT];
  } catch {
    throw new Error(
      `Failed to measure ${folder}: no checkout of this project is there. Pass another folder with --against.`,
    );
  }
}
