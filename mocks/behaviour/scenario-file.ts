import type { Statuses } from '../catalogue/examples.ts';
import type { ScenarioProblem } from './scenario-problems.ts';
import type { Scenario } from './scenario.ts';
import { watchFile } from '../lib/watch-file.ts';

/** What a scenario is read with. */
export interface ScenarioOptions {
  /** The documented responses, which the scenario's `prefer` is held against whenever it is read. */
  readonly statuses: () => Statuses;
  /** Is told what is wrong with a changed scenario, and with undefined that it is valid again. */
  readonly onProblem?: (problem: ScenarioProblem | undefined) => void;
}

/** A scenario that follows its file. */
export interface OpenScenario {
  /** The newest that was valid. */
  current(): Scenario;
  /** Stops looking at the file. */
  close(): void;
}

/**
 * Reads a scenario and follows its file: counts start again with each version, and a broken one
 * leaves the last good one in use.
 * @throws ScenarioError when the file is not valid to begin with
 */
export async function openScenario(
  file: string,
  { statuses, onProblem }: ScenarioOptions,
): Promise<OpenScenario> {
  // Loaded here, since a mock without a scenario need not wait for ajv and yaml.
  const { readScenario, ScenarioError } = await import('./scenario.ts');
  let broken = false;
  const stop = watchFile(file, () => {
    try {
      scenario = readScenario(file, statuses());
      if (broken) onProblem?.(undefined);
      broken = false;
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      broken = true;
      onProblem?.(error.problems[0]);
    }
  });
  let scenario: Scenario;
  try {
    scenario = readScenario(file, statuses());
  } catch (error) {
    stop();
    throw error;
  }
  return { current: () => scenario, close: stop };
}
