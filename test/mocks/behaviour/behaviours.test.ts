import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Behaviour, describeBehaviour } from '../../../mocks/behaviour/behaviour.ts';
import {
  type BehaviourOptions,
  type Behaviours,
  createBehaviours,
} from '../../../mocks/behaviour/behaviours.ts';
import { withoutPlaces } from './serve.ts';

const REQUEST = { method: 'POST', path: '/v5/p/connections', body: { name: 'DRS-mysql' } };

let folder: string;
let open: Behaviours[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'behaviours-'));
});
afterEach(async () => {
  for (const behaviours of open) await behaviours.close();
  open = [];
});
afterAll(() => rmSync(folder, { recursive: true }));

async function create(
  options: Partial<BehaviourOptions> = {},
  scenario?: string,
): Promise<Behaviours> {
  const file = join(folder, 'scenario.yaml');
  if (scenario !== undefined) writeFileSync(file, scenario);
  const behaviours = await createBehaviours({
    statuses: () => [[400, ['name-taken']]],
    ...(scenario !== undefined && { scenario: file }),
    ...options,
  });
  open.push(behaviours);
  return behaviours;
}

function ask(behaviours: Behaviours, headers: Record<string, string> = {}): Behaviour {
  const behaviour = behaviours.of({ ...REQUEST, headers });
  if ('problem' in behaviour) throw new Error(behaviour.problem);
  return behaviour;
}

describe('the sources of a behaviour', () => {
  const RULE = '- {delay: 20, fault: status-500, prefer: "code=400"}';

  it.each<
    [
      string,
      Partial<BehaviourOptions>,
      string | undefined,
      Record<string, string>,
      string | undefined,
    ]
  >([
    ['nothing', {}, undefined, {}, undefined],
    ['a delay of nothing', { delay: '0' }, undefined, {}, undefined],
    [
      'options',
      { delay: '10', fault: 'hang' },
      undefined,
      {},
      'delayed by 10 ms (--delay), no response (--fault)',
    ],
    [
      'a scenario before options',
      { delay: '10', fault: 'hang' },
      RULE,
      {},
      'delayed by 20 ms (scenario scenario.yaml:1), preferred code=400 (scenario scenario.yaml:1), status 500 (scenario scenario.yaml:1)',
    ],
    [
      'a header for one of them',
      { fault: 'hang' },
      '- delay: 20',
      { 'x-mock-fault': 'empty-response' },
      'delayed by 20 ms (scenario scenario.yaml:1), connection closed without a response (X-Mock-Fault)',
    ],
    [
      'headers before all',
      { delay: '10' },
      RULE,
      { 'x-mock-delay': '30', 'x-mock-fault': 'truncated-body', prefer: 'code=200' },
      'delayed by 30 ms (X-Mock-Delay), body truncated (X-Mock-Fault)',
    ],
    [
      'a header that takes it away',
      { delay: '10', fault: 'status-503' },
      undefined,
      { 'x-mock-delay': '0', 'x-mock-fault': 'none' },
      undefined,
    ],
    ['a scenario that takes it away', { fault: 'status-503' }, '- fault: none', {}, undefined],
    [
      'a rule that does not match',
      { fault: 'status-429' },
      '- {match: {method: GET}, delay: 5}',
      {},
      'status 429 (--fault)',
    ],
    ['a fault that never happens', { fault: 'connection-reset:0' }, undefined, {}, undefined],
    [
      'a fault that always happens',
      { fault: 'connection-reset:1' },
      undefined,
      {},
      'connection reset (--fault)',
    ],
  ])('are heard in their order: %s', async (_name, options, scenario, headers, expected) => {
    expect(describeBehaviour(ask(await create(options, scenario), headers))).toBe(expected);
  });

  it.each([
    [{}, false],
    [{ delay: '0' }, true],
    [{ fault: 'none' }, true],
    [{ seed: 1 }, false],
  ])('tell with %j whether every request may be behaved to: %s', async (options, active) => {
    expect((await create(options)).active).toBe(active);
  });

  it('are active with a scenario', async () => {
    expect((await create({}, '[]')).active).toBe(true);
  });
});

