import { type Body, valueAt, withValue } from '../../spec/schema/value-at.ts';
import type { Constraint, RuledSite } from '../rules/model.ts';
import { sampleOf } from '../requests/samples.ts';
import { isSchema, labelOf, listOf, type Schema } from '../../spec/schema/walk.ts';
import type { Workshop } from '../requests/workshop.ts';
import { type Draft, type Family, type Subject, to } from './draft.ts';
import { exceptions, type Premise, premises } from './premises.ts';
import { FAMILIES } from './families.ts';
import { lists, ranges } from './ranges.ts';

/** What follows from a condition, where it holds; and that it does not follow where it does not. */
export const condition: Family = ({ site, constraint, workshop }) => {
  const entry = constraint.limit as Schema;
  if (!isSchema(entry.if) || !isSchema(entry.then)) return [];
  const then = entry.then;
  const holding = premises(site.path, entry.if, workshop);
  const failing = exceptions(site.path, entry.if, holding);
  return [
    ...holding.flatMap((premise) =>
      consequences(site, constraint, workshop).map((draft) =>
        under(draft, premise, fillingIn(site, then, workshop)),
      ),
    ),
    ...beyond(site, constraint, holding, workshop),
    ...listOf(then.required).flatMap((name) =>
      failing.map((premise) => under(missing(site, constraint, name), premise, (body) => body)),
    ),
  ];
};

/** A list one longer than the condition allows, for the other values of the same kind: `cloud_x` beside `x`. */
function beyond(
  site: RuledSite,
  constraint: Constraint,
  holding: readonly Premise[],
  workshop: Workshop,
): Draft[] {
  const [[path, value] = []] = holding[0] ?? [];
  const choices =
    path &&
    workshop.site(path)?.parts.find(({ schema }) => Array.isArray(schema.enum))?.schema.enum;
  if (!path || !Array.isArray(choices)) return [];
  const held = holding.map(([first]) => first?.[1]);
  const kin = choices.filter(
    (choice) => !held.includes(choice) && String(choice).split('_').includes(String(value)),
  );
  const longer = consequences(site, constraint, workshop).filter(
    ({ valid, loose, path: at }) => !valid && !loose && at.length > site.path.length,
  );
  return kin.flatMap((choice) =>
    longer.map((draft) => ({
      ...under({ ...draft, valid: true }, [[path, choice]], (body) => body),
      everywhere: false,
    })),
  );
}

/** Drafts of each keyword that a condition entails, as if the schema had it. */
function consequences(site: RuledSite, { rule, limit }: Constraint, workshop: Workshop): Draft[] {
  const then = (limit as Schema).then as Schema;
  const needed = listOf(then.required);
  const members = Object.entries(isSchema(then.properties) ? then.properties : {});
  return [
    ...needed.flatMap((name) => [
      missing(site, { rule }, name, false),
      ...nothing(workshop.site([...site.path, name])),
    ]),
    ...members.flatMap(([name, schema]) => {
      const own = workshop.site([...site.path, name]);
      if (!own || !isSchema(schema)) return [];
      const constraints = Object.entries(schema).map(([keyword, value]) => ({
        keyword,
        limit: value,
        rule,
      }));
      const parts = [...own.parts, { pointer: rule.pointer, schema, owner: rule.id }];
      const virtual = {
        ...own,
        parts,
        constraints: [...own.constraints, ...constraints],
        mandatory: needed.includes(name),
      };
      return constraints.flatMap((constraint) =>
        draftsOf({ site: virtual, constraint, label: `\`${labelOf(own.path)}\``, workshop }),
      );
    }),
  ];
}

function draftsOf(subject: Subject): Draft[] {
  const { keyword } = subject.constraint;
  const families = keyword === 'pattern' ? [lists, ranges] : (FAMILIES[keyword] ?? []);
  const drafts = families.flatMap((family) => family(subject));
  return drafts.length > 0 || keyword !== 'pattern' ? drafts : [mismatch(subject)];
}

function mismatch({ site, constraint, label }: Subject): Draft {
  return {
    rule: constraint.rule,
    path: site.path,
    valid: false,
    says: `${label} does not fit`,
    changes: ['?', '-', '0', 'x'].map(to),
  };
}

function missing(
  site: RuledSite,
  { rule }: Pick<Constraint, 'rule'>,
  name: string,
  valid = true,
): Draft {
  const path = [...site.path, name];
  return { rule, path, valid, says: `\`${labelOf(path)}\` is missing`, changes: [() => undefined] };
}

/** Null where a member is needed: of no type that it may have. */
function nothing(site: RuledSite | undefined): Draft[] {
  const type = site?.constraints.find(({ keyword }) => keyword === 'type');
  if (!site || !type) return [];
  return [
    {
      rule: type.rule,
      path: site.path,
      valid: false,
      says: `\`${labelOf(site.path)}\` is null`,
      changes: [to(null)],
      loose: true,
      needed: true,
    },
  ];
}

/** Adds the members that a condition needs, where a request does not have them. */
function fillingIn(site: RuledSite, then: Schema, workshop: Workshop): (body: Body) => Body {
  return (body) =>
    listOf(then.required).reduce((filled, name) => {
      const path = [...site.path, name];
      const own = workshop.site(path);
      return own && valueAt(filled, path) === undefined
        ? withValue(filled, path, sampleOf(own, workshop.model.sites))
        : filled;
    }, body);
}

function under(draft: Draft, premise: Premise, fill: (body: Body) => Body): Draft {
  const words = premise.map(([path, value]) =>
    value === undefined
      ? `without \`${labelOf(path)}\``
      : `with \`${labelOf(path)}\` ${JSON.stringify(value)}`,
  );
  return {
    ...draft,
    needed: !draft.valid,
    everywhere: !draft.valid,
    says: [draft.says, ...words].join(', '),
    premise: (base) =>
      fill(premise.reduce((body, [path, value]) => withValue(body, path, value), base)),
  };
}
