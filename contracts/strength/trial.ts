import type { Finding, Report, Suite } from '../findings/finding.ts';
import { verify } from '../verify.ts';
import { BENIGN } from './benign/index.ts';
import type { Variant } from './mutation.ts';
import { MUTATIONS } from './mutations/index.ts';
import { startMutant } from './mutant.ts';

/** Layers of checks, in the order of the table. */
export const LAYERS: readonly Suite[] = ['pacts', 'cases', 'laws'];

/** How long a mutant may take to respond, in milliseconds; the slowest benign variant takes 150. */
const TIMEOUT_MS = 2_000;

/** What the checks made of one mutant. */
export interface Outcome {
  readonly name: string;
  /** Layers that found something wrong. */
  readonly killedBy: readonly Suite[];
  /** Names of the checks that failed, with their layer. */
  readonly checks: readonly string[];
  /** The first findings, for whoever wants to know why. */
  readonly findings: readonly string[];
}

/** All mutations and benign variants by name. */
export const VARIANTS: ReadonlyMap<string, Variant> = new Map(
  [...MUTATIONS, ...BENIGN].map((variant) => [variant.name, variant]),
);

/**
 * Verifies one mutant with every layer at once.
 * @throws Error when there is no such variant, or the verification could not run.
 */
export async function tryVariant(name: string): Promise<Outcome> {
  const variant = VARIANTS.get(name);
  if (!variant) throw new Error(`Failed to try ${name}: no such mutation or variant.`);
  const mutant = await startMutant(variant.how());
  try {
    return outcomeOf(
      name,
      await verify({ baseUrl: mutant.url, token: 'any-token', timeoutMs: TIMEOUT_MS, seed: 1 }),
    );
  } finally {
    await mutant.close();
  }
}

function outcomeOf(name: string, { checks, findings }: Report): Outcome {
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  const errors = findings.filter(({ severity }) => severity === 'error');
  const layers = new Set([...failed, ...errors].map(({ suite }) => suite));
  return {
    name,
    killedBy: LAYERS.filter((layer) => layers.has(layer)),
    checks: failed.map((check) => `${check.suite}: ${check.name}`),
    findings: errors.slice(0, 5).map(describe),
  };
}

function describe({ suite, rule, check, message, request }: Finding): string {
  return `${suite}, ${rule.id}, ${check}: ${message}${request ? `\n${request}` : ''}`;
}
