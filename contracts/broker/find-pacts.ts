import { BrokerError } from './broker-error.ts';
import { type Hal, linkOf, type Resource } from './hal.ts';
import type { Selector } from './selectors.ts';

/** Which pacts a provider asks for (`pb:provider-pacts-for-verification` of the Pact Broker). */
export interface Choice {
  readonly provider: string;
  readonly selectors: readonly Selector[];
  /** Of the provider's version; by it and the tags the broker tells which pacts are pending. */
  readonly branch?: string | undefined;
  readonly tags?: readonly string[];
  /** Whether the broker is to say which pacts no version of this branch has satisfied yet. */
  readonly pending: boolean;
  /** Day from which pacts of unmerged work are taken too, `YYYY-MM-DD`; these are pending. */
  readonly wipSince?: string | undefined;
}

/** What the broker has to say about a pact, and when it wants that to be shown. */
export interface Notice {
  readonly text: string;
  /** `before_verification`, or `after_verification:success_true_published_false` and the like. */
  readonly when: string;
}

/** A pact that the broker wants to be verified. */
export interface BrokerPact {
  /** For people, for example `Pact between connection-client (1.2.0) and connection-service`. */
  readonly name: string;
  /** The consumer and its version alone, for example `connection-client 1.2.0`. */
  readonly consumer: string;
  /** True when its failure is no reason to fail the run. */
  readonly pending: boolean;
  /** True when it is of unmerged work ("work in progress"). */
  readonly wip: boolean;
  readonly notices: readonly Notice[];
  /** The pact, with the links to which results go. */
  readonly content: Resource;
}

interface Entry {
  readonly _links?: { readonly self?: { readonly href?: unknown; readonly name?: string } };
  readonly verificationProperties?: {
    readonly pending?: boolean;
    readonly wip?: boolean;
    readonly notices?: readonly Notice[];
  };
}

/**
 * Takes the pacts for a provider from a broker.
 * @throws BrokerError when it can't be asked, does not know the provider, or has no such pact
 */
export async function findPacts(hal: Hal, choice: Choice): Promise<BrokerPact[]> {
  const entries = entriesOf(await ask(hal, choice));
  if (entries.length === 0) {
    throw new BrokerError(
      `Failed to find pacts for "${choice.provider}" at ${hal.url}: none fits the selectors ${JSON.stringify(choice.selectors)}. Publish one, or pass another --selector.`,
    );
  }
  const pacts: BrokerPact[] = [];
  for (const entry of entries) pacts.push(await fetchPact(hal, entry));
  return pacts;
}

async function ask(hal: Hal, choice: Choice): Promise<Resource> {
  const { provider, selectors, branch, tags = [], pending, wipSince } = choice;
  const index = await hal.get(hal.url);
  const url = linkOf(index, 'pb:provider-pacts-for-verification', { provider });
  try {
    return await hal.post(url, {
      consumerVersionSelectors: selectors,
      ...(branch && { providerVersionBranch: branch }),
      ...(tags.length > 0 && { providerVersionTags: tags }),
      // Unmerged work is always pending, and only said to be so when this is asked for.
      includePendingStatus: pending || wipSince !== undefined,
      ...(wipSince && { includeWipPactsSince: wipSince }),
    });
  } catch (error) {
    if (!(error instanceof BrokerError) || error.status !== 404) throw error;
    throw new BrokerError(
      `Failed to find pacts for "${provider}" at ${hal.url}: no provider is called so there. Correct --provider, or publish a pact with it first.`,
      404,
    );
  }
}

function entriesOf(resource: Resource): readonly Entry[] {
  const { pacts } = (resource._embedded ?? {}) as { pacts?: unknown };
  if (Array.isArray(pacts)) return pacts as Entry[];
  throw new BrokerError(
    'Failed to ask the broker: its response has no list of pacts. Check the address; if it is right, the broker is too old.',
  );
}

async function fetchPact(hal: Hal, entry: Entry): Promise<BrokerPact> {
  const { pending = false, wip = false, notices = [] } = entry.verificationProperties ?? {};
  const content = await hal.get(linkOf(entry as Resource, 'self'));
  const name = entry._links?.self?.name ?? nameOf(content);
  const consumer = consumerOf(name, content);
  return { name, consumer, pending, wip, notices, content };
}

interface Parties {
  readonly consumer?: { readonly name?: string };
  readonly provider?: { readonly name?: string };
}

/** The version stands in the name alone; a commit is told by its beginning. */
function consumerOf(name: string, content: Resource): string {
  const { consumer } = content as Parties;
  const [, version = ''] = /\(([^()]*)\) and /.exec(name) ?? [];
  const short = /^[0-9a-f]{40}$/.test(version) ? version.slice(0, 8) : version;
  return `${consumer?.name ?? 'a consumer'} ${short}`.trim();
}

function nameOf(content: Resource): string {
  const { consumer, provider } = content as Parties;
  return `Pact between ${consumer?.name ?? 'a consumer'} and ${provider?.name ?? 'a provider'}`;
}
