import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppVersion } from '../../contracts/broker/publish-results.ts';
import { PACT_FOLDER } from '../../contracts/pacts/replay/pact-files.ts';
import { type PactCliOptions, type PactCliRun, runPactCli } from './pact-cli.ts';

/** A pact file, and between whom it is. */
interface NamedPact {
  readonly file: string;
  readonly consumer: string;
  readonly provider: string;
}

/**
 * Finds pact files.
 * @param paths files, and folders in which every `.json` file is one; the project's own pacts when absent
 * @throws Error when there is none, or a file is no pact
 */
export async function findPactFiles(
  paths: readonly string[] = [PACT_FOLDER],
): Promise<NamedPact[]> {
  const files = (await Promise.all(paths.map(filesAt))).flat();
  if (files.length > 0) return Promise.all(files.map(readNames));
  throw new Error(
    `Failed to publish: no pact file in ${paths.join(', ')}. Run \`npm run pacts\`, or pass others with --pacts.`,
  );
}

/** Sends pacts as those of a version of their consumer, with `pact broker publish`. */
export function publishPacts(
  pacts: readonly NamedPact[],
  version: AppVersion,
  options: PactCliOptions,
): Promise<PactCliRun> {
  const args = [`--consumer-app-version=${version.number}`, ...versionArgs(version)];
  const files = pacts.map(({ file }) => file);
  return runPactCli(['broker', 'publish', ...args, '--output=json', '--', ...files], options);
}

/** Arguments that the Pact CLI takes for both kinds of contracts. */
export function versionArgs({ branch, tags, buildUrl }: AppVersion): string[] {
  return [
    ...(branch ? [`--branch=${branch}`] : []),
    // Its help says that the option is repeatable; the program takes one list only.
    ...(tags.length > 0 ? [`--tag=${tags.join(',')}`] : []),
    ...(buildUrl ? [`--build-url=${buildUrl}`] : []),
  ];
}

async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(({ code }: NodeJS.ErrnoException) => {
    throw new Error(`Failed to read ${path}: ${code}. Check the path of --pacts.`);
  });
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).sort();
  return names.map((name) => join(path, name));
}

interface Parties {
  readonly consumer?: { readonly name?: unknown };
  readonly provider?: { readonly name?: unknown };
}

async function readNames(file: string): Promise<NamedPact> {
  const { consumer, provider } = await readParties(file);
  if (typeof consumer?.name === 'string' && typeof provider?.name === 'string') {
    return { file, consumer: consumer.name, provider: provider.name };
  }
  throw new Error(
    `Failed to publish ${file}: it names no consumer and provider, so it is no pact. Pass other files with --pacts.`,
  );
}

async function readParties(file: string): Promise<Parties> {
  try {
    return (JSON.parse(await readFile(file, 'utf8')) ?? {}) as Parties;
  } catch {
    throw new Error(`Failed to publish ${file}: it is no JSON. Pass other files with --pacts.`);
  }
}
