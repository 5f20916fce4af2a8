import type { Description } from '../../spec/description.ts';
import { labelOf, nameOf, type Path, walk } from '../../spec/schema/walk.ts';
import type { Rule } from '../findings/finding.ts';
import { type Item, itemise } from './items.ts';
import type { Constraint, RuledSite } from './model.ts';
import { summaryOf } from './summary.ts';

/** The rules that keywords say, each defined when a schema with it is first read. */
export interface KeywordRules {
  /** Members of a body with their constraints; `writeOnly` is a rule of what is sent. */
  sitesOf(schema: string | undefined, direction: 'request' | 'response'): RuledSite[];
  /** All that were defined so far, in the order found. */
  all(): Rule[];
  /** The rule that holds the part at a JSON pointer of the description. */
  ruleAt(pointer: string): Rule | undefined;
}

/** What rules are made with. */
export interface RuleContext {
  readonly description: Description;
  /** What every id begins with. */
  readonly prefix: string;
  /** The row of the document that says it. */
  readonly rowOf: (pointer: string, member?: string) => string | undefined;
}

/** Starts without a rule. */
export function createKeywordRules({ description, prefix, rowOf }: RuleContext): KeywordRules {
  const byPointer = new Map<string, Rule>();
  const ids = new Set<string>();
  return { sitesOf, all: () => [...new Set(byPointer.values())], ruleAt };

  function sitesOf(schema: string | undefined, direction: 'request' | 'response'): RuledSite[] {
    if (schema === undefined) return [];
    return walk(description, schema, nameOf(schema)).map((site) => ({
      ...site,
      constraints: site.parts
        .flatMap(itemise)
        .filter(({ keyword }) => direction === 'request' || keyword !== 'writeOnly')
        .map((item) => constraintOf(item, site.path)),
    }));
  }

  function constraintOf(item: Item, at: Path): Constraint {
    const { keyword, limit } = item;
    const path = keyword === 'required' ? [...at, limit as string] : at;
    return { keyword, limit, rule: define(item, path) };
  }

  function define(item: Item, path: Path): Rule {
    const { keyword, limit, pointer } = item;
    const known = byPointer.get(pointer);
    if (known) return known;
    const member = keyword === 'required' ? String(limit) : undefined;
    const summary = summaryOf({ ...item, label: labelOf(path), description });
    const place = { pointer, line: description.lineOf(pointer) };
    const rule = withRow(
      { id: unusedId(prefix + item.id), summary, ...place },
      rowOf(pointer, member),
    );
    byPointer.set(pointer, rule);
    return rule;
  }

  function unusedId(own: string): string {
    let id = own;
    for (let count = 2; ids.has(id); count++) id = `${own}-${count}`;
    ids.add(id);
    return id;
  }

  function ruleAt(pointer: string): Rule | undefined {
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      const rule = byPointer.get(pointer.slice(0, end));
      if (rule) return rule;
    }
    return undefined;
  }
}

/** A rule with the row of the document that it is in, if any. */
export function withRow(rule: Rule, row: string | undefined): Rule {
  return row === undefined ? rule : { ...rule, row };
}
