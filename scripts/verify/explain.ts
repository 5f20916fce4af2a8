import type { Rule } from '../../contracts/findings/finding.ts';
import { LAWS } from '../../contracts/laws/registry.ts';
import type { Model } from '../../contracts/rules/model.ts';
import { similarTo } from '../../contracts/rules/similar.ts';
import type { Description, Json } from '../../spec/description.ts';
import { placeOf } from '../reports/verify/summary.ts';

/** Every rule, a line each: its id and what it demands. */
export function explainRules(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules.map(({ id, summary }) => `${id.padEnd(width)}  ${summary}`).join('\n');
}

/**
 * What one rule demands, where the description says so, and why.
 * @throws Error naming similar rules when there is none with this id
 */
export function explainRule(id: string, { rules, reasons, description }: Model): string {
  const rule = rules.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
  if (!rule) throw new Error(unknownRule(id, rules));
  const why = reasons.get(rule.id);
  const words = why ? undefined : describedBy(rule, description);
  return [
    `${rule.id}  ${placeOf(rule)}`,
    `  ${rule.summary}`,
    '',
    `Stated at ${rule.pointer}`,
    ...(rule.row ? [`Row of the document: ${rule.row}`] : []),
    ...(why ? [`Why: ${why}`] : []),
    ...(words ? [`In the description: ${words}`] : []),
    ...codesOf(rule),
    `Check only this: --only ${rule.id}`,
  ].join('\n');
}

/** The findings of a law, by their codes. */
function codesOf({ id }: Rule): string[] {
  const law = LAWS.find((one) => one.id === id);
  return Object.entries(law?.codes ?? {}).map(([code, text]) => `Finding ${code}: ${text}`);
}

/**
 * The words of the description at the rule, or at the nearest part around it that has some; for a mandatory member its
 * own. None for an example, whose summary has them.
 */
function describedBy({ id, pointer: given }: Rule, description: Description): string | undefined {
  if (id.startsWith('example.')) return undefined;
  const [schema, index] = given.split('/required/');
  const member = index && String(description.at(given));
  const pointer = member ? `${schema}/properties/${member}` : given;
  for (let end = pointer.length; end > 1; end = pointer.lastIndexOf('/', end - 1)) {
    const part = follow(description.at(pointer.slice(0, end)), description);
    const text = isObject(part) ? (part.description ?? part.summary) : undefined;
    if (typeof text === 'string') return text.trim().replaceAll('\n', ' ');
  }
  return undefined;
}

/** The part that a reference points at. */
function follow(part: Json, description: Description): Json {
  return isObject(part) && typeof part.$ref === 'string' ? description.at(part.$ref) : part;
}

function isObject(value: Json): value is { [member: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknownRule(id: string, rules: readonly Rule[]): string {
  const near = similarTo(
    id,
    rules.map((rule) => rule.id),
  );
  const similar = near.length > 0 ? `Similar: ${near.join(', ')}. ` : '';
  return `Failed to explain ${JSON.stringify(id)}: no rule is called so. ${similar}List them with --explain rules.`;
}
