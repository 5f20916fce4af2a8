import { compareDescriptions } from '../../contracts/compare/compare-descriptions.ts';
import type { Comparison } from '../../contracts/compare/change.ts';
import type { ChangeId } from '../../contracts/compare/ids.ts';
import type { Description } from '../../spec/description.ts';
import { count } from '../lib/text.ts';
import { hasColors, type Streams } from '../lib/streams.ts';
import { COMPARE_FORMATS, render } from '../reports/formats.ts';
import { judge, type Override } from './judge.ts';
import { audiencesFor, type FOR } from './options.ts';
import { readAllowances } from './read-allowances.ts';
import { loadDescription } from './source.ts';

/** The options of `compare`, as given on the command line. */
export interface CompareFlags {
  readonly for: (typeof FOR)[number];
  readonly failOn: 'breaking' | 'warning';
  readonly level?: ReadonlyMap<ChangeId, Override>;
  readonly allow?: string;
  readonly pacts?: string;
  readonly format: keyof typeof COMPARE_FORMATS;
}

/** What is compared. */
interface Subjects {
  readonly old: string;
  /** The project's own description when absent. */
  readonly new: string | undefined;
}

/**
 * Compares two descriptions and shows what changed.
 * @returns the exit code: 0 nothing that fails, 1 something does
 * @throws Error when a description, or a file of an option, can't be read
 */
export async function runCompare(
  subjects: Subjects,
  flags: CompareFlags,
  { stdout, stderr }: Streams = process,
): Promise<number> {
  const allowances = flags.allow === undefined ? [] : readAllowances(flags.allow);
  const [old, now] = [await loadDescription(subjects.old), await loadDescription(subjects.new)];
  const found = compareDescriptions(old, now);
  const judgement = judge(await withPacts(found, now, { pacts: flags.pacts, stderr }), {
    audiences: audiencesFor(flags.for),
    failOn: flags.failOn,
    overrides: flags.level ?? new Map(),
    allowances,
    today: new Date().toISOString().slice(0, 10),
  });
  const sources = { old: old.file, new: now.file };
  const options = { sources, colors: hasColors(stdout) };
  stdout.write(await render(COMPARE_FORMATS[flags.format], judgement, options));
  return judgement.exitCode;
}

/** The comparison, with what an old client would not get any more. */
async function withPacts(
  found: Comparison,
  now: Description,
  { pacts, stderr }: { pacts: string | undefined; stderr: Streams['stderr'] },
): Promise<Comparison> {
  if (pacts === undefined) return found;
  // The mock and Pact's native library are loaded here only, since they take their time.
  const { replayPacts } = await import('./replay-pacts.ts');
  const { interactions, changes } = await replayPacts(pacts, now);
  stderr.write(`Replayed ${count(interactions, 'interaction')} of ${pacts}.\n`);
  return { ...found, changes: [...found.changes, ...changes] };
}
