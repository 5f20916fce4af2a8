import type { Refusals } from './schemas.ts';
import { inputOf } from './generate.ts';
import type { Measured } from './measure.ts';

/** Words for the keywords of the rules. */
const KEYWORDS: Readonly<Record<string, string>> = {
  type: 'types',
  required: 'mandatory members',
  enum: 'values of an enumeration',
  minLength: 'least length',
  maxLength: 'greatest length',
  pattern: 'patterns',
  if: 'conditional rules (`if`, `then`)',
};

const OPENAPI_GENERATOR =
  '- openapi-generator is not among them: its npm package holds no generator, but downloads it from Maven Central when it runs.';

/** The page of results, in Markdown. */
export function renderResults(all: readonly Measured[]): string {
  const validating = all.filter(({ requests }) => requests);
  return `${[
    '# What generators make of the description',
    '',
    'Written by `npm run test:codegen -- --update`; without `--update` the suite fails when this page is stale. What each',
    'generator writes is compiled with `strict`, together with a typed consumer, whose client then calls the mock.',
    '',
    '## What each needs',
    '',
    ...table(
      [
        'generator',
        'how',
        'writes',
        'packages at run time',
        'does not compile with',
        'status of a refusal',
      ],
      all.map(needs),
    ),
    '',
    ...all.flatMap(notes),
    OPENAPI_GENERATOR,
    '',
    '## What the types keep',
    '',
    ...table(
      ['rule', ...all.map(({ adapter }) => adapter.name)],
      Object.keys(all[0]?.claims ?? {}).map((rule) => [
        rule,
        ...all.map(({ claims }) => (claims[rule] === 'kept' ? 'kept' : `**${claims[rule]}**`)),
      ]),
    ),
    '',
    '## What the Zod schemas do',
    '',
    'With every request that the cases of `verify` send as JSON, with the documented answers, and with wrong ones. Wrong',
    'answers hold the secret where the schema refuses every answer without it.',
    '',
    ...table(['', ...validating.map(({ adapter }) => adapter.name)], schemaRows(validating)),
  ].join('\n')}\n`;
}

function needs({ adapter, packages, written, demands, refused, requests }: Measured): string[] {
  const version = packages.devDependencies[adapter.package];
  const unmet = Object.keys(demands).filter((name) => !demands[name]);
  const lines = adapter
    .commands(inputOf(adapter))
    .map((line) => `\`${line.join(' ').replace('../../../', '')}\``);
  const { configuration: file } = adapter;
  if (file) lines.push(`[${file}](${adapter.name}/${file})`);
  return [
    `[${adapter.package}](${adapter.name}/consumer.ts) ${version}`,
    lines.join('<br>'),
    `${written.files.length} ${written.files.length === 1 ? 'file' : 'files'}${requests ? ', with Zod schemas' : ''}`,
    Object.keys(packages.dependencies ?? {}).join(', ') || 'none',
    unmet.map((name) => `\`${name}\``).join(', ') || '',
    refused.status === undefined ? '**lost**' : `${refused.status}`,
  ];
}

function notes({ adapter, written }: Measured): string[] {
  return [
    ...(adapter.plain
      ? [
          `- ${adapter.name} gets the description without its conditional rules; of the whole one it loses the endpoint.`,
        ]
      : []),
    ...(written.unchecked
      ? [`- ${adapter.name} writes \`@ts-nocheck\`, which is taken out before compiling.`]
      : []),
  ];
}

function schemaRows(all: readonly Measured[]): string[][] {
  const row = (name: string, cell: (one: Measured) => string) => [name, ...all.map(cell)];
  const [first] = all;
  return [
    row('valid requests refused', ({ requests }) => none(requests?.refusesValid ?? [])),
    ...Object.keys(first?.requests?.byKeyword ?? {}).map((keyword) =>
      row(`invalid requests refused: ${KEYWORDS[keyword] ?? keyword}`, ({ requests }) =>
        share(requests?.byKeyword[keyword]),
      ),
    ),
    row('documented answers refused', ({ answers }) => none(answers?.refusesExamples ?? [])),
    ...Object.keys(first?.answers?.refuses ?? {}).map((what) =>
      row(`refuses an answer whose ${what}`, ({ answers }) =>
        answers?.refuses[what] ? 'yes' : '**no**',
      ),
    ),
    row('`create_time`, parsed', ({ answers }) => answers?.time ?? ''),
  ];
}

function none(names: readonly string[]): string {
  return names.length === 0 ? 'none' : `**${names.length}**`;
}

function share(refusals: Refusals | undefined): string {
  if (!refusals) return '';
  const { refused, all } = refusals;
  return refused === all ? `${all} of ${all}` : `**${refused} of ${all}**`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
