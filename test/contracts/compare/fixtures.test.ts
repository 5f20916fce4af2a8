import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Comparison, Place } from '../../../contracts/compare/change.ts';
import { compareDescriptions } from '../../../contracts/compare/compare-descriptions.ts';
import { MEANINGS } from '../../../contracts/compare/ids.ts';
import { readDescription } from '../../../spec/description.ts';

/** A folder is a test: `old.yaml`, `new.yaml`, and what is to be found between them in `results.json`. */
const FOLDER = fileURLToPath(new URL('../../fixtures/compare/', import.meta.url));
const CASES = readdirSync(FOLDER);

function compare(name: string, old: 'old' | 'new', now: 'old' | 'new'): Comparison {
  const read = (side: string) => readDescription(`${FOLDER}${name}/${side}.yaml`);
  return compareDescriptions(read(old), read(now));
}

function shown({ changes, notCompared }: Comparison) {
  const placed = ({ line, pointer }: Place) => `${line} ${pointer}`;
  return {
    changes: changes.map(({ id, levels, where, message, ...places }) => ({
      ...{ id, ...levels, where, message },
      ...{ old: placed(places.old), new: placed(places.new) },
    })),
    notCompared: notCompared.map(({ what, place }) => `${what} ${placed(place)}`),
  };
}

describe.each(CASES)('%s', (name) => {
  it('has the changes that are written down', () => {
    const results: unknown = JSON.parse(readFileSync(`${FOLDER}${name}/results.json`, 'utf8'));
    expect(shown(compare(name, 'old', 'new'))).toEqual(results);
  });

  it('has none when either side is compared with itself', () => {
    const none = { changes: [], notCompared: [] };
    expect(compare(name, 'old', 'old')).toEqual(none);
    expect(compare(name, 'new', 'new')).toEqual(none);
  });

  it('is the opposite the other way round', () => {
    const opposite = (id: string) =>
      id.replace(/tightened$|loosened$/, (word) =>
        word === 'tightened' ? 'loosened' : 'tightened',
      );
    const ids = (found: Comparison) =>
      found.changes.map(({ id }) => id).filter((id) => /(tightened|loosened|changed)$/.test(id));
    const there = ids(compare(name, 'old', 'new'));
    expect(ids(compare(name, 'new', 'old')).sort()).toEqual(there.map(opposite).sort());
  });
});

describe('the fixtures', () => {
  it('are at least 60, a third of them harmless for callers', () => {
    const harmless = CASES.filter(
      (name) =>
        !compare(name, 'old', 'new').changes.some(({ levels }) => levels.callers === 'breaking'),
    );
    expect(CASES.length).toBeGreaterThanOrEqual(60);
    expect(harmless.length).toBeGreaterThan(CASES.length / 3);
  });

  it('show each id in a direction, one way or the other', () => {
    const both = CASES.flatMap((n) => [compare(n, 'old', 'new'), compare(n, 'new', 'old')]);
    const seen = new Set(both.flatMap(({ changes }) => changes.map(({ id }) => id)));
    const bare = (id: string) => id.replace(/^(request|response)\./, '');
    const shownBare = new Set([...seen].map(bare));
    const missing = [...MEANINGS.keys()].filter((id) => !shownBare.has(bare(id)));
    expect(missing).toEqual(['pact.refused']);
  });
});
