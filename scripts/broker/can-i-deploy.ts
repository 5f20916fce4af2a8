import { onInterrupt } from '../lib/interrupt.ts';
import type { Streams } from '../lib/streams.ts';
import { CAN_I_DEPLOY_FORMATS, render } from '../reports/formats.ts';
import { askMatrix } from './matrix.ts';
import { addressOf, type BrokerFlags } from './options.ts';
import { findVersion } from './version.ts';

/** The options of `can-i-deploy`, as given on the command line. */
export interface CanIDeployFlags extends BrokerFlags {
  readonly pacticipant: string;
  readonly appVersion?: string;
  readonly toEnvironment?: string;
  readonly ignore?: readonly string[];
  readonly retryWhileUnknown: number;
  /** In seconds. */
  readonly retryInterval: number;
  readonly format: keyof typeof CAN_I_DEPLOY_FORMATS;
}

/**
 * Asks whether a version may be deployed, and shows what the broker says.
 * @returns the exit code: 0 yes, 1 no, also when a result is missing
 * @throws Error when the broker can't be asked
 */
export async function runCanIDeploy(
  flags: CanIDeployFlags,
  { stdout, stderr }: Streams = process,
): Promise<number> {
  const { pacticipant, toEnvironment: environment, ignore = [] } = flags;
  const { retryWhileUnknown: times, retryInterval: interval } = flags;
  const address = addressOf(flags);
  const { version } = await findVersion({ appVersion: flags.appVersion });
  const question = { pacticipant, version: version.number, environment, ignore };
  const { signal, release } = onInterrupt();
  if (times > 0) stderr.write(`Waits up to ${times * interval} s for results that are missing.\n`);
  try {
    const options = { address, timeoutMs: flags.brokerTimeout, signal };
    const matrix = await askMatrix(question, options, { times, interval });
    stdout.write(await render(CAN_I_DEPLOY_FORMATS[flags.format], matrix, {}));
    return matrix.deployable ? 0 : 1;
  } finally {
    release();
  }
}
