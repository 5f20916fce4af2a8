import type { Finding, Report } from '../../../../contracts/findings/finding.ts';
import { groupByRule, placeOf, type RuleFindings } from '../summary.ts';
import { html, type Markup, prose, ruleId } from './markup.ts';

/** The findings by rule, each with what was sent, expected and received. */
export function findingsSection({ findings }: Report): Markup {
  const body =
    findings.length === 0 ? html`<p>None.</p>` : groupByRule(findings).map((group) => card(group));
  return html`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
${body}
</section>`;
}

/** The findings that are known and allowed for a time; nothing where there are none. */
export function deviationsSection({ deviations }: Report): Markup | undefined {
  if (deviations.length === 0) return undefined;
  return html`<section id="deviations" aria-labelledby="deviations-title">
<h2 id="deviations-title">Known deviations</h2>
<p class="soft">Not counted until they expire.</p>
${deviations.map(
  ({ finding, reason, expires }) => html`<article class="card" data-item="known deviation">
<h3>${ruleId(finding.rule.id)} <span class="badge missed">until ${expires}</span></h3>
<p>${reason}</p>
${details(finding)}
</article>
`,
)}</section>`;
}

function card({ rule, findings }: RuleFindings): Markup {
  return html`<article class="card" data-item="${rule.id}">
<h3>${ruleId(rule.id)}</h3>
<p>${prose(rule.summary)}</p>
<p class="soft"><code>${placeOf(rule)}</code>${rule.row ? html` · document: ${rule.row}` : undefined}</p>
${findings.map(details)}</article>
`;
}

function details(finding: Finding): Markup {
  const badge = finding.severity === 'error' ? 'failed' : 'missed';
  return html`<div class="finding">
<p class="message"><span class="badge ${badge}">${finding.severity}</span> ${prose(finding.message)}</p>
<p class="soft">${finding.suite} · ${finding.check} · <code>${finding.code}</code></p>
<dl>
${finding.request ? value('Sent', finding.request) : undefined}
${value('Expected', finding.expected)}
${value('Actual', finding.actual)}
</dl>
</div>
`;
}

/** A long value scrolls in its own box, which the keyboard has to reach. */
function value(label: string, text: string): Markup {
  return html`<div><dt>${label}</dt><dd><pre tabindex="0">${text}</pre></dd></div>`;
}
