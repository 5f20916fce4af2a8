import { compareDescriptions } from '../../contracts/compare/compare-descriptions.ts';
import type { Comparison } from '../../contracts/compare/change.ts';
import type { ChangeId } from '../../contracts/compare/ids.ts';
import type { Description } from '../../spec/description.ts';
import { count } from '../reports/text.ts';
import type { Streams } from '../verify/run.ts';
import type { Format } from './formats.ts';
import { judge, type Override } from './judge.ts';
import { audiencesFor, type FOR } from './options.ts';
import { readAllowances } from './read-allowances.ts';
import { render } from './render.ts';
import { loadDescription } from './source.ts';

/** The options of `compare`, as given on the command line. */
export interface CompareFlags {
  readonly for: (typeof FOR)[number];
  readonly failOn: 'breaking' | 'warning';
  readonly level?: ReadonlyMap<ChangeId, Override>;
  readonly allow?: string;
  readonly pacts?: string;
  readonly format: Format;
}

/** What is compared. */
export interface Subjects {
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
  stdout.write(render(judgement, { format: flags.format, sources, colors: hasColors(stdout) }));
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

/** Colours are for terminals, unless NO_COLOR is set (no-color.org). */
function hasColors(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}
