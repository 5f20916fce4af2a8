import { readDescription } from '../../../spec/description.ts';
import type { Check, Finding } from '../../findings/finding.ts';
import { createJudge } from '../../judge/judge.ts';
import type { Model } from '../../rules/model.ts';
import { readRules } from '../../rules/rules.ts';
import { type Bench, expectationOf, findingsOf, type ReplayedInteraction } from './findings.ts';
import { type PactSource, readPacts, type SinglePact } from './pact-files.ts';
import { reach, readBaseUrl, showUrl } from '../../http/reach.ts';
import { startRecorder } from './recorder.ts';
import { runReplay } from './run-replay.ts';
import { createProvider, type ProviderOptions } from './provider.ts';

/** Which service to verify, as whom, and with which pacts. */
export interface VerifyPactsOptions extends Omit<ProviderOptions, 'target' | 'model'> {
  /** URL in front of the paths of the description, http or https. */
  readonly baseUrl: string;
  /** Paths of pact files, or where they come from; the committed ones when absent. */
  readonly pactFiles?: readonly (string | PactSource)[];
  /** What the description of the service demands; the project's own when absent. */
  readonly model?: Model;
}

/** What came of one interaction. */
export interface PactCheck extends Check {
  readonly mismatches: readonly string[];
  readonly pact: SinglePact;
}

/** What became of the pacts. */
export interface PactVerification {
  /** One for each interaction that was replayed. */
  readonly checks: readonly PactCheck[];
  readonly findings: readonly Finding[];
  /** True when the signal stopped the run before its end. */
  readonly interrupted: boolean;
}

/**
 * Replays pacts at a service. Each interaction's states are set up through the API, its request is sent as the
 * consumer sends it, and the response must satisfy the pact and, to the byte, the description.
 * @throws Error when the service can't be reached, a pact can't be read, or there is nothing to replay.
 */
export async function verifyPacts(options: VerifyPactsOptions): Promise<PactVerification> {
  const target = readBaseUrl(options.baseUrl);
  const model = options.model ?? readRules(readDescription());
  const pacts = await readPacts(options.pactFiles, model);
  if (options.signal?.aborted) return { checks: [], findings: [], interrupted: true };
  await reach(target, options);
  const recorder = await startRecorder(createProvider({ ...options, target, model }));
  try {
    // The limit that counts is the client's behind the recorder; this one is for a recorder that is stuck.
    const limits = { ...options, timeoutMs: options.timeoutMs + 5_000 };
    const results = await runReplay(pacts, recorder, limits);
    const replayed = results.map((result, index) => ({
      pact: pacts[index] as SinglePact,
      recording: recorder.recordingOf(index),
      result,
    }));
    const found = summarise(replayed, { model, judge: createJudge(model), target });
    return { ...found, interrupted: options.signal?.aborted ?? false };
  } finally {
    await recorder.close();
  }
}

function summarise(
  replayed: readonly ReplayedInteraction[],
  bench: Bench,
): Omit<PactVerification, 'interrupted'> {
  const tried = replayed.map((one) => {
    const { pact, recording, result } = one;
    const findings = findingsOf(one, bench);
    const isTried = recording.stateProblem || recording.exchange;
    if (result.failure && (!isTried || findings.length === 0)) {
      throw new Error(
        `Failed to verify ${showUrl(bench.target)}: Pact could not replay "${pact.description}" (${result.failure}). Check the pact file.`,
      );
    }
    return { check: toCheck(one, findings, bench.model), findings };
  });
  return {
    checks: tried.map(({ check }) => check),
    findings: tried.flatMap(({ findings }) => findings),
  };
}

function toCheck(
  { pact, result }: ReplayedInteraction,
  findings: readonly Finding[],
  model: Model,
): PactCheck {
  return {
    pact,
    name: pact.description,
    suite: 'pacts',
    rules: [expectationOf(pact, model).rule.id],
    outcome: findings.length > 0 ? 'failed' : 'passed',
    durationMs: result.durationMs,
    mismatches: findings.map(({ message }) => message),
  };
}
