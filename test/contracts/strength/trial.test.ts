import { describe, expect, it } from 'vitest';
import { tryAll } from '../../../contracts/strength/pool.ts';
import { tryVariant } from '../../../contracts/strength/trial.ts';

describe('tryVariant', () => {
  it.each([
    ['takes-a-name-again', ['pacts', 'laws']],
    ['adds-members', []],
  ])('verifies the mutant of %s with every layer: %j', async (name, layers) => {
    expect((await tryVariant(name)).killedBy).toEqual(layers);
  });

  it('rejects a name that it does not know', async () => {
    await expect(tryVariant('no-such-fault')).rejects.toThrow(
      'Failed to try no-such-fault: no such mutation or variant.',
    );
  });
});

describe('tryAll', () => {
  it('tries variants in processes of their own', async () => {
    const seen: string[] = [];
    const outcomes = await tryAll(['answers-500-to-malformed-json'], {
      workers: 2,
      onOutcome: ({ name }) => seen.push(name),
    });
    expect(seen).toEqual(['answers-500-to-malformed-json']);
    expect(outcomes[0]?.killedBy).toEqual(['cases']);
  });

  it('names the variant that could not be tried', async () => {
    const trying = tryAll(['no-such-fault'], { workers: 1, onOutcome: () => {} });
    await expect(trying).rejects.toThrow(/^Failed to try no-such-fault: .* Run it alone: --only/);
  });
});
