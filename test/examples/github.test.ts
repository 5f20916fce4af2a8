import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import tool from '../../package.json' with { type: 'json' };
import { jobsOf, problemsOf, runJob } from './github.ts';
import { addDescription, answers, createPlace, HAS_PYTHON, type Place } from './place.ts';

const FILE = fileURLToPath(
  new URL('../../.github/examples/service-ci.github.yml', import.meta.url),
);
const DRS_CONTRACT = `./drs-contract-${tool.version}.tgz`;
const [JOB] = jobsOf(FILE);
const OWN = fileURLToPath(new URL('../../.github/workflows/ci.yml', import.meta.url));

it.each([FILE, OWN])('is one by the parser of GitHub, every action pinned: %s', async (file) => {
  expect(await problemsOf(file)).toEqual([]);
  const steps = jobsOf(file).flatMap(({ steps }) => steps);
  const actions = steps.flatMap(({ uses }) => uses ?? []);
  expect(actions.filter((action) => !/^[\w-]+\/[\w-]+@(v\d+|[0-9a-f]{40})$/.test(action))).toEqual(
    [],
  );
  expect(steps.filter(({ uses, run }) => (uses === undefined) === (run === undefined))).toEqual([]);
});

it('is no workflow with a key that GitHub does not know', async () => {
  const { place } = await createPlace('none');
  const file = join(place.folder, 'workflow.yml');
  writeFileSync(file, readFileSync(FILE, 'utf8').replace('runs-on', 'run-on'));
  expect(await problemsOf(file)).toContainEqual(
    expect.stringContaining("Unexpected value 'run-on'"),
  );
});

it('passes a service that keeps the contract, and leaves gates out that are not set up', async () => {
  const { place, env } = await createPlace(HAS_PYTHON ? 'python' : 'good');
  const outcomes = await runJob(JOB, { place, env });
  expect([...outcomes].map(([name, { code }]) => [name, code])).toEqual([
    ['Install drs-contract', 0],
    ['Start the service', 0],
    ['Wait for the service', 0],
    ['Verify the service', 0],
    ['Summarise', 0],
    ['Stop the service', 0],
  ]);
  expect(outcomes.get('Verify the service')?.output).toContain(
    '::notice title=Contract verification::Holds',
  );
  expect(place.calls()).toEqual([`npm install --no-save --no-audit --no-fund ${DRS_CONTRACT}`]);
  await expect.poll(() => answers(env.URL)).toBe(false);
});

it('asks the gates that are set up', async () => {
  const { place, env } = await createPlace('none');
  addDescription(place);
  const commit = 'git init -q && git -c user.name=a -c user.email=a@b commit -q --allow-empty -m a';
  await place.run(commit, [], {});
  const outcomes = await runGates(place, env);
  const [compared, asked] = [...outcomes.values()];
  expect(compared).toMatchObject({ code: 0, output: expect.stringContaining('::Compatible') });
  // Nothing listens there, but the question was a valid one.
  expect(asked).toMatchObject({
    code: 2,
    output: expect.stringContaining('Failed to ask the broker'),
  });
});

it('fails a description that breaks what was released, and asks no broker', async () => {
  const { place, env } = await createPlace('none');
  addDescription(place, (text) => text.replace('        - oracle\n', ''));
  const outcomes = await runGates(place, env);
  expect([...outcomes.values()]).toEqual([
    { code: 1, output: expect.stringMatching(/^::error /m) },
  ]);
});

async function runGates(place: Place, env: Record<string, string>) {
  const gates = JOB.steps.slice(JOB.steps.findIndex(({ name }) => name === 'Stop the service') + 1);
  const settings = { vars: { PACT_BROKER_BASE_URL: env.URL as string } };
  return runJob({ ...JOB, steps: gates }, { place, env, settings });
}

it('says so when the service does not start, and verifies nothing', async () => {
  const { place, env } = await createPlace('none');
  const steps = JOB.steps.map((step) => ({
    ...step,
    ...(step.run && { run: step.run.replace('--retry 60', '--retry 1') }),
  }));
  const outcomes = await runJob({ ...JOB, steps }, { place, env });
  expect([...outcomes.keys()].slice(-2)).toEqual(['Wait for the service', 'Stop the service']);
  expect(outcomes.get('Wait for the service')?.output).toMatch(/Failed to connect|refused/);
});

it('fails a service that breaks it, at the lines of its copy, keeps the reports, and asks no gate', async () => {
  const { place, env } = await createPlace('broken');
  addDescription(place);
  const settings = { vars: { PACT_BROKER_BASE_URL: 'http://broker.example' } };
  const outcomes = await runJob(JOB, { place, env, settings });
  expect([...outcomes].map(([name, { code }]) => [name, code])).toEqual([
    ['Install drs-contract', 0],
    ['Start the service', 0],
    ['Wait for the service', 0],
    ['Verify the service', 1],
    ['Summarise', 0],
    ['Stop the service', 0],
  ]);
  expect(outcomes.get('Verify the service')?.output).toMatch(
    /^::error file=api\/openapi\.yaml,line=\d+,title=/m,
  );
  expect(readFileSync(join(place.folder, 'summary.md'), 'utf8')).toMatch(
    /^ {4}Broken: \d+ finding/m,
  );
  expect(existsSync(join(place.folder, 'reports/report.html'))).toBe(true);
  await expect.poll(() => answers(env.URL)).toBe(false);
});
