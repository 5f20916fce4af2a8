import { expect, test } from 'vitest';
import { startHostile } from '../../fixtures/servers/hostile.ts';
import { run } from './run.ts';

// Each way to misbehave is tried in test/contracts/servers.test.ts.
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
