import { BrokerError } from './broker-error.ts';
import type { Hal, Resource } from './hal.ts';

/** May this version of an application go there? */
export interface Question {
  readonly pacticipant: string;
  readonly version: string;
  /** Environment, as deployments to it are recorded; the main branches of the others when absent. */
  readonly environment?: string | undefined;
  /** Names of applications whose results don't count. */
  readonly ignore?: readonly string[];
}

/** One pact between two versions, and whether the provider's keeps it. */
export interface MatrixRow {
  readonly consumer: string;
  readonly consumerVersion: string;
  readonly provider: string;
  /** Absent when no version of the provider was verified against this pact. */
  readonly providerVersion?: string;
  readonly outcome: 'verified' | 'failed' | 'not verified';
  /** True when it was to be left out of the answer. */
  readonly ignored: boolean;
  /** Where the result is, or the pact when there is none. */
  readonly link?: string;
}

/** The broker's answer. */
export interface Matrix {
  /** `undefined` while a result is missing. */
  readonly deployable: boolean | undefined;
  /** The broker's reasons, one a line. */
  readonly reasons: readonly string[];
  readonly rows: readonly MatrixRow[];
  /** How many results are missing. */
  readonly unknown: number;
}

/**
 * Asks the matrix of a broker (`/matrix`) whether a version may be deployed. `latestby=cvpv` judges every version that
 * is in an environment, where `cvp` would see the newest only.
 * @throws BrokerError when it can't be asked, or knows no such application or environment
 */
export async function askMatrix(hal: Hal, question: Question): Promise<Matrix> {
  return readMatrix(await hal.get(`${hal.url}/matrix?${queryOf(question)}`));
}

function queryOf({ pacticipant, version, environment, ignore = [] }: Question): string {
  const query = new URLSearchParams([
    ['q[][pacticipant]', pacticipant],
    ['q[][version]', version],
    ...ignore.map((name) => ['ignore[][pacticipant]', name]),
    ...(environment === undefined
      ? [
          ['latestby', 'cvp'],
          ['latest', 'true'],
          ['mainBranch', 'true'],
        ]
      : [
          ['latestby', 'cvpv'],
          ['environment', environment],
        ]),
  ]);
  return query.toString();
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

interface Answer {
  readonly summary?: {
    readonly deployable?: boolean | null;
    readonly reason?: string;
    readonly unknown?: number;
  };
  readonly matrix?: readonly Row[];
}

function readMatrix(resource: Resource): Matrix {
  const { summary, matrix } = resource as Answer;
  if (!summary || !('deployable' in summary) || !Array.isArray(matrix) || !matrix.every(isRow)) {
    throw new BrokerError(
      'Failed to ask the broker: its answer is no matrix. Check the address; if it is right, the broker is too old.',
    );
  }
  const rows = (matrix as readonly Row[]).map(readRow);
  const missing = rows.filter(({ outcome, ignored }) => outcome === 'not verified' && !ignored);
  return {
    deployable: summary.deployable ?? undefined,
    reasons: (summary.reason ?? '').split('\n').filter((line) => line.trim() !== ''),
    rows,
    unknown: summary.unknown ?? missing.length,
  };
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
