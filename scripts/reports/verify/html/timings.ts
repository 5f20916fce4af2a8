import type { Check, Report } from '../../../../contracts/findings/finding.ts';
import { SUITES, tally } from '../summary.ts';
import { formatDuration } from '../../../lib/text.ts';
import { html, type Markup } from './markup.ts';

const SLOWEST = 10;

/** Counts and time of each suite, and the slowest checks. */
export function timingsSection({ checks, durationMs }: Report): Markup {
  const slowest = checks.toSorted((a, b) => b.durationMs - a.durationMs).slice(0, SLOWEST);
  return html`<section id="timings" aria-labelledby="timings-title">
<h2 id="timings-title">Timings</h2>
<div class="card"><table>
<caption>Suites. Checks may run side by side, so their times can add up to more than the ${formatDuration(durationMs)} of the run.</caption>
<thead><tr><th scope="col">Suite</th><th scope="col" class="number">Passed</th><th scope="col" class="number">Failed</th><th scope="col" class="number">Time</th></tr></thead>
<tbody>${SUITES.map((suite) => {
    const { passed, failed, durationMs: time } = tally(checks, suite);
    return html`<tr><th scope="row">${suite}</th><td class="number">${passed}</td><td class="number">${failed}</td><td class="number">${formatDuration(time)}</td></tr>`;
  })}</tbody>
</table></div>
${slowest.length > 0 ? slowestTable(slowest) : undefined}
</section>`;
}

function slowestTable(checks: readonly Check[]): Markup {
  const rows = checks.map(
    ({
      name,
      suite,
      durationMs,
    }) => html`<tr><th scope="row">${name}<br><span class="soft">${suite}</span></th>
<td class="number">${formatDuration(durationMs)}</td></tr>`,
  );
  return html`<div class="card"><table>
<caption>Slowest checks</caption>
<thead><tr><th scope="col">Check</th><th scope="col" class="number">Time</th></tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
}
