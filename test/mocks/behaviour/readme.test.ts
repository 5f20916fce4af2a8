import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FAULTS } from '../../../mocks/behaviour/behaviour.ts';
import { readScenario } from '../../../mocks/behaviour/scenario.ts';
import { generatedCatalogue } from '../../../mocks/catalogue.ts';
import { SAMPLE } from '../send.ts';

const README = readFileSync(new URL('../../../mocks/behaviour/README.md', import.meta.url), 'utf8');

it('names every fault in the README', () => {
  const named = [...README.matchAll(/^\| `([a-z0-9-]+)`/gm)].map(([, name]) => name);
  expect(named).toEqual([...FAULTS, 'none']);
});

it('has a scenario in the README that is valid and does as its comments say', () => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  const file = join(folder, 'slow.yaml');
  writeFileSync(file, /```yaml\n(.*?)```/s.exec(README)?.[1] ?? '');
  const scenario = readScenario(file, generatedCatalogue().statuses);
  rmSync(folder, { recursive: true });
  const ask = (body: object) =>
    scenario.wishesFor({ method: 'POST', path: '/v5/p/connections', body });
  const oracle = { ...SAMPLE, endpoint: { ...SAMPLE.endpoint, endpoint_name: 'oracle' } };
  expect(ask({ ...SAMPLE, name: 'taken-1' }).prefer?.value).toBe('code=400, example=name-taken');
  expect(ask(oracle)).toMatchObject({ delay: { value: { min: 2000, max: 4000 } } });
  const others = [1, 2, 3].map(() => ask(SAMPLE).fault?.value.fault ?? ask(SAMPLE).delay?.value);
  expect(others).toEqual(['status-503', 'status-503', { min: 300, max: 300 }]);
});
