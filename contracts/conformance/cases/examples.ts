import type { Workshop } from '../workshop.ts';
import type { Case } from './case.ts';

/** Each documented request, with a name and secrets of its own. */
export function examples(workshop: Workshop): Case[] {
  return workshop.exampleKeys.map((key) => {
    const body = workshop.fresh(key);
    return {
      name: `accepts the documented example ${key}`,
      rule: ruleOf(key, workshop),
      expect: 'created',
      says: `all is as in the documented example \`${key}\``,
      path: [],
      value: undefined,
      body,
      bytes: Buffer.from(JSON.stringify(body)),
      secrets: workshop.secretsIn(body),
    };
  });
}

function ruleOf(key: string, workshop: Workshop) {
  return workshop.model.rule(`example.${key}`);
}
