import core from '@pact-foundation/pact-core';

/** One pact file to replay, and where. */
export interface Job {
  readonly file: string;
  readonly baseUrl: string;
  readonly statesUrl: string;
  /** Pact's own limit for one request, in milliseconds. */
  readonly timeoutMs: number;
}

/** A difference between the expected and the actual response, as the Pact core describes it. */
export interface Mismatch {
  readonly type: string;
  readonly mismatch: string;
  /** Path in the body, `$` is the whole. */
  readonly path?: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
}

/** What came of one job. `failure` is set when Pact could not compare at all. */
export interface ReplayResult {
  readonly mismatches: readonly Mismatch[];
  readonly failure?: string;
  readonly durationMs: number;
}

interface PactReport {
  result: boolean;
  errors: { mismatch: { mismatches?: Mismatch[]; message?: string } }[];
  interactionResults?: unknown[];
}

// This runs in a process of its own: the Pact core prints to standard output and has no switch for it, can't be
// interrupted, and reads proxy settings from the environment.
process.on('message', async (jobs: Job[]) => {
  for (const job of jobs) await report(await replay(job));
  process.disconnect();
});
// Also when the parent is gone.
process.on('disconnect', () => process.exit());

/** Resolves once the message is on its way, so that disconnecting loses none. */
function report(result: ReplayResult): Promise<void> {
  return new Promise((resolve) => process.send?.(result, () => resolve()));
}

async function replay({ file, baseUrl, statesUrl, timeoutMs }: Job): Promise<ReplayResult> {
  const start = performance.now();
  const report = await core.default
    .verifyPacts({
      providerBaseUrl: baseUrl,
      pactUrls: [file],
      providerStatesSetupUrl: statesUrl,
      providerStatesSetupBody: true,
      providerStatesSetupTeardown: false,
      failIfNoPactsFound: true,
      followRedirects: false,
      timeout: timeoutMs,
      logLevel: 'error',
    })
    .catch((error: Error) => error.message);
  return { ...read(report), durationMs: performance.now() - start };
}

/** A failed verification rejects with its report as the message; any other message is a failure to run. */
function read(report: string): Omit<ReplayResult, 'durationMs'> {
  try {
    const { result, errors, interactionResults } = JSON.parse(report) as PactReport;
    const mismatches = errors.flatMap(({ mismatch }) => mismatch.mismatches ?? []);
    if (mismatches.length > 0) return { mismatches };
    const failure = errors.map(({ mismatch }) => mismatch.message ?? 'unknown').join('; ');
    if (failure || !result) return { mismatches, failure: failure || 'Pact gave no reason' };
    return interactionResults?.length
      ? { mismatches }
      : { mismatches, failure: 'nothing replayed' };
  } catch {
    return { mismatches: [], failure: report };
  }
}
