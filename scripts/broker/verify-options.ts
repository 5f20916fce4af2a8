import { type Command, InvalidArgumentError, Option } from 'commander';
import { readSelector, type Selector } from '../../contracts/broker/selectors.ts';
import {
  addVersionOptions,
  type BrokerFlags,
  CREDENTIALS,
  timeoutOption,
  tokenOption,
  UNTRIED,
  type VersionFlags,
} from './options.ts';

/** The options of `verify` that have to do with a broker. */
export interface BrokerVerifyFlags extends BrokerFlags, VersionFlags {
  readonly provider?: string;
  readonly selector?: readonly Selector[];
  readonly enablePending?: true;
  readonly includeWipSince?: string;
  readonly publishResults?: true;
  readonly providerAppVersion?: string;
}

const HELP = `
With --broker the pacts come from there, by --selector, or else of the main branches and of what is deployed or released:
  drs-contract verify http://127.0.0.1:8080 --broker https://broker.example.com --provider connection-service
  drs-contract verify http://127.0.0.1:8080 --broker --provider connection-service \\
      --enable-pending --include-wip-since 2026-01-01 --publish-results
A failure of a pending pact is a warning. Known deviations excuse a run, but not a result that is published.

${CREDENTIALS}
${UNTRIED}`;

/** Adds the options with which `verify` takes the pacts from a broker. */
export function addBrokerVerifyOptions(command: Command): Command {
  command
    .optionsGroup('With the pacts of a broker:')
    .option('--broker [url]', 'take the pacts from a broker; of PACT_BROKER_BASE_URL without a URL')
    .addOption(tokenOption())
    .addOption(timeoutOption())
    .option('--provider <name>', 'what the service is called at the broker')
    .option('--selector <json>', 'which versions of consumers count; repeatable', collectSelector)
    .option('--enable-pending', 'let pacts fail that no version of the branch has satisfied yet')
    .addOption(
      new Option(
        '--include-wip-since <date>',
        'take pacts of unmerged work too, which may fail',
      ).argParser(readDay),
    )
    .option('--publish-results', 'tell the broker what came of the pacts')
    .option('--provider-app-version <version>', 'of the service; the commit when absent');
  return addVersionOptions(command).addHelpText('after', HELP);
}

/**
 * Whether a broker is to be asked.
 * @throws Error when it is not, but an option needs it
 */
export function wantsBroker(flags: Partial<BrokerVerifyFlags>): flags is BrokerVerifyFlags {
  if (flags.broker !== undefined) return true;
  const needy = {
    provider: '--provider',
    selector: '--selector',
    enablePending: '--enable-pending',
    includeWipSince: '--include-wip-since',
    publishResults: '--publish-results',
    providerAppVersion: '--provider-app-version',
    branch: '--branch',
    tag: '--tag',
    buildUrl: '--build-url',
  } as const;
  const [, lonely] =
    Object.entries(needy).find(([name]) => flags[name as keyof typeof needy] !== undefined) ?? [];
  if (!lonely) return false;
  throw new Error(
    `Failed to verify: ${lonely} is of no use without a broker. Add --broker, with its URL or with PACT_BROKER_BASE_URL set.`,
  );
}

function collectSelector(text: string, earlier: readonly Selector[] = []): Selector[] {
  try {
    return [...earlier, readSelector(text)];
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

function readDay(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('Pass a day such as 2026-01-31.');
}
