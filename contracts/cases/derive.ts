import { type Body, valueAt, withValue } from '../../spec/schema/value-at.ts';
import { openPointOf } from '../rules/open-points.ts';
import type { RuledSite } from '../rules/model.ts';
import { isDeep, labelOf } from '../../spec/schema/walk.ts';
import type { Workshop } from '../requests/workshop.ts';
import { bodies, VERB } from './bodies.ts';
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

/** Kinds of requests in which a change is tried, where one is not enough. */
const MOST_KINDS = 3;

/** Derives the cases from every keyword of every member of the request body. */
export function deriveCases(workshop: Workshop): Derived {
  const dropped: Draft[] = [];
  const drafts = [
    ...workshop.model.sites.flatMap((site) => draftsOf(site, workshop)),
    ...optionalMembers(workshop),
  ];
  const derived = drafts.flatMap((draft) => {
    const found = realise(draft, workshop);
    if (found.length === 0) dropped.push(draft);
    return found;
  });
  const cases = distinct([
    ...examples(workshop),
    ...derived,
    ...bodies(workshop),
    ...credentials(workshop),
  ]);
  // Where no rejection is documented, there is nothing to expect of an invalid request.
  const judged = cases.filter(
    ({ expect }) => expect !== 'rejected' || workshop.model.operation.rejection !== undefined,
  );
  for (const one of judged) prove(one, workshop);
  return { cases: judged, dropped };
}

function draftsOf(site: RuledSite, workshop: Workshop): Draft[] {
  const constraints = isDeep(site.path)
    ? site.constraints.filter(({ keyword }) => keyword === 'required')
    : site.constraints;
  return constraints.flatMap((constraint) => {
    const families: readonly Family[] =
      constraint.keyword === 'if' ? [condition] : (FAMILIES[constraint.keyword] ?? []);
    const path =
      constraint.keyword === 'required' ? [...site.path, constraint.limit as string] : site.path;
    const label = path.length === 0 ? 'the body' : `\`${labelOf(path)}\``;
    return families.flatMap((family) => family({ site, constraint, label, workshop }));
  });
}

/**
 * The first request of a draft that is proven, or one for each kind of base request. Where all of
 * them test what the document leaves open, the service may decide.
 */
function realise(draft: Draft, workshop: Workshop): Case[] {
  const found = new Map<string, Case>();
  let open: Case | undefined;
  for (const given of workshop.bodiesWith(draft.path)) {
    const base = draft.premise ? draft.premise(given) : given;
    const key = draft.everywhere ? kindOf(valueAt(base, draft.path.slice(0, -1))) : '';
    if (found.has(key) || (!draft.valid && draft.premise && workshop.violations(base).length > 0))
      continue;
    const candidates = draft.changes.map((change) =>
      withValue(base, draft.path, change(valueAt(base, draft.path))),
    );
    const proven = candidates.filter(
      (body) => disproof(draft, bytesOf(body), workshop) === undefined,
    );
    const closed = proven.find((body) => !isOpen(draft, body, workshop));
    if (closed !== undefined)
      found.set(
        key,
        toCase(draft, closed, { workshop, expect: draft.valid ? 'accepted' : 'rejected' }),
      );
    else if (proven[0] !== undefined)
      open ??= toCase(draft, proven[0], {
        workshop,
        expect: draft.valid ? 'tolerated' : 'survived',
      });
    if (found.size >= (draft.everywhere ? MOST_KINDS : 1)) break;
  }
  return found.size > 0 ? [...found.values()] : open ? [open] : [];
}

/** The members of an object, their types, and which flags are set: what tells one kind of request from another. */
function kindOf(value: Body | undefined): string {
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${typeof inner === 'boolean' ? inner : typeof inner}`)
    .sort()
    .join();
}

function isOpen(draft: Draft, body: Body, workshop: Workshop): boolean {
  const { path, valid, needed } = draft;
  const own = workshop.site(path);
  const site = own && { ...own, mandatory: needed ?? own.mandatory };
  return (
    openPointOf({ body, valid, path, value: valueAt(body, path), site }, workshop.model.open) !==
    undefined
  );
}

function bytesOf(body: Body): Buffer {
  return Buffer.from(JSON.stringify(body));
}

function toCase(
  draft: Draft,
  body: Body,
  { workshop, expect }: { workshop: Workshop; expect: Case['expect'] },
): Case {
  const { path, says } = draft;
  const isShort =
    workshop.isKey(path) && String(valueAt(body, path)).length < workshop.freshKey().length;
  const isLeftOpen = expect === 'tolerated' || expect === 'survived';
  return {
    name: `${VERB[expect]} a request in which ${says.replaceAll('`', '')}`,
    rule: isLeftOpen ? workshop.model.rule('body.robust') : draft.rule,
    expect,
    says,
    path,
    value: valueAt(body, path),
    body,
    bytes: bytesOf(body),
    secrets: workshop.secretsIn(body),
    ...(draft.valid && isShort && { again: () => realise(draft, workshop)[0] as Case }),
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
