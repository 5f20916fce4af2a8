import { expect, it } from 'vitest';
import { createRandom } from '../../../spec/lib/random.ts';

it('draws what mulberry32 draws, as fractions and as whole numbers alike', () => {
  const [fractions, whole] = [createRandom(42), createRandom(42)];
  const drawn = Array.from({ length: 100 }, () => fractions.fraction());
  expect(drawn.slice(0, 2)).toEqual([0.6011037519201636, 0.44829055899754167]);
  expect(drawn).toEqual(drawn.map(() => whole.int(2 ** 32) / 2 ** 32));
});
