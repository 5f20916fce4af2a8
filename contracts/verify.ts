import { readDescription } from '../spec/description.ts';
import { readResource } from '../spec/read-resource.ts';
import { lackingLaws } from './laws/registry.ts';
import { runConformance } from './run/run-trials.ts';
import { coverageOf } from './rules/coverage.ts';
import { applyDeviations, type KnownDeviation } from './findings/deviations.ts';
import type { Check, Finding, Report } from './findings/finding.ts';
import { sendFirstRequest } from './run/first-request.ts';
import { drawSeed } from '../spec/lib/random.ts';
import { scopeOf } from './requests/parameters.ts';
import type { Model } from './rules/model.ts';
import { readRules } from './rules/rules.ts';
import { type Selector, select } from './rules/select.ts';
import type { PactSource } from './pacts/replay/pact-files.ts';
import { readBaseUrl, showUrl } from './http/reach.ts';
import type { PactVerification } from './pacts/replay/verify-pacts.ts';

/** Which service to verify, as whom, and how. */
export interface VerifyOptions {
  /** URL in front of the paths of the description, http or https, with or without a path. */
  readonly baseUrl: string;
  /** Credential, sent in the first header that the description names for one. */
  readonly token?: string;
  /** Value of the path parameter that is the scope of keys, such as a project; the description's example when absent. */
  readonly projectId?: string;
  /** Headers sent with each request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For one whole response, in milliseconds; 10 seconds when absent. */
  readonly timeoutMs?: number;
  /** Requests that are under way at once; 8 when absent. */
  readonly concurrency?: number;
  /** PEM certificates to trust. */
  readonly ca?: string;
  /** Decides everything that is drawn at random, but the names; drawn when absent. */
  readonly seed?: number;
  /** Rule ids, their beginnings, globs with `*`, or the suites `pacts`, `cases` and `laws`. */
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  /** What is put up with for a while. */
  readonly deviations?: readonly KnownDeviation[];
  /** Stops the run at once; the report has what was tried so far. */
  readonly signal?: AbortSignal;
  /** Called after each check of the cases and laws. */
  readonly onProgress?: (done: number, total: number) => void;
  /**
   * Sends one plain request first and throws when the response says that the URL or the credential is wrong. The command
   * asks for it, since whoever types a URL may mistype it. As a function `verify` does not unless asked: there a service
   * that responds with 404 to everything is one that breaks the contract, and the measurement of strength counts it so.
   */
  readonly probe?: boolean;
  /** Description that the service must meet; the project's own when absent. */
  readonly descriptionFile?: string;
  /** What OpenAPI cannot say of the resource behind it; the project's own when absent, where it fits the description. */
  readonly resourceFile?: string;
  /** `operationId` of the operation to try; the one that creates the resource when absent. */
  readonly operation?: string;
  /** Paths of pact files, or where they come from; the project's own when absent, unless another resource or operation is asked for. */
  readonly pactFiles?: readonly (string | PactSource)[];
  /** Called once with what came of the pacts, whatever else is left out; never when none is to be tried. */
  readonly onPacts?: (verification: PactVerification) => void;
}

const TIMEOUT_MS = 10_000;
const CONCURRENCY = 8;

/**
 * Verifies an implementation of the operation: replays the pacts, tries every case that the
 * description gives, and every law.
 * @throws Error when the service can't be reached, an option is wrong, or nothing was to be tried.
 */
