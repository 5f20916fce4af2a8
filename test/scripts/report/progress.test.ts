import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { createProgress } from '../../../scripts/report/progress.ts';

it.each([
  ['shows a bar on a terminal', true, 'Verifying'],
  ['shows nothing elsewhere', false, ''],
])('%s', (_name, isTTY, want) => {
  const shown = run(isTTY);
  expect(shown.includes('2/4 checks')).toBe(isTTY);
  expect(shown).toContain(want);
  if (!isTTY) expect(shown).toBe('');
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
