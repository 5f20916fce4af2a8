import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readYaml } from '../../spec/lib/yaml.ts';
import type { Statuses } from '../catalogue/examples.ts';
import { createMatch, type Match, type MatchedRequest } from './match.ts';
import { findProblems, type ScenarioProblem } from './scenario-problems.ts';
import { parseDelay, parseFault, type Wishes } from './wishes.ts';

/** One rule as the file has it. */
interface Rule {
  readonly match?: Match;
  readonly times?: number;
  readonly delay?: number | string;
  readonly fault?: string;
  readonly prefer?: string;
}

/** Ordered rules, and how often each was used. */
export interface Scenario {
  /** What the first rule that matches asks for; counts as one of its times. */
  wishesFor(request: MatchedRequest): Wishes;
  /** Makes every count start again. */
  reset(): void;
}

/** A scenario file that can't be used, with everything that is wrong. */
export class ScenarioError extends Error {
  readonly problems: readonly [ScenarioProblem, ...ScenarioProblem[]];

  constructor(problems: readonly [ScenarioProblem, ...ScenarioProblem[]]) {
    super(
      problems
        .map(({ file, line, column, reason }) => {
          const place = line === undefined ? file : `${file}:${line}:${column}`;
          return `Failed to read ${place}: ${reason}`;
        })
        .join('\n'),
    );
    this.problems = problems;
  }
}

/**
 * Reads a scenario from a YAML or JSON file.
 * @param statuses the documented responses, that `prefer` may name
 * @throws ScenarioError naming file, line, column, what was found and what is valid
 */
export function readScenario(file: string, statuses: Statuses): Scenario {
  const yaml = readYaml(textOf(file));
  const [first, ...others] = findProblems(file, yaml, statuses);
  if (first) throw new ScenarioError([first, ...others]);
  const rules = yaml.value as Rule[];
  return createScenario(
    rules.map((rule, index) =>
      compile(rule, `scenario ${basename(file)}:${yaml.positionOf([index]).line}`),
    ),
  );
}

interface Compiled {
  readonly matches: (request: MatchedRequest) => boolean;
  readonly times: number;
  readonly wishes: Wishes;
}

function createScenario(rules: readonly Compiled[]): Scenario {
  const used = new Map<Compiled, number>();
  return {
    wishesFor(request) {
      const rule = rules.find(
        (candidate) => (used.get(candidate) ?? 0) < candidate.times && candidate.matches(request),
      );
      if (!rule) return {};
      used.set(rule, (used.get(rule) ?? 0) + 1);
      return rule.wishes;
    },
    reset: () => used.clear(),
  };
}

function compile(rule: Rule, from: string): Compiled {
  const delay = parseDelay(String(rule.delay));
  const fault = parseFault(String(rule.fault));
  const { prefer } = rule;
  return {
    matches: createMatch(rule.match ?? {}),
    times: rule.times ?? Infinity,
    wishes: {
      ...(delay && { delay: { value: delay, from } }),
      ...(fault && { fault: { value: fault, from } }),
      ...(prefer !== undefined && { prefer: { value: prefer, from } }),
    },
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = `${(error as NodeJS.ErrnoException).code}. Check the path of --scenario.`;
    throw new ScenarioError([{ file, reason }]);
  }
}
