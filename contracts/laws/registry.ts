import type { Resource } from '../../spec/resource.ts';
import type { Case } from '../cases/case.ts';
import type { Workshop } from '../requests/workshop.ts';
import type { Model } from '../rules/model.ts';
import type { Trial } from '../run/trial.ts';
import { atomicity } from './atomicity.ts';
import { echo } from './echo.ts';
import { identity } from './identity.ts';
import type { Law } from './law.ts';
import { rejectionLeavesNothing } from './rejection-leaves-nothing.ts';
import { steadiness } from './steadiness.ts';
import { uniqueness } from './uniqueness.ts';

/** Every law, in the order in which they are listed. Their rules, codes and explanations follow from here. */
export const LAWS: readonly Law[] = [
  echo,
  identity,
  uniqueness,
  rejectionLeavesNothing,
  atomicity,
  steadiness,
];

/** The trials of every law that has what it needs; those that run alone come last. */
export function lawTrials(workshop: Workshop, cases: readonly Case[]): Trial[] {
  const { model } = workshop;
  const { resource, operation } = model;
  if (resource?.roleOf(operation) !== 'create') return [];
  return LAWS.filter((law) => lacks(law, resource) === undefined)
    .flatMap((law) => law.trials({ workshop, cases, rule: model.rule(law.id) }))
    .sort((a, b) => Number(a.alone ?? false) - Number(b.alone ?? false));
}

/** The laws that make no trial: the id of the rule, and the field that `resource.yaml` lacks. */
export function lackingLaws({ resource, rules }: Model): ReadonlyMap<string, string> {
  return new Map(
    LAWS.flatMap((law) => {
      const field = lacks(law, resource);
      const rule = rules.find(({ id }) => id === law.id || id.endsWith(`.${law.id}`));
      return field !== undefined && rule ? [[rule.id, field] as const] : [];
    }),
  );
}

/** The first field of `resource.yaml` that a law needs and does not find; undefined where it has all. */
function lacks({ needs }: Law, resource: Resource | undefined): string | undefined {
  return needs.find((field) => {
    const names = field.split('.');
    const found = names.reduce<unknown>((value, name) => isSet(value) && value[name], resource);
    return found === undefined || found === false;
  });
}

function isSet(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
