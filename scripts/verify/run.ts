import type { Model } from '../../contracts/rules/model.ts';
import { readRules } from '../../contracts/rules/rules.ts';
import { type VerifyOptions, verify } from '../../contracts/verify.ts';
import { readDescription } from '../../spec/description.ts';
import { readResource } from '../../spec/read-resource.ts';
import { onInterrupt } from '../lib/interrupt.ts';
import { redactText } from '../lib/redact-text.ts';
import { hasColors, type Streams } from '../lib/streams.ts';
import { render, VERIFY_FORMATS } from '../reports/formats.ts';
import { htmlFileIn, prepareReports, writeReports } from '../reports/write-reports.ts';
import type { BrokerRun, startBrokerRun } from '../broker/broker-run.ts';
import { addressOf, secretsOfBroker } from '../broker/options.ts';
import { type BrokerVerifyFlags, wantsBroker } from '../broker/verify-options.ts';
import { ownCopy, readCopy } from '../reports/verify/copy.ts';
import { judge } from '../reports/verify/summary.ts';
import { explainRule, explainRules } from './explain.ts';
import { createProgress } from './progress.ts';
import { readCertificates, readHeaders } from './options.ts';
import { readDeviations } from './read-deviations.ts';
import { redactReport, secretsOf } from './redact.ts';

/** The options of `verify`, as given on the command line. */
export interface VerifyFlags extends Partial<BrokerVerifyFlags> {
  readonly token?: string;
  readonly header?: readonly string[];
  readonly projectId?: string;
  readonly operation?: string;
  readonly resource?: string;
  readonly timeout: number;
  readonly concurrency: number;
  readonly ca?: string;
  readonly seed?: number;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly knownDeviations?: string;
  readonly minCoverage?: number;
  readonly format: keyof typeof VERIFY_FORMATS;
  readonly reportDir?: string;
  readonly annotate?: string;
}

/**
 * Verifies a service and shows the report. An interrupt (Ctrl-C) stops it at once, with what was found until then.
 * @returns the exit code: 0 holds, 1 broken, 2 could not run
 * @throws Error when the service can't be reached or an option is wrong
 */
export async function runVerify(
  baseUrl: string,
  flags: VerifyFlags,
  { stdout, stderr }: Streams = process,
): Promise<number> {
  const headers = readHeaders(flags.header ?? []);
  const broker = wantsBroker(flags) ? flags : undefined;
  const secrets = [
    ...secretsOf(flags.token ?? '', baseUrl, headers),
    ...(broker ? secretsOfBroker(addressOf(broker)) : []),
  ];
  const progress = createProgress(stderr);
  const interrupt = onInterrupt();
  const { signal } = interrupt;
  const redact = (text: string) => redactText(text, secrets);
  const tell = (text: string) => stderr.write(redact(text));
  let run: BrokerRun | undefined;
  try {
    const copy = flags.annotate ? readCopy(flags.annotate) : ownCopy();
    if (flags.reportDir) prepareReports(flags.reportDir);
    if (broker) run = await startRun(broker, { tell, redact, signal });
    const options = { ...optionsOf(flags), ...run?.options, baseUrl, headers, signal };
    const found = await verify({ ...options, probe: true, onProgress: progress.update });
    progress.stop();
    const report = redactReport(found, secrets);
    const shown = { minCoverage: flags.minCoverage, colors: hasColors(stdout), copy };
    const htmlFile = flags.reportDir && htmlFileIn(flags.reportDir);
    stdout.write(await render(VERIFY_FORMATS[flags.format], report, { ...shown, htmlFile }));
    if (flags.reportDir) {
      await writeReports(report, flags.reportDir, shown);
      stderr.write(`Wrote the reports to ${flags.reportDir}; report.html is for reading.\n`);
    }
    if (!report.interrupted) await run?.finish();
    return judge(report, shown).exitCode;
  } catch (error) {
    throw new Error(redact(messageOf(error as Error, baseUrl)));
  } finally {
    progress.stop();
    interrupt.release();
    await run?.close();
  }
}

/** Our own messages say what failed; any other error gets that said of it. */
function messageOf({ message }: Error, baseUrl: string): string {
  return message.startsWith('Failed to ') ? message : `Failed to verify ${baseUrl}: ${message}`;
}

/** Loaded only where a broker is asked. */
async function startRun(...given: Parameters<typeof startBrokerRun>): Promise<BrokerRun> {
  const broker = await import('../broker/broker-run.ts');
  return broker.startBrokerRun(...given);
}

/**
 * The text for `--explain`: one rule, `rules` for all of them, `open` for what no check may judge.
 * @throws Error when there is no such rule
 */
export function explain(subject: string, chosen: Chosen = {}): string {
  const model = modelOf(chosen);
  if (subject === 'open') {
    const lines = model.open.map(({ id, sentence }) => `  ${id}: ${sentence}`);
    return ['Left open by the document, so no service fails for it:', ...lines].join('\n');
  }
  return subject === 'rules' ? explainRules(model.rules) : explainRule(subject, model);
}

function optionsOf(flags: VerifyFlags): Partial<VerifyOptions> {
  const { timeout, ca, knownDeviations, resource } = flags;
  const { token, projectId, operation, concurrency, seed, only, skip } = flags;
  const options = {
    token,
    projectId,
    operation,
    resourceFile: resource,
    timeoutMs: timeout,
    concurrency,
    ca: ca && readCertificates(ca),
    seed,
    only,
    skip,
    deviations: knownDeviations && readDeviations(knownDeviations, ruleIds(flags)),
  };
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(given);
}

function ruleIds(chosen: Chosen): ReadonlySet<string> {
  return new Set(modelOf(chosen).rules.map(({ id }) => id));
}

/** What the rules are read of. */
type Chosen = Pick<VerifyFlags, 'operation' | 'resource'>;

function modelOf({ operation, resource }: Chosen): Model {
  return readRules(readDescription(), {
    operation,
    resource: resource === undefined ? undefined : readResource(resource),
  });
}
