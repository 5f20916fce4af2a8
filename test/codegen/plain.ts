import type { Json } from '../../spec/description.ts';

/** A description without its conditional rules: entries of `allOf` that have an `if` are left out. */
export function withoutConditions(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutConditions);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
    if (name !== 'allOf' || !Array.isArray(inner)) return [[name, withoutConditions(inner)]];
    const kept = inner.filter((entry) => !isConditional(entry));
    return kept.length > 0 ? [[name, kept.map(withoutConditions)]] : [];
  });
  return Object.fromEntries(members);
}

function isConditional(entry: Json): boolean {
  return typeof entry === 'object' && entry !== null && 'if' in entry;
}
