import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrokerPact, findPacts } from '../../contracts/broker/find-pacts.ts';
import type { Hal } from '../../contracts/broker/hal.ts';
import {
  type AppVersion,
  type PactResult,
  publishResults,
  succeeded,
  type TestResult,
} from '../../contracts/broker/publish-results.ts';
import { DEFAULT_SELECTORS } from '../../contracts/broker/selectors.ts';
import { type PactSource, readPacts } from '../../contracts/provider/pact-files.ts';
import type { PactVerification } from '../../contracts/provider/verify-pacts.ts';
import { count } from '../report/text.ts';
import { halOf } from './options.ts';
import { quote, thisProgram } from './show.ts';
import type { BrokerVerifyFlags } from './verify-options.ts';
import { findVersion } from './version.ts';

/** A verification whose pacts come from a broker. */
export interface BrokerRun {
  /** What `verify()` is to replay, and tell. */
  readonly options: {
    readonly pactFiles: readonly PactSource[];
    readonly onPacts: (verification: PactVerification) => void;
  };
  /**
   * Shows what the broker has to say of the result, and publishes it where that was asked for.
   * @throws Error when no pact was tried, or the broker does not take the result
   */
  finish(): Promise<void>;
  /** Takes the files away. */
  close(): Promise<void>;
}

/** A pact of the broker, its file, and why it can't be replayed where it can't. */
interface Taken {
  readonly pact: BrokerPact;
  readonly source: PactSource;
  readonly problem?: string;
}

/** Where a run tells what it does. */
export interface BrokerRunOptions {
  readonly tell: (text: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Takes the pacts from the broker, into files.
 * @throws Error when the broker can't be asked, has none, or one that must hold can't be read
 */
export async function startBrokerRun(
  flags: BrokerVerifyFlags,
  { tell, signal }: BrokerRunOptions,
): Promise<BrokerRun> {
  const provider = flags.provider;
  if (!provider) {
    throw new Error(
      'Failed to verify: whose pacts to take from the broker was not given. Name the service with --provider.',
    );
  }
  const hal = halOf(flags, signal);
  const version = await versionOf(flags, tell);
  const pacts = await findPacts(hal, {
    provider,
    selectors: flags.selector ?? DEFAULT_SELECTORS,
    branch: version?.branch,
    tags: version?.tags ?? [],
    pending: flags.enablePending ?? false,
    wipSince: flags.includeWipSince,
  });
  tell(`Took ${count(pacts.length, 'pact')} from ${hal.url}.\n`);
  const folder = await mkdtemp(join(tmpdir(), 'broker-pacts-'));
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    const taken = await takeAll(pacts, folder, tell);
    return runOf(taken, { hal, version, publish: flags.publishResults ?? false, tell, close });
  } catch (error) {
    await close();
    throw error;
  }
}

/** Of use for pending pacts too; must be known only where something is published under it. */
async function versionOf(
  flags: BrokerVerifyFlags,
  tell: (text: string) => void,
): Promise<AppVersion | undefined> {
  try {
    const found = await findVersion({ ...flags, appVersion: flags.providerAppVersion });
    if (flags.publishResults) for (const warning of found.warnings) tell(`Warning: ${warning}\n`);
    return found.version;
  } catch (error) {
    if (flags.publishResults) throw error;
    return undefined;
  }
}

async function takeAll(
  pacts: readonly BrokerPact[],
  folder: string,
  tell: (text: string) => void,
): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const [index, pact] of pacts.entries()) {
    const kind = pact.wip ? 'work in progress' : pact.pending ? 'pending' : undefined;
    tell(`${pact.name}${kind ? ` (${kind})` : ''}\n`);
    for (const { text, when } of pact.notices)
      if (when === 'before_verification') tell(quote(text));
    taken.push(await take(pact, join(folder, `${index}.json`), tell));
  }
  if (taken.some(({ problem }) => problem === undefined)) return taken;
  throw new Error(
    'Failed to verify: none of the pacts of the broker can be replayed. Pass another --selector.',
  );
}

async function take(pact: BrokerPact, file: string, tell: (text: string) => void): Promise<Taken> {
  const { _links, _embedded, ...content } = pact.content;
  await writeFile(file, JSON.stringify(content));
  const source = { file, name: pact.name, pending: pact.pending };
  try {
    await readPacts([source]);
    return { pact, source };
  } catch (error) {
    if (!pact.pending) throw error;
    const problem = (error as Error).message;
    tell(`Warning: ${problem}\n`);
    return { pact, source, problem };
  }
}

interface Context {
  readonly hal: Hal;
  readonly version: AppVersion | undefined;
  readonly publish: boolean;
  readonly tell: (text: string) => void;
  readonly close: () => Promise<void>;
}

function runOf(
  taken: readonly Taken[],
  { hal, version, publish, tell, close }: Context,
): BrokerRun {
  let verification: PactVerification | undefined;
  const pactFiles = taken
    .filter(({ problem }) => problem === undefined)
    .map(({ source }) => source);
  return { options: { pactFiles, onPacts: (found) => (verification = found) }, finish, close };

  async function finish(): Promise<void> {
    if (!verification) {
      throw new Error(
        'Failed to verify: the pacts of the broker were not tried. Leave out --broker, or what keeps the pacts out of --only and --skip.',
      );
    }
    const results = taken.map((one) => resultOf(one, verification as PactVerification));
    if (publish && version) {
      await publishResults(hal, results, { version, verifier: thisProgram() });
    }
    for (const result of results) tellResult(result, publish, tell);
    if (publish && version) {
      tell(`Published ${count(results.length, 'result')} as version ${version.number}.\n`);
    }
  }
}

function resultOf({ pact, source, problem }: Taken, { checks }: PactVerification): PactResult {
  if (problem !== undefined) {
    return { pact, tests: [{ description: pact.name, problems: [problem] }] };
  }
  const own = checks.filter((check) => check.pact.source?.file === source.file);
  const tests = own.map(({ pact: single, mismatches }): TestResult => ({
    interactionId: single.id,
    description: single.interaction,
    problems: mismatches,
  }));
  return { pact, tests };
}

/** The broker's notices for this outcome (`after_verification:success_true_published_false` and the like). */
function tellResult(result: PactResult, published: boolean, tell: (text: string) => void): void {
  const success = succeeded(result);
  const now = `after_verification:success_${success}_published_${published}`;
  const texts = result.pact.notices.filter(
    ({ when }) => when === now || when === 'after_verification',
  );
  tell(`${result.pact.name}: ${success ? 'holds' : 'broken'}\n`);
  for (const { text } of texts) tell(quote(text));
}
