import type { BrokerPact } from './find-pacts.ts';
import { type Hal, linkOf } from './hal.ts';

/** The version of an application that did something: published a pact, or was verified. */
export interface AppVersion {
  readonly number: string;
  readonly branch?: string | undefined;
  readonly tags: readonly string[];
  /** Of the build that did it, to find its log. */
  readonly buildUrl?: string | undefined;
}

/** What came of one interaction of a pact. */
export interface TestResult {
  /** The broker's id of the interaction; absent when it gave none. */
  readonly interactionId?: string | undefined;
  readonly description: string;
  /** In plain words; empty when it holds. */
  readonly problems: readonly string[];
}

/** What came of one pact. */
export interface PactResult {
  readonly pact: BrokerPact;
  readonly tests: readonly TestResult[];
}

/** Name and version of the program that verified. */
export interface Verifier {
  readonly name: string;
  readonly version: string;
}

/** True when every interaction holds; a pact without one holds nothing. */
export function succeeded({ tests }: PactResult): boolean {
  return tests.length > 0 && tests.every(({ problems }) => problems.length === 0);
}

/**
 * Publishes what came of the pacts, each at the link that the pact names (`pb:publish-verification-results`). First,
 * as Pact's own verifier does, the version is put on its branch and given its tags, so that no webhook that a result
 * triggers comes too early.
 * @throws BrokerError when the broker rejects it, or lacks a link
 */
export async function publishResults(
  hal: Hal,
  results: readonly PactResult[],
  by: { readonly version: AppVersion; readonly verifier: Verifier },
): Promise<void> {
  const [first] = results;
  if (!first) return;
  await describeVersion(hal, first.pact, by.version);
  for (const result of results) {
    const url = linkOf(result.pact.content, 'pb:publish-verification-results');
    await hal.post(url, payloadOf(result, by.version, by.verifier));
  }
}

async function describeVersion(hal: Hal, pact: BrokerPact, version: AppVersion): Promise<void> {
  const { number, branch, tags } = version;
  if (!branch && tags.length === 0) return;
  const provider = await hal.get(linkOf(pact.content, 'pb:provider'));
  if (branch) {
    await hal.put(linkOf(provider, 'pb:branch-version', { branch, version: number }), {});
  }
  for (const tag of tags) {
    await hal.put(linkOf(provider, 'pb:version-tag', { version: number, tag }), {});
  }
}

function payloadOf(result: PactResult, { number, buildUrl }: AppVersion, verifier: Verifier) {
  return {
    success: succeeded(result),
    providerApplicationVersion: number,
    ...(buildUrl && { buildUrl }),
    testResults: result.tests.map(({ interactionId, description, problems }) => ({
      ...(interactionId && { interactionId }),
      interactionDescription: description,
      success: problems.length === 0,
      ...(problems.length > 0 && { exceptions: problems.map((message) => ({ message })) }),
    })),
    verifiedBy: { implementation: verifier.name, version: verifier.version },
  };
}
