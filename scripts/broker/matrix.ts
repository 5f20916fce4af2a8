import { BrokerError } from '../../contracts/broker/broker-error.ts';
import { createHal } from '../../contracts/broker/hal.ts';
import { redactText } from '../lib/redact-text.ts';
import { secretsOfBroker } from './options.ts';
import { type PactCliOptions, runPactCli } from './pact-cli.ts';

/** May this version of an application go there? */
export interface Question {
  readonly pacticipant: string;
  readonly version: string;
  /** Environment, as deployments to it are recorded; the main branches of the others when absent. */
  readonly environment?: string | undefined;
  /** Names of applications whose results don't count. */
  readonly ignore?: readonly string[];
}

/** How long to wait for results that are missing. */
interface Patience {
  /** How often to ask again. */
  readonly times: number;
  /** In seconds. */
  readonly interval: number;
}

/** One pact between two versions, and whether the provider's keeps it. */
export interface MatrixRow {
  readonly consumer: string;
  readonly consumerVersion: string;
  readonly provider: string;
  /** Absent when no version of the provider was verified against this pact. */
  readonly providerVersion?: string;
  readonly outcome: 'verified' | 'failed' | 'not verified';
  /** True when it does not count. */
  readonly ignored: boolean;
  /** Where the result is, or the pact when there is none. */
  readonly link?: string;
}

/** What the broker says to a question. */
export interface Matrix {
  readonly question: Question;
  /** `undefined` while a result is missing. */
  readonly deployable: boolean | undefined;
  /** The broker's reasons, one a line. */
  readonly reasons: readonly string[];
  readonly rows: readonly MatrixRow[];
  /** How many results are missing. */
  readonly unknown: number;
}

/**
 * Asks a broker whether a version may be deployed, with `pact broker can-i-deploy`; without an environment with
 * `pact broker can-i-merge`, which judges by the main branches.
 * @throws BrokerError when it can't be asked, or knows no such application or environment
 */
export async function askMatrix(
  question: Question,
  options: PactCliOptions,
  patience: Patience = { times: 0, interval: 0 },
): Promise<Matrix> {
  const { address, timeoutMs } = options;
  const { times, interval } = patience;
  const wholeMs = (times + 1) * timeoutMs + times * interval * 1000;
  const run = await runPactCli(argsOf(question, patience), { ...options, timeoutMs: wholeMs });
  const [resource] = run.resources;
  if (resource) return readMatrix(resource, question);
  // Its own failures are told more clearly than those of Pact's program.
  await createHal(address, options).get(address.url);
  const said = run.lines.at(-1) ?? 'no reason was given';
  const found = redactText(said, secretsOfBroker(address)).replace(/[.;:]+$/, '');
  throw new BrokerError(
    `Failed to ask the broker ${address.url}: ${found}. Check the names of the application and the environment.`,
  );
}

/** The program takes values apart from their options only, and those of a version behind its application. */
function argsOf({ pacticipant, version, environment, ignore = [] }: Question, patience: Patience) {
  const about = ['--pacticipant', pacticipant, '--version', version, '--output', 'json'];
  const retries = [
    ...['--retry-while-unknown', String(patience.times)],
    ...['--retry-interval', String(patience.interval)],
  ];
  if (environment === undefined) return ['broker', 'can-i-merge', ...about, ...retries];
  const ignored = ignore.flatMap((name) => ['--ignore', name]);
  const target = ['--to-environment', environment];
  return ['broker', 'can-i-deploy', ...about, ...target, ...ignored, ...retries];
}

interface Side {
  readonly name: string;
  readonly version?: { readonly number?: string } | null;
}

interface Linked {
  readonly _links?: { readonly self?: { readonly href?: string } };
}

interface Row {
  readonly consumer: Side;
  readonly provider: Side;
  readonly pact?: Linked | null;
  readonly verificationResult?: (Linked & { readonly success?: boolean }) | null;
  readonly ignored?: boolean;
}

interface Response {
  readonly summary?: {
    readonly deployable?: boolean | null;
    readonly reason?: string;
    readonly unknown?: number;
  };
  readonly matrix?: readonly Row[];
}

/** What the broker says in its resource of the matrix; the rows of `ignore` are marked where it has not marked them. */
function readMatrix(resource: object, question: Question): Matrix {
  const { summary, matrix } = resource as Response;
  if (!summary || !('deployable' in summary) || !Array.isArray(matrix) || !matrix.every(isRow)) {
    throw new BrokerError(
      'Failed to ask the broker: its response is not a matrix. Check the address; if it is right, the broker is too old.',
    );
  }
  // `can-i-merge` has no option for it.
  const names = question.environment === undefined ? (question.ignore ?? []) : [];
  const rows = (matrix as readonly Row[]).map(readRow).map((row) => ({
    ...row,
    ignored: row.ignored || names.includes(row.consumer) || names.includes(row.provider),
  }));
  const missing = rows.filter(({ outcome, ignored }) => outcome === 'not verified' && !ignored);
  return {
    question,
    deployable: names.length > 0 ? deployableBy(rows) : (summary.deployable ?? undefined),
    reasons: (summary.reason ?? '').split('\n').filter((line) => line.trim() !== ''),
    rows,
    unknown: names.length > 0 ? missing.length : (summary.unknown ?? missing.length),
  };
}

function deployableBy(rows: readonly MatrixRow[]): boolean | undefined {
  const outcomes = rows.filter(({ ignored }) => !ignored).map(({ outcome }) => outcome);
  if (outcomes.includes('failed')) return false;
  return outcomes.includes('not verified') ? undefined : true;
}

function isRow(row: unknown): row is Row {
  const { consumer, provider } = (row ?? {}) as Partial<Row>;
  return typeof consumer?.name === 'string' && typeof provider?.name === 'string';
}

function readRow({ consumer, provider, pact, verificationResult, ignored = false }: Row) {
  const { success } = verificationResult ?? {};
  const link = verificationResult?._links?.self?.href ?? pact?._links?.self?.href;
  const providerVersion = provider.version?.number;
  const row: MatrixRow = {
    consumer: consumer.name,
    consumerVersion: consumer.version?.number ?? 'unknown',
    provider: provider.name,
    outcome: success === undefined ? 'not verified' : success ? 'verified' : 'failed',
    ignored,
    ...(providerVersion && { providerVersion }),
    ...(link && { link }),
  };
  return row;
}
