import type { Matrix, MatrixRow, Question } from '../../contracts/broker/matrix.ts';
import { toJson, visible } from '../reports/text.ts';

/** How an answer may be shown. */
export type AnswerFormat = 'pretty' | 'json' | 'github';

/** Version of the JSON below; it changes when a member goes or changes its meaning. */
export const JSON_ANSWER_VERSION = 1;

/** The answer of a broker to one question, as text that ends in a line feed. */
export function renderAnswer(question: Question, matrix: Matrix, format: AnswerFormat): string {
  return RENDERERS[format](question, matrix);
}

const RENDERERS: Record<AnswerFormat, (question: Question, matrix: Matrix) => string> = {
  pretty: renderPretty,
  json: renderJson,
  github: renderGithub,
};

/** A sentence that says what to do about a `no`; none for a `yes`. */
export function adviceFor(question: Question, { deployable, rows }: Matrix): string[] {
  if (deployable) return [];
  const counted = rows.filter(({ ignored }) => !ignored);
  const failed = counted.filter(({ outcome }) => outcome === 'failed');
  const missing = counted.filter(({ outcome }) => outcome === 'not verified');
  const advice = [
    ...failed.map(
      (row) =>
        `${nameOf(row.provider, row.providerVersion)} breaks what ${nameOf(row.consumer, row.consumerVersion)} relies on. Open the result, and mend the one that is wrong.`,
    ),
    ...missing.map(
      (row) =>
        `No version of ${row.provider} that counts was verified against ${nameOf(row.consumer, row.consumerVersion)}. Run \`verify <base-url> --broker --provider ${row.provider} --publish-results\` with it.`,
    ),
  ];
  if (advice.length > 0) return [...new Set(advice)].map(visible);
  return [
    `Check that version ${visible(question.version)} of ${visible(question.pacticipant)} is published, and that what it meets was recorded as deployed.`,
  ];
}

function renderPretty(question: Question, matrix: Matrix): string {
  const reasons = matrix.reasons.map((reason) => `  ${visible(reason)}`);
  const advice = adviceFor(question, matrix);
  return `${[
    `${headline(question)} ${verdictOf(matrix)}`,
    matrix.rows.length > 0 ? table(matrix.rows) : 'No pact is between it and anything there.',
    ...(reasons.length > 0 ? [['The broker says:', ...reasons].join('\n')] : []),
    ...(advice.length > 0
      ? [['What to do:', ...advice.map((line) => `  ${line}`)].join('\n')]
      : []),
  ].join('\n\n')}\n`;
}

function renderJson(question: Question, matrix: Matrix): string {
  return toJson({
    version: JSON_ANSWER_VERSION,
    question,
    answer: matrix.deployable === undefined ? 'unknown' : matrix.deployable ? 'yes' : 'no',
    exitCode: matrix.deployable ? 0 : 1,
    reasons: matrix.reasons,
    rows: matrix.rows,
    advice: adviceFor(question, matrix),
  });
}

/** Workflow commands of GitHub Actions: one for the answer, one for each thing to do. */
function renderGithub(question: Question, matrix: Matrix): string {
  const level = matrix.deployable ? 'notice' : 'error';
  const text = [`${headline(question)} ${verdictOf(matrix)}`, ...matrix.reasons].join('\n');
  const lines = [text, ...adviceFor(question, matrix)];
  return lines
    .map((line) => `::${level} title=can-i-deploy::${escapeData(visible(line))}\n`)
    .join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function headline({ pacticipant, version, environment }: Question): string {
  const where = environment === undefined ? 'with the main branches' : `to ${environment}`;
  return visible(`May ${nameOf(pacticipant, version)} be deployed ${where}?`);
}

function verdictOf({ deployable, unknown }: Matrix): string {
  if (deployable === undefined)
    return `No: ${unknown === 1 ? 'a result is' : 'results are'} missing.`;
  return deployable ? 'Yes.' : 'No.';
}

const OUTCOMES = {
  verified: 'verified',
  failed: 'FAILED',
  'not verified': 'not verified',
} as const;

function table(rows: readonly MatrixRow[]): string {
  const cells = rows.map((row) => [
    nameOf(row.consumer, row.consumerVersion),
    nameOf(row.provider, row.providerVersion),
    `${OUTCOMES[row.outcome]}${row.ignored ? ', ignored' : ''}`,
    row.link ?? '',
  ]);
  const all = [['Consumer', 'Provider', 'Result', ''], ...cells].map((line) =>
    line.map((cell) => visible(cell).replaceAll('\n', ' ')),
  );
  const widths = [0, 1, 2].map((column) =>
    Math.max(...all.map((line) => line[column]?.length ?? 0)),
  );
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A commit is told by its beginning, as git does. */
function nameOf(name: string, version?: string): string {
  if (version === undefined) return name;
  return `${name} ${/^[0-9a-f]{40}$/.test(version) ? version.slice(0, 8) : version}`;
}
