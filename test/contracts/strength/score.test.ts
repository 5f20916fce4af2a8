import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BENIGN } from '../../../contracts/strength/benign/index.ts';
import { MUTATIONS } from '../../../contracts/strength/mutations/index.ts';
import { formatScore, formatTable, withTable } from '../../../contracts/strength/format-score.ts';
import { holds, type Score, scoreOf } from '../../../contracts/strength/score.ts';
import { select } from '../../../contracts/strength/select.ts';
import type { Outcome } from '../../../contracts/strength/trial.ts';

const HINT = 'The score is stale. Run `npm run strength` and commit the result.';

describe('the committed score', () => {
  const score = JSON.parse(read('contracts/strength/score.json')) as Score;

  it('is of the mutations and variants that there are', () => {
    expect(Object.keys(score.mutants), HINT).toEqual(MUTATIONS.map(({ name }) => name));
    expect(score.variants, HINT).toEqual(BENIGN.map(({ name }) => name));
    expect(read('contracts/strength/score.md'), HINT).toBe(formatScore(score));
  });

  it('has no survivor and no false alarm', () => {
    expect(score.survivors).toEqual([]);
    expect(score.falseAlarms).toEqual([]);
    expect(score.total.killed).toBe(MUTATIONS.length);
  });

  it('is the one that the README shows', () => {
    expect(read('README.md'), HINT).toContain(formatTable(score));
  });
});

describe('scoreOf', () => {
  const outcomes: Outcome[] = [
    outcome('takes-a-name-again', ['pacts', 'laws'], ['pacts: one', 'laws: two']),
    outcome('tells-case-apart', ['laws'], ['laws: two']),
    outcome('cuts-json', [], []),
    outcome('adds-members', ['cases'], ['cases: three']),
    outcome('dribbles', [], []),
  ];

  it('counts what each layer kills, and names survivors and false alarms', () => {
    const score = scoreOf(outcomes);
    expect(score.total).toEqual({
      family: 'all',
      mutations: 3,
      killedBy: { pacts: 1, cases: 0, laws: 2 },
      killed: 2,
    });
    expect(score.families.map(({ family }) => family)).toEqual(['taken name', 'transport']);
    expect(score.survivors).toEqual(['cuts-json']);
    expect(score.falseAlarms).toEqual(['adds-members (cases)']);
    expect(score.byOneCheckOnly).toEqual({ 'tells-case-apart': 'laws: two' });
  });

  it('does not depend on the order in which mutants were done', () => {
    expect(scoreOf(outcomes.toReversed())).toEqual(scoreOf(outcomes));
  });

  it.each([
    ['a survivor', 'cuts-json', false],
    ['a false alarm', 'adds-members', false],
    ['neither', 'dribbles', true],
  ])('holds with %s: %s %s', (_, name, expected) => {
    expect(holds(scoreOf(outcomes.filter((one) => one.name === name)))).toBe(expected);
  });

  it('writes its table between the marks of a text, and nothing without them', () => {
    const score = scoreOf(outcomes);
    const text = 'a\n<!-- strength -->\nold\n<!-- /strength -->\nb';
    const written = withTable(text, score);
    expect(written).toContain('| **all**    |         3 |     1 |     0 |    2 |   2 |');
    expect(withTable(written, score)).toBe(written);
    expect(withTable('a', score)).toBe('a');
  });
});

describe('select', () => {
  it.each([
    ['all', undefined, MUTATIONS.length + BENIGN.length],
    ['a family', ['benign'], BENIGN.length],
    ['a name', ['cuts-json'], 1],
    ['names and families separated by commas', ['cuts-json, benign'], BENIGN.length + 1],
    ['a family that has a comma in its name', ['too strict, each member'], 49],
  ])('takes %s', (_, only, count) => {
    expect(select(only)).toHaveLength(count);
  });

  it('says which families there are when it does not know a word', () => {
    expect(() => select(['typo'])).toThrow(/is named typo\. .*"taken name", .* "benign"\.$/);
  });
});

function outcome(name: string, killedBy: Outcome['killedBy'], checks: readonly string[]): Outcome {
  return { name, killedBy, checks, findings: [] };
}

function read(path: string): string {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
}
