import type { Body } from '../../spec/schema/value-at.ts';
import type { Path } from '../../spec/schema/walk.ts';
import type { Workshop } from '../requests/workshop.ts';
import type { Case } from './case.ts';

/** What is claimed of a request: valid, or invalid for one rule. */
export interface Claim {
  readonly rule: { readonly id: string };
  readonly path: Path;
  readonly valid: boolean;
  readonly loose?: boolean;
}

/**
 * Compares a claim with what an independent validator says of the bytes. Gives why it does not hold,
 * or undefined when it does: a valid request has no violation; an invalid one has those of its rule
 * alone, or, where it is loose, none outside its member.
 */
export function disproof(claim: Claim, bytes: Buffer, workshop: Workshop): string | undefined {
  const violations = workshop.violations(parse(bytes));
  const shown = violations.map(({ pointer }) => pointer).join(', ');
  if (claim.valid) return violations.length === 0 ? undefined : `it is invalid: ${shown}`;
  const rules = violations.map(({ pointer }) => workshop.model.ruleAt(pointer)?.id);
  if (!rules.includes(claim.rule.id))
    return `it does not break ${claim.rule.id}: ${shown || 'it is valid'}`;
  const stray = violations.find(({ path }, index) =>
    claim.loose
      ? !claim.path.every((token, i) => token === path[i])
      : rules[index] !== claim.rule.id,
  );
  return stray && `it breaks ${stray.pointer} too`;
}

/**
 * Makes sure of a finished case whose claim was already checked member by member.
 * @throws Error when the bytes are not what the case says: a bug of the engine.
 */
export function prove(one: Case, workshop: Workshop): void {
  const problem = problemOf(one, workshop);
  if (problem)
    throw new Error(`Failed to prove the case "${one.name}": ${problem}. Mend its family.`);
}

function problemOf(one: Case, workshop: Workshop): string | undefined {
  const parsed = attempt(one.bytes);
  const violations = parsed === undefined ? undefined : workshop.violations(parsed.value);
  if (one.expect === 'survived') return undefined;
  if (one.expect !== 'rejected') return violations?.length === 0 ? undefined : 'it is not valid';
  if (violations === undefined)
    return one.rule.id.startsWith('body.') ? undefined : 'it is not JSON';
  return violations.some(({ pointer }) => workshop.model.ruleAt(pointer)?.id === one.rule.id)
    ? undefined
    : `it does not break ${one.rule.id}`;
}

function attempt(bytes: Buffer): { value: unknown } | undefined {
  try {
    return { value: parse(bytes) };
  } catch {
    return undefined;
  }
}

function parse(bytes: Buffer): Body {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Body;
}
