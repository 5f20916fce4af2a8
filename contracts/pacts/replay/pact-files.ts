import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Operation } from '../../../spec/operations.ts';
import type { Model } from '../../rules/model.ts';

/** Folder of the committed pacts. */
export const PACT_FOLDER = fileURLToPath(new URL('..', import.meta.url));

/** A pact file that is not the project's own. */
export interface PactSource {
  readonly file: string;
  /** What reports call the pact, beside the name of the interaction. */
  readonly name: string;
  /** True when its failures are warnings: no version of the service has satisfied it yet. */
  readonly pending: boolean;
}

/** One interaction, in a pact of its own. */
export interface SinglePact {
  /** Name of the interaction, and of the pact where it has one: what reports show. */
  readonly description: string;
  /** Name of the interaction alone. */
  readonly interaction: string;
  /** Where it was taken from, when that was given. */
  readonly source?: PactSource;
  /** Id that a broker gave to the interaction. */
  readonly id?: string;
  /** Status of the pact's example. */
  readonly status: number;
  /** Every status that the pact accepts, from its matching rule where it has one. */
  readonly statuses: readonly number[];
  /** The pact, with this interaction alone. */
  readonly pact: object;
}

interface PactFile {
  interactions?: Interaction[];
}

interface Interaction {
  _id?: string;
  description: string;
  request?: { method?: string; path?: string };
  response: PactResponse;
}

interface PactResponse {
  status: number;
  matchingRules?: { status?: { $?: { matchers: { status?: number[] }[] } } };
}

/**
 * Reads pact files and splits them, so that each interaction of the operation is replayed and reported on its own. Those
 * of other operations of the description are left out, but not of a pact that a broker gave: it holds whole, or not.
 * @param files paths of pact files, or where they come from; the committed ones when absent.
 * @throws Error when a file can't be read, is no pact, or there is no interaction at all.
 */
export async function readPacts(
  files: readonly (string | PactSource)[] | undefined,
  model: Pick<Model, 'operation' | 'operations'>,
): Promise<SinglePact[]> {
  const sources = files ?? (await pactFilesIn(PACT_FOLDER));
  const pacts = (await Promise.all(sources.map((source) => readSingles(source, model)))).flat();
  if (pacts.length > 0) return pacts;
  throw new Error(
    `Failed to verify: no interaction of ${model.operation.id} in ${sources.map(nameOf).join(', ') || PACT_FOLDER}. Run \`npm run pacts\`, or pass other pact files.`,
  );
}

async function readSingles(
  given: string | PactSource,
  { operation, operations }: Pick<Model, 'operation' | 'operations'>,
): Promise<SinglePact[]> {
  const source = typeof given === 'string' ? undefined : given;
  const pact = await readPact(given, source ? [operation] : operations);
  const own = (pact.interactions ?? []).filter((one) => isOf(operation, one));
  return own.map((interaction) => ({
    description: source ? `${interaction.description} (${source.name})` : interaction.description,
    interaction: interaction.description,
    status: interaction.response.status,
    statuses: statusesOf(interaction.response),
    pact: { ...pact, interactions: [interaction] },
    ...(source && { source }),
    ...(interaction._id && { id: interaction._id }),
  }));
}

function nameOf(source: string | PactSource): string {
  return typeof source === 'string' ? source : source.name;
}

function statusesOf({ status, matchingRules }: PactResponse): number[] {
  const accepted = matchingRules?.status?.$?.matchers[0]?.status;
  return Array.isArray(accepted) ? accepted : [status];
}

async function pactFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder).catch(() => []);
  return entries.filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
}

/** Whether an interaction has the method and a path of an operation. */
function isOf({ method, path }: Operation, { request = {} }: Interaction): boolean {
  const parts = path.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'));
  return (
    request.method === method && new RegExp(`^${parts.join('[^/]+')}$`).test(request.path ?? '')
  );
}

/** A pact of which each interaction is of one of these operations. */
async function readPact(
  source: string | PactSource,
  operations: readonly Operation[],
): Promise<PactFile> {
  const file = typeof source === 'string' ? source : source.file;
  try {
    const pact = JSON.parse(await readFile(file, 'utf8')) as PactFile;
    const other = pact.interactions?.find((one) => !operations.some((known) => isOf(known, one)));
    if (!other) return pact;
    const { method, path = 'without a path' } = other.request ?? {};
    const ids = operations.map(({ id }) => id).join(' or ');
    throw new Error(`"${other.description}" is ${method} ${path}, which is not ${ids}`);
  } catch (error) {
    const advice =
      typeof source === 'string'
        ? 'Pass a file that `npm run pacts` wrote.'
        : 'Choose pacts of this operation alone, with --selector and --provider.';
    throw new Error(
      `Failed to read the pact ${nameOf(source)}: ${(error as Error).message}. ${advice}`,
    );
  }
}
