import { fileURLToPath } from 'node:url';
import { BrokerError } from '../../contracts/broker/broker-error.ts';
import { createHal, linkOf } from '../../contracts/broker/hal.ts';
import type { AppVersion } from '../../contracts/broker/publish-results.ts';
import { redactText } from '../lib/redact-text.ts';
import type { Streams } from '../lib/streams.ts';
import { addressOf, type BrokerFlags, secretsOfBroker, type VersionFlags } from './options.ts';
import type { PactCliOptions, PactCliRun } from './pact-cli.ts';
import { findPactFiles, publishPacts } from './publish-pacts.ts';
import { publishProviderContract, readExitCode } from './publish-provider-contract.ts';
import { quote, thisProgram } from './show.ts';
import { findVersion } from './version.ts';

/** The options of `publish`, as given on the command line. */
export interface PublishFlags extends BrokerFlags, VersionFlags {
  readonly pacts?: readonly string[];
  readonly consumerAppVersion?: string;
  readonly providerContract?: true;
  readonly provider?: string;
  readonly providerAppVersion?: string;
  readonly description?: string;
  readonly verificationResults?: string;
}

/** What is ready to be sent. */
interface Parcel {
  /** Relation at which a broker takes it. */
  readonly relation: string;
  /** For people. */
  readonly name: string;
  send(version: AppVersion, options: PactCliOptions): Promise<PactCliRun>;
}

const OWN_DESCRIPTION = new URL('../../spec/openapi.yaml', import.meta.url);

/** Requests of one run of Pact's program: the index, and a contract for each pair of applications. */
const REQUESTS = 4;

/**
 * Publishes pacts, or a provider contract.
 * @returns the exit code, 0
 * @throws Error when nothing was published, or not everything
 */
export async function runPublish(
  flags: PublishFlags,
  { stdout, stderr }: Pick<Streams, 'stdout' | 'stderr'> = process,
): Promise<number> {
  const address = addressOf(flags);
  const secrets = secretsOfBroker(address);
  const parcel = flags.providerContract ? await packDescription(flags) : await packPacts(flags);
  const appVersion = flags.providerContract ? flags.providerAppVersion : flags.consumerAppVersion;
  const { version, warnings } = await findVersion({ ...flags, appVersion });
  for (const warning of warnings) stderr.write(`Warning: ${warning}\n`);
  const timeoutMs = flags.brokerTimeout;
  // Asked first, since its own failures are told more clearly than those of Pact's program.
  const index = await createHal(address, { timeoutMs }).get(address.url);
  assertLink(index, parcel, address.url);
  const run = await parcel.send(version, { address, timeoutMs: REQUESTS * timeoutMs });
  const safe = (text: string) => redactText(text, secrets);
  if (run.exitCode !== 0) throw new Error(rejectionOf(run, address.url, safe));
  stdout.write(`Published ${parcel.name} as version ${version.number}${onBranch(version)}.\n`);
  for (const notice of noticesOf(run)) stdout.write(quote(safe(notice)));
  return 0;
}

async function packPacts(flags: PublishFlags): Promise<Parcel> {
  const pacts = await findPactFiles(flags.pacts);
  const names = pacts.map(({ consumer, provider }) => `${consumer} with ${provider}`);
  return {
    relation: 'pb:publish-contracts',
    name: `the pact of ${[...new Set(names)].join(', of ')}`,
    send: (version, options) => publishPacts(pacts, version, options),
  };
}

async function packDescription(flags: PublishFlags): Promise<Parcel> {
  const { provider, verificationResults: report } = flags;
  const description = flags.description ?? fileURLToPath(OWN_DESCRIPTION);
  if (!provider) {
    throw new Error(
      'Failed to publish the description: whose it is was not given. Name the service with --provider.',
    );
  }
  if (!report) {
    throw new Error(
      'Failed to publish the description: nothing shows that the service keeps it. Pass what `verify --format json` printed with --verification-results.',
    );
  }
  const exitCode = await readExitCode(report);
  const contract = { provider, description, report, exitCode, verifier: thisProgram() };
  const outcome = exitCode === 0 ? 'which it keeps' : 'which it breaks';
  return {
    relation: 'pf:publish-provider-contract',
    name: `the description of ${provider}, ${outcome},`,
    send: (version, options) => publishProviderContract(contract, version, options),
  };
}

function assertLink(index: Parameters<typeof linkOf>[0], { relation }: Parcel, url: string): void {
  try {
    linkOf(index, relation);
  } catch (error) {
    if (!relation.startsWith('pf:')) throw error;
    throw new BrokerError(
      `Failed to publish the description: ${url} takes none, as only PactFlow does. Publish pacts there, without --provider-contract.`,
    );
  }
}

/** What Pact's program says of a rejection, in one line. */
function rejectionOf({ lines }: PactCliRun, url: string, safe: (text: string) => string): string {
  const said = lines.filter((line) => !line.startsWith('Attempting to publish')).join('; ');
  const found = safe(said || 'no reason was given').replace(/[.;:]+$/, '');
  return `Failed to publish to ${url}: ${found}. A pact of a version that is published may not change: pass another version, or correct what it names.`;
}

function noticesOf({ resources }: PactCliRun): string[] {
  return resources.flatMap((resource) => {
    const { notices } = resource as { notices?: unknown };
    if (!Array.isArray(notices)) return [];
    const texts = notices.map((notice) => (notice as { text?: unknown } | null)?.text);
    return texts.filter((text) => typeof text === 'string');
  });
}

function onBranch({ branch }: AppVersion): string {
  return branch ? ` on branch ${branch}` : '';
}
