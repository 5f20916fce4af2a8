import { readEntries } from '../lib/read-entries.ts';
import type { Allowance } from './judge.ts';
import { adviceFor, isChangeId } from './options.ts';

const SHAPE = { option: '--allow', members: ['id', 'place', 'reason'], optional: ['expires'] };

/**
 * Reads a file of allowed changes: a YAML list whose entries have `id`, `place`, `reason` and, if they like, `expires`.
 * @throws Error naming file and line when it can't be read, or an entry says too little, too much or something unknown
 */
export function readAllowances(file: string): Allowance[] {
  return readEntries(file, SHAPE).map(({ values, complain }) => {
    const allowance = values as unknown as Allowance;
    const { id, place } = allowance;
    if (!isChangeId(id)) {
      complain('id', `no change is called ${JSON.stringify(id)}`, adviceFor(id));
    }
    if (place !== '*' && !place.startsWith('#')) {
      const advice =
        'Write a JSON pointer from a report, such as #/components/schemas/Pet, or `*`.';
      complain('place', `\`place\` is ${JSON.stringify(place)}`, advice);
    }
    return allowance;
  });
}