export async function verify(options: VerifyOptions): Promise<Report> {
  const started = new Date();
  const startedAt = performance.now();
  const description = readDescription(options.descriptionFile);
  const model = readRules(description, {
    operation: options.operation,
    resource: options.resourceFile === undefined ? undefined : readResource(options.resourceFile),
  });
  const seed = options.seed ?? drawSeed();
  const target = readBaseUrl(options.baseUrl);
  const selector = select(options, model.rules);
  const service = serviceOf(options, model);
  const whole = {
    ...service,
    baseUrl: target,
    connections: service.concurrency,
    seed,
    model,
  };
  if (options.probe) await sendFirstRequest(whole, model);
  // First, since Pact's process is then gone before the cases take their memory.
  const wanted = hasPacts(options) && pactRules(model).some((id) => isWanted(id, selector));
  const pacts =
    wanted && !options.signal?.aborted
      ? await replayPacts({ ...service, model }, selector)
      : NO_PACTS;
  const reached = options.probe === true || pacts.checks.length > 0;
  const conformance = await runConformance({ ...whole, reached, silentSince: silentSince(pacts) });
  const checks = [...conformance.checks, ...pacts.checks];
  const interrupted = options.signal?.aborted ?? false;
  if (checks.length === 0 && !interrupted)
    throw new Error(
      `Failed to verify ${showUrl(target)}: nothing was to be tried. Pass other --only and --skip.`,
    );
  const errors = pacts.findings.filter(({ severity }) => severity === 'error');
  const failed = new Set([...conformance.failed, ...errors.map(({ rule }) => rule.id)]);
  const report: Report = {
    target: showUrl(target),
    startedAt: started.toISOString(),
    durationMs: performance.now() - startedAt,
    seed,
    interrupted,
    ...(conformance.cutShort && { cutShort: conformance.cutShort }),
    checks,
    findings: [...conformance.findings, ...pacts.findings],
    coverage: coverageOf(model.rules, checks, {
      failed,
      leftOut: conformance.leftOut,
      lacking: lackingLaws(model),
    }),
    notAskedFor: notAskedFor(model),
    deviations: [],
  };
  return applyDeviations(report, options.deviations ?? [], report.startedAt.slice(0, 10));
}

/** The options with what stands in for those that are absent. */
function serviceOf(options: VerifyOptions, { operation, resource }: Model) {
  const scope = scopeOf(operation, resource);
  const example = operation.parameters.find(({ name }) => name === scope)?.example;
  return {
    // Long enough to be told apart, should it come back in a response.
    token: 'any-token-of-a-contract-test',
    projectId: String(example ?? scope),
    headers: {},
    timeoutMs: TIMEOUT_MS,
    concurrency: CONCURRENCY,
    ...defined(options),
  };
}

function notAskedFor({ operations, operation }: Model): Report['notAskedFor'] {
  return operations
    .filter(({ id }) => id !== operation.id)
    .map(({ id, method, path }) => ({ id, method, path }));
}

interface Pacts {
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
}

const NO_PACTS: Pacts = { checks: [], findings: [] };

/** The project's own pacts are about its own resource. */
function hasPacts({ pactFiles, resourceFile, operation }: VerifyOptions): boolean {
  return pactFiles !== undefined || (resourceFile === undefined && operation === undefined);
}

/** Ids of the rules that pacts exercise. */
function pactRules({ operation }: Model): string[] {
  const { success, rejection, unauthorised } = operation;
  return [success[0], rejection, unauthorised[0]].map((status) => `response.${status}`);
}

/** Pact's native library is loaded here only, since it takes its time. */
async function replayPacts(
  options: VerifyOptions & { token: string; projectId: string; timeoutMs: number; model: Model },
  selector: Selector,
): Promise<Pacts> {
  const { verifyPacts } = await import('./pacts/replay/verify-pacts.ts');
  const verification = await verifyPacts(options);
  options.onPacts?.(verification);
  const checks = verification.checks.filter(({ rules }) =>
    rules.some((id) => isWanted(id, selector)),
  );
  const names = new Set(checks.map(({ name }) => name));
  return {
    checks: checks.map(({ mismatches: _, pact: __, ...check }) => check),
    findings: verification.findings.filter(
      ({ check, rule }) => names.has(check) && !selector.isSkipped(rule.id, 'pacts'),
    ),
  };
}

/** The first of the pacts at the end of which the service said nothing. */
function silentSince({ checks, findings }: Pacts): string | undefined {
  const silent = new Set(
    findings
      .filter(({ code }) => code === 'response.missing' || code === 'provider-state.failed')
      .map(({ check }) => check),
  );
  return checks[checks.findLastIndex(({ name }) => !silent.has(name)) + 1]?.name;
}

function isWanted(id: string, { isNamed, isSkipped }: Selector): boolean {
  return isNamed(id, 'pacts') && !isSkipped(id, 'pacts');
}

/** The options that were given: an undefined one is none. */
function defined<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
