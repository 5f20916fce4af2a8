import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock, type Mock } from '../../../mocks/server.ts';
import type { Responder } from '../../../mocks/exchange.ts';
import { type Attack, request, run } from './attack.ts';
import { ATTACKS } from './kinds/index.ts';

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

/** Gives each request a project of its own, so that no attack finds the names of another one. */
function inOwnProjects(responder: Responder): Responder {
  return {
    ...responder,
    respond: (request) => responder.respond({ ...request, projectId: randomUUID() }),
  };
}
