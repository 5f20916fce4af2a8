/** Chooses pacts by versions of their consumers (`consumerVersionSelectors` of the Pact Broker). */
export type Selector = Readonly<Record<string, string | boolean>>;

/** Pacts of what is merged, and of what runs somewhere: the choice that the Pact documentation recommends. */
export const DEFAULT_SELECTORS: readonly Selector[] = [
  { mainBranch: true },
  { deployedOrReleased: true },
];

/** Every member, and the values that it may have (`ConsumerVersionSelectorContract` of the Pact Broker). */
const MEMBERS: Readonly<Record<string, 'text' | 'true' | 'boolean' | 'text or true'>> = {
  mainBranch: 'true',
  branch: 'text or true',
  fallbackBranch: 'text',
  matchingBranch: 'true',
  tag: 'text',
  fallbackTag: 'text',
  latest: 'boolean',
  deployed: 'true',
  released: 'true',
  deployedOrReleased: 'true',
  environment: 'text',
  consumer: 'text',
};

/** A selector of nothing but these chooses no version. */
const NOT_ALONE = /^(consumer|fallbackBranch|fallbackTag)$/;

const HINT = `Write it like '{"mainBranch":true}'`;

/**
 * Reads a selector that is written as JSON. What its members mean together is for the broker to judge.
 * @throws Error when it is no object, has a member that brokers don't know, or one with a wrong value
 */
export function readSelector(text: string): Selector {
  const value = parse(text);
  const problem = problemOf(value);
  if (problem === undefined) return value as Selector;
  throw new Error(`Failed to read the selector ${text}: ${problem}. ${HINT}.`);
}

function problemOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'it is no JSON object';
  }
  const entries = Object.entries(value);
  const unknown = entries.find(([name]) => !Object.hasOwn(MEMBERS, name));
  if (unknown) {
    return `"${unknown[0]}" is not known, but ${Object.keys(MEMBERS).join(', ')} are`;
  }
  const wrong = entries.find(([name, given]) => !fits(given, MEMBERS[name]));
  if (wrong) return `"${wrong[0]}" must be ${MEMBERS[wrong[0]]}`;
  if (entries.every(([name]) => NOT_ALONE.test(name))) return 'it chooses no version';
  return undefined;
}

function fits(value: unknown, kind: (typeof MEMBERS)[string] | undefined): boolean {
  if (typeof value === 'string') return /^text/.test(kind ?? '') && value.trim() !== '';
  return value === true ? kind !== 'text' : value === false && kind === 'boolean';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
