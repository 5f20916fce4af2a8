import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock, type Mock } from '../../../mocks/server.ts';
import { SEED } from '../../fuzz/search.ts';
import { SAMPLE } from '../send.ts';
import { type Attack, request, run } from './attack.ts';
import { mutants, pipelines } from './mutations.ts';
import { inOwnProjects } from './responders.ts';
import { HALF_CLOSE } from './wire.ts';

describe.each([
  ['examples', false],
  ['stateful', true],
])('the %s mock', (_name, stateful) => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await createMock({ stateful, wrap: inOwnProjects });
  });
  afterAll(() => mock.close());

  it(`answers each of 2,000 mutants on 200 kept-alive connections at once`, async () => {
    const attacks = pipelines(SEED, 200, 10).map((bytes) => ({
      name: printable(bytes),
      writes: [bytes],
      want: Array(10).fill([200, 400]),
    }));
    expect(await runAll(attacks, mock.url)).toEqual([]);
    await expectToServe(mock.url);
  });

  it(`answers each of 1,000 mutants of whole requests`, async () => {
    const attacks = fc.sample(mutants, { seed: SEED, numRuns: 1_000 }).map((bytes) => ({
      name: printable(bytes),
      writes: [bytes, HALF_CLOSE],
    }));
    for (let i = 0; i < attacks.length; i += 100)
      expect(await runAll(attacks.slice(i, i + 100), mock.url)).toEqual([]);
    await expectToServe(mock.url);
  });
});

async function runAll(attacks: readonly Attack[], url: string): Promise<string[]> {
  const found = await Promise.all(
    attacks.map(async (attack) =>
      (await run(attack, url)).map((fault) => `${fault}\n${attack.name.slice(0, 5_000)}`),
    ),
  );
  return found.flat();
}

async function expectToServe(url: string): Promise<void> {
  const body = JSON.stringify({ ...SAMPLE, name: `valid-${randomUUID()}` });
  const valid = { name: 'a valid request', writes: [request({ body })], want: [200] };
  expect(await run(valid, url)).toEqual([]);
}

function printable(bytes: Buffer): string {
  return JSON.stringify(bytes.toString('latin1'));
}
