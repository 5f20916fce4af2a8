import { setTimeout as wait } from 'node:timers/promises';
import { askMatrix, type Matrix, type Question } from '../../contracts/broker/matrix.ts';
import type { Hal } from '../../contracts/broker/hal.ts';
import { onInterrupt } from '../verify/interrupt.ts';
import type { Streams } from '../verify/run.ts';
import { type AnswerFormat, renderAnswer } from './answer.ts';
import { type BrokerFlags, halOf } from './options.ts';
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
  readonly format: AnswerFormat;
}

/**
 * Asks whether a version may be deployed, and shows the answer.
 * @returns the exit code: 0 yes, 1 no, also when a result is missing
 * @throws Error when the broker can't be asked
 */
export async function runCanIDeploy(
  flags: CanIDeployFlags,
  { stdout, stderr }: Streams = process,
): Promise<number> {
  const { pacticipant, toEnvironment: environment, ignore = [] } = flags;
  const { version } = await findVersion({ appVersion: flags.appVersion });
  const question = { pacticipant, version: version.number, environment, ignore };
  const interrupt = onInterrupt();
  try {
    const hal = halOf(flags, interrupt.signal);
    const matrix = await askUntilKnown(hal, question, {
      times: flags.retryWhileUnknown,
      intervalMs: flags.retryInterval * 1000,
      signal: interrupt.signal,
      onWait: (missing) => stderr.write(`${missing} missing. Waiting for it to be published.\n`),
    });
    stdout.write(renderAnswer(question, matrix, flags.format));
    return matrix.deployable ? 0 : 1;
  } finally {
    interrupt.release();
  }
}

interface Patience {
  readonly times: number;
  readonly intervalMs: number;
  readonly signal: AbortSignal;
  readonly onWait: (missing: string) => void;
}

async function askUntilKnown(hal: Hal, question: Question, patience: Patience): Promise<Matrix> {
  const { times, intervalMs, signal, onWait } = patience;
  let matrix = await askMatrix(hal, question);
  for (let left = times; left > 0 && matrix.deployable === undefined; left--) {
    onWait(matrix.unknown === 1 ? 'One result is' : `${matrix.unknown} results are`);
    await wait(intervalMs, undefined, { signal }).catch(() => {
      throw new Error('Failed to ask whether it may be deployed: interrupted. Run it again.');
    });
    matrix = await askMatrix(hal, question);
  }
  return matrix;
}
