import type { Coverage, Report, Rule } from '../../../../contracts/findings/finding.ts';
import { parsePointer } from '../../../../spec/description.ts';
import { DESCRIPTION } from '../summary.ts';
import { html, type Markup, prose, ruleId } from './markup.ts';

const BADGES = { passed: 'passed', failed: 'failed', 'not exercised': 'missed' } as const;

/** The coverage matrix: every rule with what became of it, by schema and member. */
export function coverageSection({ coverage }: Report): Markup {
  const sorted = coverage.toSorted((a, b) => a.rule.line - b.rule.line);
  const groups = Map.groupBy(sorted, ({ rule }) => locate(rule).group);
  return html`<section id="coverage" aria-labelledby="coverage-title">
<h2 id="coverage-title">Coverage</h2>
${bar(coverage)}
<p class="soft">${counts(coverage)}. Lines are those of <code>${DESCRIPTION}</code>.</p>
${[...groups].map(([group, rows]) => matrix(group, rows))}</section>`;
}

function matrix(group: string, rows: readonly Coverage[]): Markup {
  const members = Map.groupBy(rows, ({ rule }) => locate(rule).member);
  return html`<div class="card" data-group>
<h3>${group}</h3>
<table>
<caption>${counts(rows)}</caption>
<thead><tr><th scope="col">Constraint</th><th scope="col" class="outcome">Outcome</th><th scope="col" class="number">Checks</th></tr></thead>
${[...members].map(
  ([member, own]) => html`<tbody data-group>
${member ? html`<tr><th scope="rowgroup" colspan="3" class="member"><code>${member}</code></th></tr>` : undefined}
${own.map((entry) => row(entry, group))}</tbody>
`,
)}</table>
</div>
`;
}

function row({ rule, outcome, checks }: Coverage, group: string): Markup {
  return html`<tr data-item="${group}"><th scope="row">${prose(rule.summary)}<br>
<span class="soft">${ruleId(rule.id)} · line ${rule.line}${rule.row ? ` · document: ${rule.row}` : ''}</span></th>
<td class="outcome"><span class="badge ${BADGES[outcome]}">${outcome}</span></td><td class="number">${checks}</td></tr>
`;
}

function bar(coverage: readonly Coverage[]): Markup {
  const share = (outcome: Coverage['outcome']) =>
    (100 * coverage.filter((entry) => entry.outcome === outcome).length) / (coverage.length || 1);
  const passed = share('passed');
  const failed = share('failed');
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
<rect class="p" width="${passed}" height="1"/><rect class="f" x="${passed}" width="${failed}" height="1"/>
<rect class="m" x="${passed + failed}" width="${share('not exercised')}" height="1"/></svg>`;
}

function counts(coverage: readonly Coverage[]): string {
  return Object.keys(BADGES)
    .map((name) => `${coverage.filter(({ outcome }) => outcome === name).length} ${name}`)
    .join(', ');
}

/** Where rules stand that are about no schema, by the first word of their id. */
const GROUPS: Record<string, string> = { example: 'Documented examples', law: 'Laws' };

/** The schema that a rule belongs to, with the member in it (empty for the whole), or another group of rules. */
function locate({ id, pointer }: Rule): { group: string; member: string } {
  const [, section, schema = ''] = parsePointer(pointer);
  const [first = '', ...rest] = id.split('.');
  if (section === 'schemas' && first === schema) {
    return { group: schema, member: rest.slice(0, -1).join('.') };
  }
  return { group: GROUPS[first] ?? 'Requests and responses', member: '' };
}
