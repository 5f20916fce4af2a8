import { unreachable } from '../http/reach.ts';
import { createJudge } from '../judge/judge.ts';
import { deriveCases } from '../cases/derive.ts';
import { caseTrial } from '../cases/trials.ts';
import { coverageOf } from '../rules/coverage.ts';
import type { Check, Coverage, CutShort, Finding } from '../findings/finding.ts';
import { type Found, groupFindings } from '../findings/group.ts';
import { lackingLaws, lawTrials } from '../laws/registry.ts';
import type { Problem } from '../findings/problem.ts';
import { createRandom } from '../../spec/lib/random.ts';
import { createNames } from '../requests/names.ts';
import type { Model } from '../rules/model.ts';
import { type Selection, type Selector, select } from '../rules/select.ts';
import { openSession, type Session, type Target } from './session.ts';
import type { Trial } from './trial.ts';
import { createWorkshop } from '../requests/workshop.ts';

/** A service, and how to try it. */
export interface ConformanceOptions extends Target, Selection {
  /** Decides everything that is drawn at random, but the names. */
  readonly seed: number;
  /** Trials that run at once. */
  readonly concurrency: number;
  /** What the service must meet. */
  readonly model: Model;
  /** Whether the service was seen to respond: then one that can no longer be reached has crashed. */
  readonly reached?: boolean;
  /** Name of an earlier check, if it and all that followed it got no response. */
  readonly silentSince?: string | undefined;
  /** Called after each trial, and once before the first. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What the cases and laws showed. */
export interface Conformance {
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
  readonly coverage: readonly Coverage[];
  /** Ids of the rules that a problem names. */
  readonly failed: ReadonlySet<string>;
  /** Ids of the rules that only trials would exercise which were not selected. */
  readonly leftOut: ReadonlySet<string>;
  readonly interrupted: boolean;
  readonly cutShort?: CutShort;
}

/**
 * Tries a service with every case that the description gives and every law. Ends within limits
 * whatever the service does; stopped by the signal it gives what it has.
 * @throws Error when no connection can be made before the first response, and none was made before.
 */
export async function runConformance(options: ConformanceOptions): Promise<Conformance> {
  const { model } = options;
  const selector = select(options, model.rules);
  const judge = createJudge(model);
  const workshop = createWorkshop(model, createRandom(options.seed), createNames());
  const { cases } = deriveCases(workshop);
  const all = [...cases.map((one) => caseTrial(one, judge)), ...lawTrials(workshop, cases)];
  const trials = all.filter((trial) => selector.wants(trial));
  const chosen = new Set(trials.flatMap(rulesOf));
  const leftOut = new Set(all.flatMap(rulesOf).filter((id) => !chosen.has(id)));
  const session = openSession(options, workshop, judge);
  try {
    const { checks, found, unanswered } = await runTrials(trials, { session, selector, options });
    const findings = groupFindings(found, { ...model, target: options.baseUrl });
    const failed = new Set(
      [...found.map(({ problem }) => problem.rule), ...findings.map(({ rule }) => rule)].map(
        ({ id }) => id,
      ),
    );
    const left = trials.length - checks.length;
    const cutShort = session.cutShort && { check: unanswered ?? 'the first check', left };
    if (cutShort)
      findings.push(cutShortFinding(cutShort, session, model.rule('response.complete')));
    return {
      checks,
      findings,
      coverage: coverageOf(model.rules, checks, { failed, leftOut, lacking: lackingLaws(model) }),
      failed,
      leftOut,
      interrupted: options.signal?.aborted ?? false,
      ...(cutShort && { cutShort }),
    };
  } finally {
    session.close();
  }
}

function rulesOf({ rule, also = [] }: Trial): string[] {
  return [rule, ...also].map(({ id }) => id);
}

interface Run {
  readonly session: Session;
  readonly selector: Selector;
  readonly options: ConformanceOptions;
}

async function runTrials(trials: readonly Trial[], run: Run): Promise<Tried> {
  const checks: Check[] = [];
  const found: Found[] = [];
  let unanswered = run.options.silentSince;
  let done = 0;
  const { session, selector, options } = run;
  const isOver = () => options.signal?.aborted || session.cutShort !== undefined;
  options.onProgress?.(0, trials.length);
  const attempt = async (trial: Trial) => {
    const startedAt = performance.now();
    const { problems: shown, exercised } = await trial.run(session);
    if (shown.some(({ code }) => code.startsWith('transport.'))) unanswered ??= trial.name;
    else if (exercised.length > 0) unanswered = undefined;
    if (isOver()) return shown;
    const problems = selector.counted(shown, trial);
    // What showed nothing neither passed nor failed: its rules stay as not exercised as they were.
    if (shown.length > 0 || exercised.length > 0) {
      checks.push({
        name: trial.name,
        suite: trial.suite,
        rules: [...new Set(exercised.map(({ id }) => id))],
        outcome: problems.length > 0 ? 'failed' : 'passed',
        durationMs: performance.now() - startedAt,
      });
    }
    found.push(...problems.map((problem) => ({ problem, check: trial.name, suite: trial.suite })));
    options.onProgress?.(++done, trials.length);
    return shown;
  };
  const [first, ...rest] = trials;
  if (!first || isOver()) return { checks, found };
  const shown = await attempt(first);
  if (!options.reached) rejectUnreachable(shown, options.baseUrl);
  await inParallel(
    rest.filter(({ alone }) => !alone),
    { limit: options.concurrency, isOver, attempt },
  );
  await inParallel(
    rest.filter(({ alone }) => alone),
    { limit: 1, isOver, attempt },
  );
  return { checks, found, ...(unanswered !== undefined && { unanswered }) };
}

interface Tried {
  readonly checks: Check[];
  readonly found: Found[];
  /** The first of the trials at the end that got no response. */
  readonly unanswered?: string;
}

interface Pool {
  readonly limit: number;
  readonly isOver: () => boolean | undefined;
  readonly attempt: (trial: Trial) => Promise<unknown>;
}

async function inParallel(
  trials: readonly Trial[],
  { limit, isOver, attempt }: Pool,
): Promise<void> {
  const queue = trials.values();
  const worker = async () => {
    for (const trial of queue) {
      if (isOver()) return;
      await attempt(trial);
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
}

function rejectUnreachable([problem]: readonly Problem[], target: URL): void {
  if (problem?.code !== 'transport.unreachable') return;
  throw unreachable(target, problem.actual);
}

function cutShortFinding(
  { check, left }: CutShort,
  { cutShort: unanswered }: Session,
  rule: Finding['rule'],
): Finding {
  return {
    code: 'run.cut-short',
    severity: 'error',
    message: `The service stopped responding during "${check}"; ${left} checks were not run. Respond to every request, whole and in time.`,
    rule,
    suite: 'cases',
    check: 'run',
    expected: 'a response to every request',
    actual: `${unanswered} requests without a response`,
  };
}