describe('a header that can not be read', () => {
  it.each([
    [
      'x-mock-delay',
      'soon',
      'is "soon". Send milliseconds from 0 to 60000, such as 500, or bounds, such as 200-800.',
    ],
    ['x-mock-delay', '', /^is ""\. /],
    ['x-mock-delay', '-1', /^is "-1"\. /],
    ['x-mock-delay', '1.5', /^is "1\.5"\. /],
    ['x-mock-delay', '60001', /^is "60001"\. /],
    ['x-mock-delay', '800-200', /^is "800-200"\. /],
    ['x-mock-delay', '500, 300', /^is "500, 300"\. /],
    [
      'x-mock-fault',
      'reset',
      'is "reset". Send one of connection-reset, empty-response, truncated-body, hang, status-429, status-500, status-503, none, and how likely if not always, such as status-503:0.1.',
    ],
    ['x-mock-fault', 'hang:2', /^is "hang:2"\. /],
    ['x-mock-fault', 'hang:', /^is "hang:"\. /],
    ['x-mock-fault', 'constructor', /^is "constructor"\. /],
    ['x-mock-fault', 'a'.repeat(61), /^is "a{56}…\. /],
  ])(
    'is a problem that names it, what was found and what is valid: %s: %s',
    async (header, value, problem) => {
      const behaviours = await create();
      const answer = behaviours.of({ ...REQUEST, headers: { [header]: value } });
      expect(answer).toEqual({
        header: expect.stringMatching(new RegExp(`^${header}$`, 'i')),
        problem: expect.stringMatching(problem),
      });
    },
  );

  it('uses up no rule', async () => {
    const behaviours = await create({}, '- {times: 1, delay: 5}');
    expect(behaviours.of({ ...REQUEST, headers: { 'x-mock-fault': 'x' } })).toHaveProperty(
      'problem',
    );
    expect(ask(behaviours).delayMs).toBe(5);
  });
});

describe('an option that is not valid', () => {
  it.each([
    [{ delay: 'x' }, 'Failed to start: --delay is "x". Pass milliseconds from 0 to 60000'],
    [
      { fault: 'status-418' },
      'Failed to start: --fault is "status-418". Pass one of connection-reset',
    ],
    [{ fault: 'hang:1.5' }, 'Failed to start: --fault is "hang:1.5".'],
    [{ seed: -1 }, 'Failed to start: --seed is -1. Pass a whole number from 0 to 4294967295.'],
    [{ seed: 0.5 }, 'Failed to start: --seed is 0.5.'],
    [{ scenario: 'none.yaml' }, 'Failed to read none.yaml: ENOENT. Check the path of --scenario.'],
  ])('is refused: %j', async (options, message) => {
    await expect(create(options)).rejects.toThrow(message);
  });
});

describe('a seed', () => {
  const OPTIONS = { delay: '200-800', fault: 'status-503:0.3' };
  const sequence = (behaviours: Behaviours, headers: Record<string, string> = {}) =>
    Array.from({ length: 200 }, (_, index) =>
      withoutPlaces(ask(behaviours, index === 3 ? headers : {})),
    );

  it('gives the same behaviours each time, and another seed gives others', async () => {
    const first = sequence(await create({ ...OPTIONS, seed: 7 }));
    expect(sequence(await create({ ...OPTIONS, seed: 7 }))).toEqual(first);
    expect(sequence(await create({ ...OPTIONS, seed: 8 }))).not.toEqual(first);
  });

  it('is drawn where none is given, and can be used again', async () => {
    const behaviours = await create(OPTIONS);
    const again = await create({ ...OPTIONS, seed: behaviours.seed });
    expect(sequence(again)).toEqual(sequence(behaviours));
    expect((await create(OPTIONS)).seed).not.toBe(behaviours.seed);
  });

  it('starts again at a reset', async () => {
    const behaviours = await create(OPTIONS, '- {times: 2, fault: hang}');
    const first = sequence(behaviours);
    behaviours.reset();
    expect(sequence(behaviours)).toEqual(first);
  });

  it('is not moved by what one request asks for', async () => {
    const plain = sequence(await create({ ...OPTIONS, seed: 7 }));
    const asked = sequence(await create({ ...OPTIONS, seed: 7 }), {
      'x-mock-delay': '1',
      'x-mock-fault': 'none',
    });
    expect(asked[3]).toEqual({ delayMs: 1, fault: undefined, prefer: undefined });
    expect(asked.toSpliced(3, 1)).toEqual(plain.toSpliced(3, 1));
  });

  it('draws within bounds, reaches both, and keeps to the probability', async () => {
    const behaviours = await create({ delay: '5-9', fault: 'hang:0.25', seed: 1 });
    const drawn = Array.from({ length: 4_000 }, () => ask(behaviours));
    expect(new Set(drawn.map(({ delayMs }) => delayMs))).toEqual(new Set([5, 6, 7, 8, 9]));
    const share = drawn.filter(({ fault }) => fault).length / drawn.length;
    expect(share).toBeGreaterThan(0.22);
    expect(share).toBeLessThan(0.28);
  });
});
