import { createHash } from 'node:crypto';
import type { Report } from '../../../contracts/findings/finding.ts';
import { coverageSection } from './html/coverage.ts';
import { deviationsSection, findingsSection } from './html/findings.ts';
import { html, Markup } from './html/markup.ts';
import { SCRIPT, STYLE } from './html/style.ts';
import { timingsSection } from './html/timings.ts';
import { coveragePercent, type Demands, formatPercent, judge } from './summary.ts';
import { formatDuration } from '../../lib/text.ts';

/** Nothing may be loaded or sent; only this style and this script count (Content Security Policy, level 3). */
const POLICY = [
  "default-src 'none'",
  `style-src '${hash(STYLE)}'`,
  `script-src '${hash(SCRIPT)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The report as one HTML file that needs no network, and no script to be read. */
export function render(report: Report, demands: Demands = {}): string {
  const links = [
    ['findings', 'Findings'],
    ...(report.deviations.length > 0 ? [['deviations', 'Known deviations']] : []),
    ['coverage', 'Coverage'],
    ['timings', 'Timings'],
  ] as const;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Contract verification of ${report.target}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
${header(report, demands)}
<nav aria-label="Sections"><ul>${links.map(([id, text]) => html`<li><a href="#${id}">${text}</a></li>`)}</ul></nav>
<main>
<div class="filter" hidden><label for="filter">Filter findings and constraints, for example <code>name failed</code></label>
<input id="filter" type="search" autocomplete="off" spellcheck="false"></div>
<p id="none" role="status" hidden>Nothing matches the filter.</p>
${findingsSection(report)}
${deviationsSection(report)}
${coverageSection(report)}
${timingsSection(report)}
</main>
<script>${new Markup(SCRIPT)}</script>
</body>
</html>
`.text;
}

function header(report: Report, demands: Demands): Markup {
  const { exitCode, line } = judge(report, demands);
  const failed = report.checks.filter(({ outcome }) => outcome === 'failed').length;
  const facts = [
    ['Findings', report.findings.length],
    ['Checks', report.checks.length],
    ['Failed checks', failed],
    ['Coverage', formatPercent(coveragePercent(report.coverage))],
    ['Duration', formatDuration(report.durationMs)],
  ] as const;
  return html`<header>
<h1>Contract verification</h1>
<p><code>${report.target}</code></p>
<p class="verdict ${['passed', 'failed', 'missed'][exitCode]}">${line}</p>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<p class="soft">Started <time datetime="${report.startedAt}">${report.startedAt.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')}</time>, seed ${report.seed}${failed > report.findings.length && report.findings.length > 0 ? '. Several failed checks may show one finding.' : undefined}</p>
</header>`;
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
