import { expect, it } from 'vitest';
import { createNotices } from '../../../mocks/log/notices.ts';

const NOTICE = { file: 'spec/openapi.yaml', reason: 'bad indentation', time: 'now' };

it('keeps one notice for each topic, and tells of changes only', () => {
  const notices = createNotices();
  const counts: number[] = [];
  const stop = notices.listen(() => counts.push(notices.current().length));
  notices.set('description', undefined);
  notices.set('description', NOTICE);
  notices.set('description', { ...NOTICE, line: 7 });
  notices.set('scenario', NOTICE);
  expect(notices.current()).toEqual([{ ...NOTICE, line: 7 }, NOTICE]);
  notices.set('description', undefined);
  stop();
  notices.set('scenario', undefined);
  expect(counts).toEqual([1, 1, 2, 1]);
});
