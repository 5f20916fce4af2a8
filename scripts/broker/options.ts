import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Hal, createHal } from '../../contracts/broker/hal.ts';
import { type BrokerAddress, readAddress } from '../../contracts/broker/address.ts';
import { collect, wholeNumber } from '../lib/options.ts';

/** How a broker is named on the command line. */
export interface BrokerFlags {
  /** URL; `true` when the option of `verify` has none. */
  readonly broker?: string | true;
  readonly brokerToken?: string;
  readonly brokerTimeout: number;
}

/** How a version is named on the command line. */
export interface VersionFlags {
  readonly appVersion?: string | undefined;
  readonly branch?: string | undefined;
  readonly tag?: readonly string[] | undefined;
  readonly buildUrl?: string | undefined;
}

/** Said in the help of every command that asks a broker. */
export const UNTRIED =
  'Tested against a stand-in with the documented requests, not against a real Pact Broker or PactFlow.';

/** Said too, since credentials are not all options. */
export const CREDENTIALS =
  'PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD take the place of a token where the broker wants them.';

/** Adds the options that say where the broker is, and as whom it is asked. */
export function addBrokerOptions(command: Command): Command {
  return command
    .addOption(new Option('--broker <url>', 'URL of the broker').env('PACT_BROKER_BASE_URL'))
    .addOption(tokenOption())
    .addOption(timeoutOption());
}

/** The token of a broker. */
export function tokenOption(): Option {
  return new Option('--broker-token <token>', 'bearer token; better in the environment').env(
    'PACT_BROKER_TOKEN',
  );
}

/** How long to wait for a broker. */
export function timeoutOption(): Option {
  return new Option('--broker-timeout <ms>', 'limit for one response of the broker')
    .argParser(wholeNumber(1, 600_000))
    .default(30_000);
}

/** Adds the options that describe the version which is published or verified. */
export function addVersionOptions(command: Command): Command {
  return command
    .option('--branch <name>', 'branch of that version; that of git or the CI system when absent')
    .option('--tag <name>', 'tag of that version; repeatable', collect)
    .option('--build-url <url>', 'of the build; that of the CI system when absent', readUrl);
}

/**
 * The address that the options and the environment give.
 * @throws Error when there is none, or a wrong one
 */
export function addressOf(
  { broker, brokerToken }: BrokerFlags,
  env: Readonly<Record<string, string | undefined>> = process.env,
): BrokerAddress {
  const url = typeof broker === 'string' ? broker : env.PACT_BROKER_BASE_URL;
  if (!url) {
    throw new Error(
      'Failed to find the broker: no URL was given. Pass one with --broker, or in PACT_BROKER_BASE_URL.',
    );
  }
  const { PACT_BROKER_USERNAME: user, PACT_BROKER_PASSWORD: password } = env;
  return readAddress({ url, token: brokerToken, user, password });
}

/** A client of that broker. */
export function halOf(flags: BrokerFlags, signal?: AbortSignal): Hal {
  return createHal(addressOf(flags), {
    timeoutMs: flags.brokerTimeout,
    ...(signal && { signal }),
  });
}

/** The secrets of a broker, for what must not show them. */
export function secretsOfBroker({ token, basic }: BrokerAddress): string[] {
  return [token, basic?.password].filter((secret) => secret !== undefined).filter(isLong);
}

/** A shorter text would be found in words that have nothing to do with it. */
function isLong(secret: string): boolean {
  return secret.length >= 4;
}

function readUrl(text: string): string {
  if (URL.canParse(text) && /^https?:/.test(text)) return text;
  throw new InvalidArgumentError('Pass an http or https URL.');
}
