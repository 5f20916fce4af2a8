import type { Rule } from '../../contracts/conformance/finding.ts';
import { similarRules } from '../../contracts/conformance/select.ts';
import type { Description, Json } from '../../spec/description.ts';
import { placeOf } from '../report/summary.ts';

/** Every rule, a line each: its id and what it demands. */
export function explainRules(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules.map(({ id, summary }) => `${id.padEnd(width)}  ${summary}`).join('\n');
}

/**
 * What one rule demands, where the description says so, and why.
 * @throws Error naming similar rules when there is none with this id
 */
export function explainRule(id: string, rules: readonly Rule[], description: Description): string {
  const rule = rules.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
  if (!rule) {
    throw new Error(
      `Failed to explain ${JSON.stringify(id)}: no rule is called so. ${similarRules(id, rules)}`,
    );
  }
  const why = describedBy(rule, description);
  return [
    `${rule.id}  ${placeOf(rule)}`,
    `  ${rule.summary}`,
    '',
    `Stated at ${rule.pointer}`,
    ...(rule.row ? [`Row of the document: ${rule.row}`] : []),
    ...(why ? [`Why: ${why}`] : []),
    `Check only this: --only ${rule.id}`,
  ].join('\n');
}

/**
 * The words of the description at the rule, or at the nearest part around it that has some. A rule that
 * stands at the operation has none of its own: the words there are about the whole of it.
 */
function describedBy({ pointer }: Rule, description: Description): string | undefined {
  if (!pointer.startsWith('#/components/')) return undefined;
  for (let end = pointer.length; end > 1; end = pointer.lastIndexOf('/', end - 1)) {
    const part = description.at(pointer.slice(0, end));
    const text = isObject(part) ? (part.description ?? part.summary) : undefined;
    if (typeof text === 'string') return text.trim().replaceAll('\n', ' ');
  }
  return undefined;
}

function isObject(value: Json): value is { [member: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
