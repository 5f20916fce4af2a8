import type { Check, Finding } from '../../findings/finding.ts';
import { findingsOf, type Replayed, responseRule } from './findings.ts';
import { type PactSource, readPacts, type SinglePact } from './pact-files.ts';
import { reach, readBaseUrl, showUrl } from '../../http/reach.ts';
import { startRecorder } from './recorder.ts';
import { runReplay } from './run-replay.ts';
import { createSession, type SessionOptions } from './session.ts';

/** Which service to verify, as whom, and with which pacts. */
export interface VerifyPactsOptions extends Omit<SessionOptions, 'target'> {
  /** URL in front of `/v5`, http or https, with or without a path. */
  readonly baseUrl: string;
  /** Paths of pact files, or where they come from; the committed ones when absent. */
  readonly pactFiles?: readonly (string | PactSource)[];
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
 * consumer sends it, and the answer must satisfy the pact and, to the byte, the description.
 * @throws Error when the service can't be reached, a pact can't be read, or there is nothing to replay.
 */
export async function verifyPacts(options: VerifyPactsOptions): Promise<PactVerification> {
  const target = readBaseUrl(options.baseUrl);
  const pacts = await readPacts(options.pactFiles);
  if (options.signal?.aborted) return { checks: [], findings: [], interrupted: true };
  await reach(target, options);
  const session = { ...options, target };
  const recorder = await startRecorder(createSession(session));
  try {
    // The limit that counts is the client's behind the recorder; this one is for a recorder that is stuck.
    const limits = { ...options, timeoutMs: options.timeoutMs + 5_000 };
    const outcomes = await runReplay(pacts, recorder, limits);
    const replayed = outcomes.map((outcome, index) => ({
      pact: pacts[index] as SinglePact,
      recording: recorder.recordingOf(index),
      outcome,
    }));
    return summarise(replayed, session);
  } finally {
    await recorder.close();
  }
}

function summarise(replayed: readonly Replayed[], session: SessionOptions): PactVerification {
  const results = replayed.map((one) => {
    const { pact, recording, outcome } = one;
    const findings = findingsOf(one, session);
    const tried = recording.stateProblem || recording.exchange;
    if (outcome.failure && (!tried || findings.length === 0)) {
      throw new Error(
        `Failed to verify ${showUrl(session.target)}: Pact could not replay "${pact.description}" (${outcome.failure}). Check the pact file.`,
      );
    }
    return { check: toCheck(one, findings), findings };
  });
  return {
    checks: results.map(({ check }) => check),
    findings: results.flatMap(({ findings }) => findings),
    interrupted: session.signal?.aborted ?? false,
  };
}

function toCheck({ pact, outcome }: Replayed, findings: readonly Finding[]): PactCheck {
  return {
    pact,
    name: pact.description,
    suite: 'pacts',
    rules: [responseRule(pact.status).id],
    outcome: findings.length > 0 ? 'failed' : 'passed',
    durationMs: outcome.durationMs,
    mismatches: findings.map(({ message }) => message),
  };
}
