import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import tool from '../../package.json' with { type: 'json' };
import { jobOf, jobsOf, runJob } from './gitlab.ts';
import { addDescription, answers, createPlace } from './place.ts';

const FILE = fileURLToPath(
  new URL('../../.github/examples/service-ci.gitlab.yml', import.meta.url),
);
const DRS_CONTRACT = `./drs-contract-${tool.version}.tgz`;

it('is one by the schema of GitLab, and has the gates that are set up', async () => {
  const { place } = await createPlace('none');
  expect(await jobsOf(FILE, place)).toEqual(['contract']);
  addDescription(place);
  expect(await jobsOf(FILE, place, { PACT_BROKER_BASE_URL: 'http://broker.example' })).toEqual([
    'contract',
    'compatible',
    'can-i-deploy',
  ]);
});

it('is none with a value that GitLab does not know', async () => {
  const { place } = await createPlace('none');
  const file = join(place.folder, 'pipeline.yml');
  writeFileSync(file, readFileSync(FILE, 'utf8').replace('when: always', 'when: sometimes'));
  await expect(jobsOf(file, place)).rejects.toThrow('sometimes');
});

it('passes a service that keeps the contract', async () => {
  const { place, env } = await createPlace('good');
  const job = await jobOf(FILE, place, 'contract');
  const { code, output } = await runJob(job, place, { ...env, DRS_CONTRACT });
  expect([code, output]).toEqual([0, expect.stringMatching(/^Holds: \d+ checks passed\.$/m)]);
  expect(place.calls()).toEqual([`npm install --no-save --no-audit --no-fund ${DRS_CONTRACT}`]);
  await expect.poll(() => answers(env.URL)).toBe(false);
});

it('fails a service that breaks it, and keeps what merge requests show', async () => {
  const { place, env } = await createPlace('broken');
  addDescription(place);
  const job = await jobOf(FILE, place, 'contract');
  const { code } = await runJob(job, place, { ...env, DRS_CONTRACT });
  expect(code).toBe(1);
  const { when, paths, reports } = job.artifacts ?? {};
  expect(when).toBe('always');
  for (const path of [...(paths ?? []), ...Object.values(reports ?? {})])
    expect(existsSync(join(place.folder, path)), path).toBe(true);
  await expect.poll(() => answers(env.URL)).toBe(false);
});
