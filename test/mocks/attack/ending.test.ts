import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { request } from './attack.ts';
import { startCommand } from './command.ts';
import { startLoad } from './load.ts';
import { exchange } from './wire.ts';

describe('the command mock, told to end under load', () => {
  it.each([[[]], [['--stateful']]])(
    'loses no request of a kept-alive connection, and ends with 0: %j',
    async (options) => {
      const mock = await startCommand(options);
      const load = startLoad(mock.url, 16);
      await wait(300);
      expect(await mock.end('SIGTERM')).toEqual({ code: 0, signal: null });
      await load.done;
      expect(load.lost).toEqual([]);
      expect(load.acknowledged.length).toBeGreaterThan(50);
    },
  );

  it('answers a request that had begun, the last of its connection, and ends with 0', async () => {
    const mock = await startCommand(['--stateful']);
    const bytes = request({ keepAlive: true });
    const begun = exchange(mock.url, [
      bytes.subarray(0, 300),
      { pauseMs: 600 },
      bytes.subarray(300),
    ]);
    await wait(300);
    const ended = mock.end('SIGTERM');
    expect(await begun).toMatchObject({
      answers: [{ status: 200, headers: { connection: 'close' } }],
      rest: '',
      end: 'closed',
    });
    expect(await ended).toEqual({ code: 0, signal: null });
  });
});
