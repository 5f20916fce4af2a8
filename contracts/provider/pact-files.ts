import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the committed pacts. */
export const PACT_FOLDER = fileURLToPath(new URL('../pacts', import.meta.url));

/** One interaction, in a pact of its own. */
export interface SinglePact {
  /** Name of the interaction. */
  readonly description: string;
  /** Status of the pact's example. */
  readonly status: number;
  /** Every status that the pact accepts, from its matching rule where it has one. */
  readonly statuses: readonly number[];
  /** The pact, with this interaction alone. */
  readonly pact: object;
}

interface PactFile {
  interactions?: { description: string; request: { method?: string }; response: PactResponse }[];
}

interface PactResponse {
  status: number;
  matchingRules?: { status?: { $?: { matchers: { status?: number[] }[] } } };
}

/**
 * Reads pact files and splits them, so that each interaction is replayed and reported on its own.
 * @param files paths of pact files; the committed ones when absent.
 * @throws Error when a file can't be read, is no pact, or there is no interaction at all.
 */
export async function readPacts(files?: readonly string[]): Promise<SinglePact[]> {
  const paths = files ?? (await pactFilesIn(PACT_FOLDER));
  const pacts = (await Promise.all(paths.map(readPact))).flatMap((pact) =>
    (pact.interactions ?? []).map((interaction) => ({
      description: interaction.description,
      status: interaction.response.status,
      statuses: statusesOf(interaction.response),
      pact: { ...pact, interactions: [interaction] },
    })),
  );
  if (pacts.length > 0) return pacts;
  throw new Error(
    `Failed to verify: no interaction in ${paths.join(', ') || PACT_FOLDER}. Run \`npm run pacts\`, or pass other pact files.`,
  );
}

function statusesOf({ status, matchingRules }: PactResponse): number[] {
  const accepted = matchingRules?.status?.$?.matchers[0]?.status;
  return Array.isArray(accepted) ? accepted : [status];
}

async function pactFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder).catch(() => []);
  return entries.filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
}

async function readPact(path: string): Promise<PactFile> {
  try {
    const pact = JSON.parse(await readFile(path, 'utf8')) as PactFile;
    const other = pact.interactions?.find(({ request }) => request.method !== 'POST');
    if (!other) return pact;
    throw new Error(`"${other.description}" is not a POST, as creating a connection is`);
  } catch (error) {
    throw new Error(
      `Failed to read the pact ${path}: ${(error as Error).message}. Pass a file that \`npm run pacts\` wrote.`,
    );
  }
}
