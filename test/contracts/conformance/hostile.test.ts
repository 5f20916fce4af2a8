import { expect, test } from 'vitest';
import { MODE_NAMES, type Mode, startHostile } from '../../fixtures/servers/hostile.ts';
import { run } from './run.ts';

test.each<Mode>(['mixed', ...MODE_NAMES])(
  'a service that misbehaves is left within limits: %s',
  async (mode) => {
    const service = await startHostile({ mode, seed: 7 });
    try {
      const startedAt = performance.now();
      const { findings, checks } = await run(service.url, {
        timeoutMs: 150,
        only: ['ConnectionName', 'DbType', 'law.atomicity'],
      });
      expect(findings.length).toBeGreaterThan(0);
      expect(checks.length).toBeGreaterThan(0);
      expect(performance.now() - startedAt).toBeLessThan(15_000);
    } finally {
      await service.close();
    }
  },
);

test('a service that hangs is not asked for ever', async () => {
  const service = await startHostile({ mode: 'hang' });
  try {
    const { findings, checks } = await run(service.url, { timeoutMs: 150 });
    expect(findings.map(({ code }) => code)).toEqual(['transport.timed-out', 'run.cut-short']);
    expect(checks.length).toBeLessThan(30);
  } finally {
    await service.close();
  }
});
