import { afterAll, describe, expect, test } from 'vitest';
import { deriveCases } from '../../../contracts/cases/derive.ts';
import { lackingLaws, lawTrials } from '../../../contracts/laws/registry.ts';
import { createNames } from '../../../contracts/requests/names.ts';
import { createWorkshop } from '../../../contracts/requests/workshop.ts';
import { readRules } from '../../../contracts/rules/rules.ts';
import { verify } from '../../../contracts/verify.ts';
import { type Description, readDescription } from '../../../spec/description.ts';
import { createRandom } from '../../../spec/lib/random.ts';
import { readResource } from '../../../spec/read-resource.ts';
import type { ResourceFile } from '../../../spec/resource.ts';
import { renamedFiles } from '../../fixtures/descriptions/renamed.ts';
import { startService } from './service.ts';

const health = { get: { operationId: 'getHealth', responses: { 204: { description: 'Fine.' } } } };
const files = renamedFiles({ '/health': health });
afterAll(() => files[Symbol.dispose]());

/** The cases and trials of a description. */
function derive(description: Description, resource?: ResourceFile) {
  const workshop = createWorkshop(
    readRules(description, { resource }),
    createRandom(1),
    createNames(),
  );
  const { cases, dropped } = deriveCases(workshop);
  return { model: workshop.model, cases, dropped, trials: lawTrials(workshop, cases) };
}

describe('an API in which path, operation and schemas have other names', () => {
  const own = derive(readDescription());
  const other = derive(readDescription(files.descriptionFile), readResource(files.resourceFile));

  test('has the same cases, trials and rules', () => {
    expect(other.dropped).toEqual([]);
    expect(other.cases.map(({ name }) => name)).toEqual(own.cases.map(({ name }) => name));
    expect(other.trials.map(({ name }) => name)).toEqual(own.trials.map(({ name }) => name));
    expect(other.model.rules.map(({ id }) => id.replace(/^Other/, ''))).toEqual(
      own.model.rules.map(({ id }) => id),
    );
  });

  test('is verified, and says which operations were not asked for', async () => {
    const urls = new Set<string | undefined>();
    const service = await startService((reply) => {
      urls.add(reply.url);
      return undefined;
    });
    try {
      const report = await verify({
        baseUrl: service.url,
        seed: 1,
        projectId: 't1',
        descriptionFile: files.descriptionFile,
        resourceFile: files.resourceFile,
      });
      expect(report.findings).toEqual([]);
      expect(report.checks).toHaveLength(own.cases.length + own.trials.length);
      expect(report.coverage.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
      expect(report.notAskedFor).toEqual([{ id: 'getHealth', method: 'GET', path: '/health' }]);
      expect([...urls]).toEqual(['/v6/t1/links']);
    } finally {
      await service.close();
    }
  });
});

describe('an operation that the resource does not name', () => {
  const model = readRules(readDescription(files.descriptionFile), { operation: 'getHealth' });

  test('has ids that begin with its own', () => {
    expect(model.rules.map(({ id }) => id)).toContain('getHealth.response.complete');
    expect(model.rules.filter(({ id }) => !id.startsWith('getHealth.'))).toEqual([]);
  });

  test('is named when it is not clear which one is meant', () => {
    expect(() => readRules(readDescription(files.descriptionFile))).toThrow(
      'Failed to choose an operation: the description has `createLink`, `getHealth`. Name one of them.',
    );
    expect(() =>
      readRules(readDescription(files.descriptionFile), { operation: 'getLinks' }),
    ).toThrow('Failed to find the operation `getLinks`: the description has `createLink`,');
  });
});

test('a law without its field of resource.yaml makes no trial, and says which it lacks', () => {
  const { key: _, ...resource } = readResource();
  const { trials, model } = derive(readDescription(), resource);
  expect(trials.filter(({ rule }) => /uniqueness|atomicity|leaves/.test(rule.id))).toEqual([]);
  expect(trials.map(({ name }) => name)).toContain('echoes every member');
  expect([...lackingLaws(model)]).toEqual([
    ['law.uniqueness', 'key'],
    ['law.rejection-leaves-nothing', 'key'],
    ['law.atomicity', 'key'],
  ]);
});
