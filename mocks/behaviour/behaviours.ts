import type { RequestHeaders } from '../request-head.ts';
import { AS_USUAL, type Behaviour } from './behaviour.ts';
import { hasBehaviourHeader, type Problem, readHeaders } from './headers.ts';
import type { MatchedRequest } from './match.ts';
import { createRandom, drawSeed, SEED_LIMIT } from '../../spec/lib/random.ts';
import { openScenario, type ScenarioOptions } from './scenario-file.ts';
import { parseDelay, parseFault, quote, VALID_DELAY, VALID_FAULT, type Wishes } from './wishes.ts';

/** Where behaviours come from, beside the headers of a request. */
export interface BehaviourOptions extends ScenarioOptions {
  /** Delay of every response: `500`, `200-800`. */
  readonly delay?: string;
  /** Fault of every response: `status-503`, `status-503:0.1`. */
  readonly fault?: string;
  /** Path of a scenario file, read again whenever it changes. */
  readonly scenario?: string;
  /** Decides every draw, from 0 to 4294967295; a random one when absent. */
  readonly seed?: number;
}

/** What is asked of each request's response. */
export interface Behaviours {
  /** The behaviour of one request; counts as one of a rule's times. */
  of(request: MatchedRequest & { readonly headers: RequestHeaders }): Behaviour | Problem;
  /** False where only the headers of a request can ask for something. */
  readonly active: boolean;
  readonly seed: number;
  /** Makes counts and draws start again. */
  reset(): void;
  /** Stops looking at the scenario file. */
  close(): Promise<void>;
}

/**
 * Decides how requests get their responses. The nearest to the request wins, each of delay, fault and
 * `Prefer` on its own: headers, then the scenario, then the options.
 * @throws Error when an option is not valid, ScenarioError when the scenario is not
 */
export async function createBehaviours(options: BehaviourOptions): Promise<Behaviours> {
  const { seed = drawSeed() } = options;
  if (!Number.isInteger(seed) || seed < 0 || seed > SEED_LIMIT)
    throw new Error(invalid('--seed', seed, `a whole number from 0 to ${SEED_LIMIT}`));
  const wishes = readOptions(options);
  const scenario =
    options.scenario === undefined ? undefined : await openScenario(options.scenario, options);
  const active = scenario !== undefined || Object.keys(wishes).length > 0;
  let random = createRandom(seed);
  return {
    active,
    seed,
    of(request) {
      if (!active && !hasBehaviourHeader(request.headers)) return AS_USUAL;
      // Both are drawn for every request, so that what one asks for does not change the next.
      const draws: Draws = { delay: random.fraction(), fault: random.fraction() };
      const asked = readHeaders(request.headers);
      if ('problem' in asked) return asked;
      const { prefer, ...planned } = { ...wishes, ...scenario?.current().wishesFor(request) };
      const own = request.headers.prefer !== undefined || prefer === undefined;
      return decide({ ...planned, ...(own ? {} : { prefer }), ...asked }, draws);
    },
    reset() {
      random = createRandom(seed);
      scenario?.current().reset();
    },
    close: async () => scenario?.close(),
  };
}

interface Draws {
  readonly delay: number;
  readonly fault: number;
}

function decide({ delay, fault, prefer }: Wishes, draws: Draws): Behaviour {
  const ms =
    delay && delay.value.min + Math.floor(draws.delay * (delay.value.max - delay.value.min + 1));
  const hit = fault && draws.fault < fault.value.probability ? fault.value.fault : 'none';
  return {
    ...(ms && { delayMs: ms }),
    ...(hit !== 'none' && { fault: hit }),
    ...(prefer && { prefer: prefer.value }),
    from: {
      ...(ms && delay && { delayMs: delay.from }),
      ...(hit !== 'none' && fault && { fault: fault.from }),
      ...(prefer && { prefer: prefer.from }),
    },
  };
}

function readOptions({ delay, fault }: BehaviourOptions): Wishes {
  const bounds = delay === undefined ? undefined : parseDelay(delay);
  const chance = fault === undefined ? undefined : parseFault(fault);
  if (delay !== undefined && !bounds) throw new Error(invalid('--delay', delay, VALID_DELAY));
  if (fault !== undefined && !chance) throw new Error(invalid('--fault', fault, VALID_FAULT));
  return {
    ...(bounds && { delay: { value: bounds, from: '--delay' } }),
    ...(chance && { fault: { value: chance, from: '--fault' } }),
  };
}

function invalid(option: string, found: unknown, valid: string): string {
  return `Failed to start: ${option} is ${quote(found)}. Pass ${valid}.`;
}
