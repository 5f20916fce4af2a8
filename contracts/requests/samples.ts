import type { Json } from '../../spec/description.ts';
import { keywordOf, type Site, typesOf } from '../../spec/schema/walk.ts';

/** A value that a member may have: the description's own example, or a plain one of its type. */
export function sampleOf(site: Site, sites: readonly Site[]): Json {
  const examples = keywordOf(site, 'examples');
  const choices = keywordOf(site, 'enum');
  const given = Array.isArray(examples)
    ? examples[0]
    : (keywordOf(site, 'example') ?? keywordOf(site, 'const'));
  if (given !== undefined) return given;
  if (Array.isArray(choices)) return choices[0] ?? null;
  return plainSample(site, sites);
}

/** The values of a member that the description shows. */
export function examplesOf(site: Site): readonly Json[] {
  const examples = keywordOf(site, 'examples');
  return Array.isArray(examples) ? examples : [];
}

function plainSample(site: Site, sites: readonly Site[]): Json {
  const inside = sites.filter(
    ({ path }) => path.length === site.path.length + 1 && site.path.every((t, i) => t === path[i]),
  );
  switch (typesOf(site)[0]) {
    case 'string':
      return 'x'
        .repeat(Math.max(1, limit(site, 'minLength') ?? 1))
        .slice(0, limit(site, 'maxLength') ?? Infinity);
    case 'integer':
    case 'number':
      return numberSample(site);
    case 'boolean':
      return false;
    case 'array':
      return itemsSample(site, inside[0], sites);
    case 'null':
      return null;
    default:
      return Object.fromEntries(
        inside
          .filter((member) => member.mandatory)
          .map((member): [string, Json] => [String(member.path.at(-1)), sampleOf(member, sites)]),
      );
  }
}

function numberSample(site: Site): number {
  const least = limit(site, 'minimum') ?? (limit(site, 'exclusiveMinimum') ?? -1) + 1;
  const most = limit(site, 'maximum') ?? (limit(site, 'exclusiveMaximum') ?? Infinity) - 1;
  const step = limit(site, 'multipleOf') ?? 1;
  const first = Math.ceil(least / step) * step;
  return first <= most || !Number.isFinite(most)
    ? Math.min(first, most)
    : Math.floor(most / step) * step;
}

function itemsSample(site: Site, item: Site | undefined, sites: readonly Site[]): Json[] {
  const count = Math.max(limit(site, 'minItems') ?? 0, item ? 1 : 0);
  const sample = item ? sampleOf(item, sites) : 'x';
  return Array.from({ length: count }, (_, index) => vary(sample, index));
}

/** A value of the same kind that differs for each index. */
export function vary(value: Json, index: number): Json {
  if (index === 0) return value;
  if (typeof value === 'string') return `${value}${index}`;
  if (typeof value === 'number') return value + index;
  return value;
}

function limit(site: Site, keyword: string): number | undefined {
  const value = keywordOf(site, keyword);
  return typeof value === 'number' ? value : undefined;
}
