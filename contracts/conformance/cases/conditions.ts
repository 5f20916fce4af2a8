import type { Json } from '../../../spec/description.ts';
import { type Body, valueAt, withValue } from '../body.ts';
import type { Constraint, RuledSite } from '../rules.ts';
import { examplesOf, sampleOf } from '../samples.ts';
import { isSchema, labelOf, listOf, type Path, type Schema } from '../schema.ts';
import type { Workshop } from '../workshop.ts';
import { type Draft, type Family, type Subject, to } from './draft.ts';
import { FAMILIES } from './families.ts';
import { lists, ranges } from './ranges.ts';

/** A way to make a condition hold or not: a value for each member that it is about. */
type Premise = readonly (readonly [path: Path, value: Json | undefined])[];

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

/** Values that make a condition hold: a constant, each of a set, those of the description that fit a pattern. */
function premises(at: Path, condition: Schema, workshop: Workshop): Premise[] {
  const members = Object.entries(isSchema(condition.properties) ? condition.properties : {});
  return members.reduce<Premise[]>(
    (found, [name, schema]) => {
      const path = [...at, name];
      const values = isSchema(schema) ? valuesFor(schema, path, workshop) : [];
      return found.flatMap((premise) =>
        values.map((value) => [...premise, [path, value] as const]),
      );
    },
    [[]],
  );
}

function valuesFor(schema: Schema, path: Path, workshop: Workshop): Json[] {
  if (schema.const !== undefined) return [schema.const];
  if (Array.isArray(schema.enum)) return schema.enum;
  const site = workshop.site(path);
  const shown = [
    ...(site ? examplesOf(site) : []),
    ...workshop.exampleKeys.map((key) => valueAt(workshop.fresh(key), path)),
  ];
  const { pattern } = schema;
  const fits = (value: Json | undefined): value is Json =>
    value !== undefined &&
    (typeof pattern !== 'string' ||
      (typeof value === 'string' && new RegExp(pattern, 'u').test(value)));
  return shown.filter(fits).slice(0, 1);
}

/** Premises under which the condition does not hold: a member of it left out, or of another value. */
function exceptions(at: Path, condition: Schema, holding: readonly Premise[]): Premise[] {
  const [premise = []] = holding;
  return premise.flatMap(([path, value]) => {
    const others: (Json | undefined)[] =
      typeof value === 'boolean'
        ? [!value]
        : typeof value === 'string'
          ? [value.replace(/(\.\w+)?$/, '.pem')]
          : [];
    const left = listOf(condition.required).includes(String(path.slice(at.length)[0]))
      ? [undefined]
      : [];
    return [...others, ...left].map((other) => [[path, other] as const]);
  });
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
