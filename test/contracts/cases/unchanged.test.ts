import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { deriveCases } from '../../../contracts/cases/derive.ts';
import { lawTrials } from '../../../contracts/laws/registry.ts';
import { createWorkshop } from '../../../contracts/requests/workshop.ts';
import { readRules } from '../../../contracts/rules/rules.ts';
import { readDescription } from '../../../spec/description.ts';
import { createRandom } from '../../../spec/lib/random.ts';

const model = readRules(readDescription());
let count = 0;
const nextName = () => `Cnfixed00${(count++).toString(36).padStart(3, '0')}`;
const workshop = createWorkshop(model, createRandom(1), nextName);
const { cases } = deriveCases(workshop);
const trials = lawTrials(workshop, cases);

/**
 * What a seed and a description give, so that a change of the engine which means to change nothing is seen to. Whoever
 * adds a rule, a family of cases or a law puts the new numbers here, and says so in the commit.
 */
test.each<[string, number, readonly string[], string]>([
  [
    'names of cases',
    845,
    cases.map(({ name }) => name),
    'c6583c9b66d26bc4906afb924ea57102c011dfcb84eedf3c6d3bf66901ac73aa',
  ],
  [
    'bytes of cases',
    845,
    cases.map(({ bytes }) => bytes.toString('base64')),
    '08aae994cc20648f1285bf1ea82cae3d391cebcde524fb58dfdd3dcf847fd069',
  ],
  [
    'names of trials',
    120,
    trials.map(({ name }) => name),
    'a3365b6f835f587d46192a3325a09d2fe8bc1f1eb23a720d738bbc35520aca10',
  ],
  [
    'ids and places of rules',
    109,
    model.rules.map(({ id, pointer }) => `${id} ${pointer}`),
    '19db13036de7b64c75753b0d851c0a6cc0155ced472e9c26756d3c0d2f203253',
  ],
])('the %s are the same as ever', (_, number, lines, digest) => {
  const found = createHash('sha256').update(lines.join('\n')).digest('hex');
  expect([lines.length, found]).toEqual([number, digest]);
});
