import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Description } from '../../spec/description.ts';
import { readOperations } from '../../spec/operations.ts';

/** Sources in which the facts of a description have no place. */
const FOLDERS = ['contracts', 'mocks', 'scripts'];

/** What may name the operation: the client that is shipped, the pacts, and pages and handlers that users know by its name. */
const ALLOWED = [
  /^contracts\/client\//,
  /^contracts\/pacts\/(consumer\/|interactions\.ts|states\.ts)/,
  // The example page is a frontend of this API; it creates connections through the client.
  /^mocks\/pages\/example/,
  // `createConnection` is the name that users import.
  /^mocks\/msw\.ts/,
  /\.test\.ts$/,
];

/** A header of HTTP that has the name of a schema. */
const HEADER = /eader\('Connection'/;

/** A fact of the description that a file spells. */
export interface Spelled {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Every line of the sources that spells a path, an operation's id or a schema's name of a description. */
export function spelledFacts(root: string, description: Description): Spelled[] {
  const patterns = patternsOf(description);
  return FOLDERS.flatMap((folder) => sourcesIn(root, folder)).flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    return lines.flatMap((text, index) =>
      !HEADER.test(text) && patterns.some((pattern) => pattern.test(text))
        ? [{ file, line: index + 1, text }]
        : [],
    );
  });
}

function sourcesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((file) => /\.(ts|mjs|html|sql)$/.test(file))
    .filter((file) => !ALLOWED.some((allowed) => allowed.test(file)));
}

/** A schema's name may be a word of its own, so it counts where it is quoted, in a pointer, or a generated name. */
function patternsOf({ root }: Description): RegExp[] {
  const operations = readOperations(root);
  const { schemas = {} } = root.components as { schemas?: object };
  const paths = operations.flatMap(({ path }) => {
    const first = path.split('/')[1] ?? '';
    return [path, `/${first}/`];
  });
  const ids = operations.map(({ id }) => id);
  return [
    ...[...new Set(paths)].map((path) => new RegExp(escaped(path))),
    ...ids.map((id) => new RegExp(`\\b${escaped(id)}\\b`)),
    ...Object.keys(schemas).map(
      (name) => new RegExp(`['"\`]${name}['"\`]|schemas/${name}\\b|\\bvalidate${name}\\b`),
    ),
    new RegExp(`import .*\\b(${Object.keys(schemas).join('|')})\\b.*generated/`),
  ];
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
