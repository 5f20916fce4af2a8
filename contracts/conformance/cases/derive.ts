import { type Body, valueAt, withValue } from '../body.ts';
import { openPointOf } from '../open.ts';
import { isName, NAME } from '../operation.ts';
import type { RuledSite } from '../rules.ts';
import { labelOf } from '../schema.ts';
import type { Workshop } from '../workshop.ts';
import { bodies } from './bodies.ts';
import type { Case } from './case.ts';
import { condition } from './conditions.ts';
import { credentials } from './credentials.ts';
import type { Draft, Family } from './draft.ts';
import { examples } from './examples.ts';
import { FAMILIES } from './families.ts';
import { optionalMembers } from './optional.ts';
import { disproof, prove } from './prove.ts';

/** The cases of a description, each proven. */
export interface Derived {
  readonly cases: readonly Case[];
  /** Drafts of which no request could be proven; a rule without any case is shown as not exercised. */
  readonly dropped: readonly Draft[];
}

/** Derives the cases from every keyword of every member of the request body. */
export function deriveCases(workshop: Workshop): Derived {
  const dropped: Draft[] = [];
  const drafts = [
    ...workshop.model.sites.flatMap((site) => draftsOf(site, workshop)),
    ...optionalMembers(workshop),
  ];
  const derived = drafts.flatMap((draft) => {
    const found = realise(draft, workshop);
    if (found === 'unproven') dropped.push(draft);
    return typeof found === 'object' ? [found] : [];
  });
  const cases = distinct([
    ...examples(workshop),
    ...derived,
    ...bodies(workshop),
    ...credentials(workshop),
  ]);
  for (const one of cases) prove(one, workshop);
  return { cases, dropped };
}

function draftsOf(site: RuledSite, workshop: Workshop): Draft[] {
  return site.constraints.flatMap((constraint) => {
    const families: readonly Family[] =
      constraint.keyword === 'if' ? [condition] : (FAMILIES[constraint.keyword] ?? []);
    const path =
      constraint.keyword === 'required' ? [...site.path, constraint.limit as string] : site.path;
    const label = path.length === 0 ? 'the body' : `\`${labelOf(path)}\``;
    return families.flatMap((family) => family({ site, constraint, label, workshop }));
  });
}

/** The first request of a draft that is proven, unless all of those test what is left open. */
function realise(draft: Draft, workshop: Workshop): Case | 'open' | 'unproven' {
  let open = false;
  for (const given of workshop.bodiesWith(draft.path)) {
    const base = draft.premise ? draft.premise(given) : given;
    if (draft.premise && !draft.valid && workshop.violations(base).length > 0) continue;
    for (const change of draft.changes) {
      const value = change(valueAt(base, draft.path));
      const body = withValue(base, draft.path, value);
      const bytes = Buffer.from(JSON.stringify(body));
      if (disproof(draft, bytes, workshop) !== undefined) continue;
      const own = workshop.site(draft.path);
      const site = own && { ...own, mandatory: draft.needed ?? own.mandatory };
      if (!openPointOf({ body, valid: draft.valid, path: draft.path, value, site }))
        return toCase(draft, body, workshop);
      open = true;
    }
  }
  return open ? 'open' : 'unproven';
}

function toCase(draft: Draft, body: Body, workshop: Workshop): Case {
  const { rule, path, valid, says } = draft;
  const short =
    valid && isName(path) && String(valueAt(body, [NAME])).length < workshop.freshName().length;
  return {
    name: `${valid ? 'accepts' : 'refuses'} a request in which ${says.replaceAll('`', '')}`,
    rule,
    expect: valid ? 'created' : 'refused',
    says,
    path,
    value: valueAt(body, path),
    body,
    bytes: Buffer.from(JSON.stringify(body)),
    secrets: workshop.secretsIn(body),
    ...(short && { again: () => realise(draft, workshop) as Case }),
  };
}

/** Counts cases of the same name, so that each has one of its own. */
function distinct(cases: readonly Case[]): Case[] {
  const seen = new Map<string, number>();
  return cases.map((one) => {
    const count = (seen.get(one.name) ?? 0) + 1;
    seen.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name} (${count})` };
  });
}
