import { describe, expect, it } from 'vitest';
import { BENIGN } from '../../../contracts/strength/benign/index.ts';
import type { Variant } from '../../../contracts/strength/mutation.ts';
import { MUTATIONS } from '../../../contracts/strength/mutations/index.ts';
import { observe } from '../../../contracts/strength/observe.ts';
import { readDescription } from '../../../spec/description.ts';

const families = Object.entries(Object.groupBy(MUTATIONS, ({ family }) => family));

describe('MUTATIONS', () => {
  it('has at least 120 mutations and 20 benign variants, each with a name of its own', () => {
    const names = [...MUTATIONS, ...BENIGN].map(({ name }) => name);
    expect(MUTATIONS.length).toBeGreaterThanOrEqual(120);
    expect(BENIGN.length).toBeGreaterThanOrEqual(20);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('says of each what rules it out: a place in the description, or a section of an RFC', () => {
    const description = readDescription();
    for (const { against } of MUTATIONS) {
      if (against.startsWith('#')) expect(description.at(against), against).toBeDefined();
      else expect(against).toMatch(/^RFC \d{4}, section \d+(\.\d+)*$/);
    }
  });

  it.each(families)('changes what a client sees: %s', async (_, mutations = []) => {
    expect(await unchanged(mutations)).toEqual([]);
  });

  it('changes what a client sees: benign', async () => {
    expect(await unchanged(BENIGN.filter(({ probes }) => probes.length > 0))).toEqual([]);
  });

  it('sees no change where there is none', async () => {
    const probes = [{ times: 2 }, { body: '{bad' }, { times: 20, atOnce: true }];
    expect(await differs({ name: 'none', does: '', how: () => ({}), probes })).toBe(false);
  });
});

/** Names of the variants that behave as the mock does. */
async function unchanged(variants: readonly Variant[]): Promise<string[]> {
  const same: string[] = [];
  for (const variant of variants) if (!(await differs(variant))) same.push(variant.name);
  return same;
}

/** A race shows itself only when requests meet, so each has several chances; a change of nothing has none. */
async function differs({ how, probes }: Variant): Promise<boolean> {
  for (let attempt = 0; attempt < 8; attempt++) {
    const [changed, plain] = await Promise.all([observe(how(), probes), plainly(probes)]);
    if (changed !== plain) return true;
  }
  return false;
}

/** What a client sees of the mock itself, which is the same each time; many variants have the same probes. */
function plainly(probes: Variant['probes']): ReturnType<typeof observe> {
  // A function is not in the text of its probe.
  if (probes.some(({ bodyOf }) => bodyOf)) return observe({}, probes);
  const key = JSON.stringify(probes);
  const seen = PLAIN.get(key) ?? observe({}, probes);
  PLAIN.set(key, seen);
  return seen;
}

const PLAIN = new Map<string, ReturnType<typeof observe>>();
