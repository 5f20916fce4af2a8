import type { Matrix } from '../../broker/matrix.ts';
import { visible } from '../../lib/text.ts';

/** One line for people: the question, and yes or no. */
export function headline(matrix: Matrix): string {
  const { pacticipant, version, environment } = matrix.question;
  const where = environment === undefined ? 'with the main branches' : `to ${environment}`;
  const question = `May ${nameOf(pacticipant, version)} be deployed ${where}?`;
  return `${visible(question)} ${verdictOf(matrix)}`;
}

/** A sentence that says what to do about a `no`; none for a `yes`. */
export function adviceFor({ question, deployable, rows }: Matrix): string[] {
  if (deployable) return [];
  const counted = rows.filter(({ ignored }) => !ignored);
  const failed = counted.filter(({ outcome }) => outcome === 'failed');
  const missing = counted.filter(({ outcome }) => outcome === 'not verified');
  const advice = [
    ...failed.map(
      (row) =>
        `${nameOf(row.provider, row.providerVersion)} breaks what ${nameOf(row.consumer, row.consumerVersion)} relies on. Open the result, and correct the one that is wrong.`,
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

function verdictOf({ deployable, unknown }: Matrix): string {
  if (deployable === undefined)
    return `No: ${unknown === 1 ? 'a result is' : 'results are'} missing.`;
  return deployable ? 'Yes.' : 'No.';
}

/** A commit is told by its beginning, as git does. */
export function nameOf(name: string, version?: string): string {
  if (version === undefined) return name;
  return `${name} ${/^[0-9a-f]{40}$/.test(version) ? version.slice(0, 8) : version}`;
}
