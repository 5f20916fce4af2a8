import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPacts } from '../../contracts/broker/find-pacts.ts';
import type { Hal } from '../../contracts/broker/hal.ts';
import {
  type AppVersion,
  type PactResult,
  publishResults,
  succeeded,
} from '../../contracts/broker/publish-results.ts';
import { DEFAULT_SELECTORS } from '../../contracts/broker/selectors.ts';
import type { PactSource } from '../../contracts/pacts/replay/pact-files.ts';
import type { PactVerification } from '../../contracts/pacts/replay/verify-pacts.ts';
import { count } from '../lib/text.ts';
import { halOf } from './options.ts';
import { quote, thisProgram } from './show.ts';
import { type Taken, takePacts } from './take-pacts.ts';
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
   * Shows what came of each pact and what the broker says to it, and publishes it where that was asked for.
   * @throws Error when no pact was tried, or the broker does not take the result
   */
  finish(): Promise<void>;
  /** Takes the files away. */
  close(): Promise<void>;
}

/** Where a run tells what it does, and what stops it. */
interface BrokerRunOptions {
  readonly tell: (text: string) => void;
  /** Takes secrets out of what is published: a service may have sent one back. */
  readonly redact: (text: string) => string;
  readonly signal: AbortSignal;
}

/**
 * Takes the pacts for a service from the broker, into files.
 * @throws Error when the broker can't be asked, has none, or one that must hold can't be replayed
 */
export async function startBrokerRun(
  flags: BrokerVerifyFlags,
  options: BrokerRunOptions,
): Promise<BrokerRun> {
  const { tell, signal } = options;
  const hal = halOf(flags, signal);
  const version = await versionOf(flags, tell);
  const pacts = await findPacts(hal, choiceOf(flags, version));
  tell(`Took ${count(pacts.length, 'pact')} from ${hal.url}.\n`);
  const folder = await mkdtemp(join(tmpdir(), 'broker-pacts-'));
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    const taken = await takePacts(pacts, folder, tell);
    const by = flags.publishResults ? version : undefined;
    return { ...runOf(taken, { ...options, hal, by }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function choiceOf(flags: BrokerVerifyFlags, version: AppVersion | undefined) {
  const { provider, selector = DEFAULT_SELECTORS, enablePending, includeWipSince } = flags;
  if (!provider) {
    throw new Error(
      'Failed to verify: whose pacts to take from the broker was not given. Name the service with --provider.',
    );
  }
  return {
    provider,
    selectors: selector,
    branch: version?.branch,
    tags: version?.tags ?? [],
    pending: enablePending ?? false,
    wipSince: includeWipSince,
  };
}

/** The branch is of use for pending pacts too; the version has to be known only to publish under it. */
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

interface Context extends BrokerRunOptions {
  readonly hal: Hal;
  /** The version to publish results of; absent where none are to be. */
  readonly by: AppVersion | undefined;
}

function runOf(taken: readonly Taken[], context: Context): Omit<BrokerRun, 'close'> {
  const { hal, by, tell, redact } = context;
  const playable = taken.filter(({ problem }) => problem === undefined);
  let verification: PactVerification | undefined;
  return {
    options: {
      pactFiles: playable.map(({ source }) => source),
      onPacts: (found) => (verification = found),
    },
    async finish() {
      const results = taken.map((one) => resultOf(one, verification, redact));
      if (by) await publishResults(hal, results, { version: by, verifier: thisProgram() });
      for (const result of results) tellResult(result, by !== undefined, tell);
      if (by) tell(`Published ${count(results.length, 'result')} as version ${by.number}.\n`);
    },
  };
}

function resultOf(
  { pact, source, problem }: Taken,
  verification: PactVerification | undefined,
  redact: (text: string) => string,
): PactResult {
  if (!verification) {
    throw new Error(
      'Failed to verify: the pacts of the broker were not tried. Leave out --broker, or what keeps the pacts out of --only and --skip.',
    );
  }
  if (problem) return { pact, tests: [{ description: pact.name, problems: [redact(problem)] }] };
  const own = verification.checks.filter((check) => check.pact.source?.file === source.file);
  const tests = own.map(({ pact: { id, interaction }, mismatches }) => ({
    interactionId: id,
    description: interaction,
    problems: mismatches.map(redact),
  }));
  return { pact, tests };
}

/** With the broker's notices for this outcome, `after_verification:success_true_published_false` and the like. */
function tellResult(result: PactResult, published: boolean, tell: (text: string) => void): void {
  const success = succeeded(result);
  const now = `after_verification:success_${success}_published_${published}`;
  const kind = !success && result.pact.pending ? ', which is pending' : '';
  tell(`${result.pact.name}: ${success ? 'holds' : 'broken'}${kind}\n`);
  for (const { text, when } of result.pact.notices) {
    if (when === now || when === 'after_verification') tell(quote(text));
  }
}
