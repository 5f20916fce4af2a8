import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };

/** Folder that each subject is started in. */
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
}

const SPEC = 'spec/openapi.yaml';
const PRISM = ['node_modules/@stoplight/prism-cli/dist/index.js', 'mock', '-p', PORT];
/** As `npm start` starts it. */
const OURS = [...manifest.scripts.start.split(' ').slice(1), '--port', PORT];

/** The servers that are there in any case, ours last. */
const SUBJECTS: readonly Subject[] = [
  server('ceiling', 'bare `node:http`, constant answer'),
  server('fastify', 'Fastify, hand-written schema'),
  server('openapi-backend', 'openapi-backend'),
  { name: 'prism-silent', what: '`prism mock`, silent', args: [...PRISM, '-v', 'silent', SPEC] },
  { name: 'prism', what: '`prism mock`, as it comes', args: [...PRISM, SPEC] },
  { name: 'examples', what: 'ours, examples', args: OURS },
  { name: 'examples-quiet', what: 'ours, examples, no log', args: [...OURS, '--quiet'] },
  { name: 'stateful', what: 'ours, stateful', args: [...OURS, '--stateful'] },
  {
    name: 'stateful-quiet',
    what: 'ours, stateful, no log',
    args: [...OURS, '--stateful', '--quiet'],
  },
];

/** Those of a mock that spreads over cores. */
const WITH_WORKERS: readonly Subject[] = ['1', '2'].map((count) => ({
  name: `examples-workers-${count}`,
  what: `ours, examples, ${count === '1' ? '1 worker' : `${count} workers`}`,
  args: [...OURS, '--workers', count],
}));

/**
 * The servers to measure, in the order of the table.
 * @param help What `mock --help` prints: an option that it does not list is left out.
 */
export function subjectsFor(help: string): Subject[] {
  const workers = help.includes('--workers') ? WITH_WORKERS : [];
  const known = (arg: string) => arg !== '--quiet' || help.includes('--quiet');
  return [...SUBJECTS, ...workers].map((subject) => ({
    ...subject,
    args: subject.args.filter(known),
  }));
}

/**
 * The subjects of these names.
 * @throws Error when there is none of a name; it lists those that there are.
 */
export function selectSubjects(subjects: readonly Subject[], names?: readonly string[]): Subject[] {
  const all = subjects.map(({ name }) => name);
  const unknown = names?.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new Error(
      `Failed to measure ${unknown}: there is no such subject. Pass one of ${all.join(', ')}.`,
    );
  return subjects.filter(({ name }) => !names || names.includes(name));
}

function server(name: string, what: string): Subject {
  return { name, what, args: [`scripts/bench/subjects/${name}.ts`, PORT] };
}
