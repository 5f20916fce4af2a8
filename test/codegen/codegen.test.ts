import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { GENERATORS } from './generators.ts';
import { folderOf, generate } from './generate.ts';
import { measure, type Measured } from './measure.ts';
import { renderResults } from './results.ts';
import { judgeClaims } from './types.ts';

const RESULTS = fileURLToPath(new URL('./results.md', import.meta.url));
const measured: Measured[] = [];

describe.each(GENERATORS.map((adapter) => [adapter.name, adapter] as const))('%s', (_, adapter) => {
  let own: Measured;
  beforeAll(async () => {
    own = await measure(adapter);
    measured.push(own);
  });

  test('writes code that compiles, and so does its consumer', () => {
    expect(Object.fromEntries(own.errors)).toEqual({});
  });

  test('creates a connection at the mock', () => {
    expect(own.granted).toMatchObject({
      data: { connection_id: expect.any(String), endpoint: { endpoint_name: 'mysql' } },
    });
    expect(own.granted.status ?? 200).toBe(200);
  });

  test('reads the error of a refusal', () => {
    expect(own.refused.data).toMatchObject({ error_code: 'DRS.M00202' });
    expect(own.refused.status ?? 400).toBe(400);
  });

  test('takes every valid request', ({ skip }) => {
    if (!own.requests) return skip('no validator is generated');
    expect(own.requests.refusesValid).toEqual([]);
  });
});

test('the page of results is fresh', async () => {
  expect(measured).toHaveLength(GENERATORS.length);
  await expect(renderResults(measured)).toMatchFileSnapshot(RESULTS);
});

test.each(GENERATORS.filter(({ plain }) => plain))(
  '$name loses rules of the description with its conditions',
  async (adapter) => {
    await generate({ ...adapter, plain: false });
    const claims = judgeClaims(folderOf(adapter));
    expect(claims).toMatchObject({
      'a mandatory member of the endpoint': 'lost',
      'the values of `endpoint_name`': 'lost',
      'a mandatory member': 'kept',
    });
  },
);
