import type { Workshop } from '../requests/workshop.ts';
import type { Case } from './case.ts';

/** Each documented request that is valid, with a name and secrets of its own. */
export function examples(workshop: Workshop): Case[] {
  return workshop.exampleKeys.flatMap((key): Case[] => {
    const body = workshop.fresh(key);
    if (workshop.violations(body).length > 0) return [];
    return [
      {
        name: `accepts the documented example ${key}`,
        rule: ruleOf(key, workshop),
        expect: 'accepted',
        says: `all is as in the documented example \`${key}\``,
        path: [],
        value: undefined,
        body,
        bytes: Buffer.from(JSON.stringify(body)),
        secrets: workshop.secretsIn(body),
      },
    ];
  });
}

function ruleOf(key: string, workshop: Workshop) {
  return workshop.model.rule(`example.${key}`);
}
