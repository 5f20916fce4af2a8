import { deepStrictEqual } from 'node:assert';
import { createMock, type Mock } from '../../mocks/server.ts';
import { request, run } from '../mocks/attack/attack.ts';
import { mutants } from '../mocks/attack/mutations.ts';
import { inOwnProjects } from '../mocks/attack/responders.ts';
import { HALF_CLOSE } from '../mocks/attack/wire.ts';
import type { Search } from './search.ts';

/**
 * Bytes of a mutated request, as a text of one character a byte: every response is documented JSON and none a failure of
 * the mock, which then responds to a valid request as before.
 */
export function searchOfMocks(open: () => Promise<Mock[]>): Search<string> {
  let mocks: Promise<Mock[]> | undefined;
  return {
    kind: 'mock',
    values: mutants.map((bytes) => bytes.toString('latin1')),
    async check(bytes) {
      const writes = [Buffer.from(bytes, 'latin1'), HALF_CLOSE];
      for (const { url } of await (mocks ??= open())) {
        deepStrictEqual(await run({ name: 'a mutated request', writes }, url), []);
        const valid = { name: 'a valid request', writes: [request()], want: [200] };
        deepStrictEqual(await run(valid, url), []);
      }
    },
    async close() {
      for (const mock of (await mocks) ?? []) await mock.close();
      mocks = undefined;
    },
  };
}

/** The mock with examples, and the stateful one. */
export const mock = searchOfMocks(() =>
  Promise.all([false, true].map((stateful) => createMock({ stateful, wrap: inOwnProjects }))),
);
