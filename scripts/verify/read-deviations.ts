import type { KnownDeviation } from '../../contracts/findings/deviations.ts';
import { readEntries } from '../lib/read-entries.ts';

const SHAPE = { option: '--known-deviations', members: ['rule', 'reason', 'expires'] };

/**
 * Reads a file of known deviations: a YAML list whose entries have `rule`, `reason` and `expires`.
 * @throws Error naming file and line when it can't be read, or an entry says too little, too much or something unknown
 */
export function readDeviations(file: string, rules: ReadonlySet<string>): KnownDeviation[] {
  const seen = new Set<string>();
  return readEntries(file, SHAPE).map(({ values, complain }) => {
    const deviation = values as unknown as KnownDeviation;
    if (!rules.has(deviation.rule)) {
      const advice = 'Take the id of a rule from a report, or list them with --explain rules.';
      complain('rule', `no rule is called ${JSON.stringify(deviation.rule)}`, advice);
    }
    if (seen.has(deviation.rule)) {
      complain('rule', `${deviation.rule} has an entry already`, 'Keep one of them.');
    }
    seen.add(deviation.rule);
    return deviation;
  });
}
