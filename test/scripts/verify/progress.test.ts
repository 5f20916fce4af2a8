import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createProgress } from '../../../scripts/verify/progress.ts';

it.each([
  ['shows a bar on a terminal', true, 'Verifying'],
  ['shows nothing of a short run elsewhere', false, ''],
])('%s', (_name, isTTY, want) => {
  const shown = run(isTTY);
  expect(shown.includes('2/4 checks')).toBe(isTTY);
  expect(shown).toContain(want);
  if (!isTTY) expect(shown).toBe('');
});

it('writes a line now and then where there is no terminal, until it is stopped', async () => {
  const stream = new PassThrough({ encoding: 'utf8' });
  const progress = createProgress(stream as unknown as NodeJS.WriteStream, 20);
  const [first] = await once(stream, 'data');
  expect(first).toMatch(/^Verifying: the pacts, \d+ ms so far\.\n$/);
  progress.update(3, 9);
  const [second] = await once(stream, 'data');
  expect(second).toMatch(/^Verifying: 3 of 9 checks, \d+ ms so far\.\n$/);
  progress.stop();
  stream.read();
  await setTimeout(60);
  expect(stream.read()).toBeNull();
});

/** What a progress bar writes to a stream that is, or is not, a terminal. */
function run(isTTY: boolean): string {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), {
    isTTY,
    columns: 80,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  const progress = createProgress(stream as unknown as NodeJS.WriteStream);
  progress.stop();
  progress.update(1, 3);
  progress.update(2, 4);
  progress.stop();
  progress.stop();
  return stream.read() ?? '';
}
