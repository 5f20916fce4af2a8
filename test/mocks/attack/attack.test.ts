import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock, type Mock } from '../../../mocks/server.ts';
import { type Attack, request, run } from './attack.ts';
import { ATTACKS } from './kinds/index.ts';
import { SLOW } from './kinds/slow.ts';
import { afterMs, inOwnProjects } from './responders.ts';
import { breakOff, HALF_CLOSE, type Write } from './wire.ts';

const VALID: Attack = { name: 'a valid request', writes: [request()], want: [200] };

describe.each([
  ['examples', false],
  ['stateful', true],
])('the %s mock', (_name, stateful) => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await createMock({ stateful, wrap: inOwnProjects });
  });
  afterAll(() => mock.close());

  it.each(ATTACKS)(
    'answers %s as documented, and the valid request behind each',
    async (kind, attacks) => {
      const faults: string[] = [];
      for (const attack of attacks) {
        // What a preference means is up to the examples.
        const { want, ...rest } = attack;
        const sent = stateful && kind === 'preferences' ? rest : attack;
        const found = [...(await run(sent, mock.url)), ...(await run(VALID, mock.url))];
        faults.push(...found.map((fault) => `${attack.name}: ${fault}`));
      }
      expect(faults).toEqual([]);
    },
  );
});

describe('a mock with little patience', () => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await createMock({ stateful: true, requestTimeoutMs: 500, wrap: inOwnProjects });
  });
  afterAll(() => mock.close());

  it('answers slow senders when their time is over, and others meanwhile', async () => {
    const slow = Promise.all(
      SLOW.map(async ({ name, ...rest }) => [name, await run({ name, ...rest }, mock.url)]),
    );
    expect(await run(VALID, mock.url, 400)).toEqual([]);
    expect(await slow).toEqual(SLOW.map(({ name }) => [name, []]));
    expect(await run(VALID, mock.url)).toEqual([]);
  });
});

describe('a mock that takes its time', () => {
  it.each<[what: string, writes: Write[], want: number[]]>([
    ['a client that ended its half', [request(), HALF_CLOSE], [200]],
    [
      'a pipeline that ends in garbage',
      [request({ keepAlive: true }), 'garbage\r\n\r\n'],
      [200, 400],
    ],
  ])('answers %s', async (name, writes, want) => {
    const mock = await createMock({ stateful: true, wrap: afterMs(100) });
    expect(await run({ name, writes, want }, mock.url)).toEqual([]);
    await mock.close();
  });

  it('survives clients that break off before their answer', async () => {
    const mock = await createMock({ stateful: true, wrap: afterMs(100) });
    const broken = Array.from({ length: 50 }, () => breakOff(mock.url, request()));
    await Promise.all(broken);
    expect(await run(VALID, mock.url)).toEqual([]);
    await mock.close();
  });
});
