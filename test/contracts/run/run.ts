import {
  type Conformance,
  type ConformanceOptions,
  runConformance,
} from '../../../contracts/run/run-trials.ts';
import { createNames } from '../../../contracts/requests/names.ts';
import { createRandom } from '../../../spec/lib/random.ts';
import { readRules } from '../../../contracts/rules/rules.ts';
import { createWorkshop, type Workshop } from '../../../contracts/requests/workshop.ts';
import { type Description, readDescription } from '../../../spec/description.ts';

interface RunOptions extends Partial<ConformanceOptions> {
  readonly description?: Description;
}

/** Tries a service with the cases and laws. */
export function run(
  url: string,
  { description = readDescription(), ...options }: RunOptions = {},
): Promise<Conformance> {
  return runConformance({
    baseUrl: new URL(url),
    token: 'token-of-the-tests',
    projectId: 'project',
    headers: {},
    timeoutMs: 2_000,
    concurrency: 8,
    connections: 8,
    seed: 1,
    model: readRules(description),
    ...options,
  });
}

/** A workshop for the project's description, or another one. */
export function workshopOf(description: Description = readDescription(), seed = 1): Workshop {
  return createWorkshop(readRules(description), createRandom(seed), createNames());
}
