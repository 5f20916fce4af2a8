/** Style of the HTML report: one column on a phone, the system's fonts, light and dark. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --ink: #1b2230; --soft: #566072; --line: #d8dde5; --code: #f0f2f6;
  --link: #0b57b0; --passed: #17693a; --failed: #b3201f; --missed: #7a4d00;
  --passed-bg: #dcf3e4; --failed-bg: #fde4e2; --missed-bg: #fdeecb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161d; --card: #1a202a; --ink: #e8ecf2; --soft: #a3aec0; --line: #323b4a; --code: #11151c;
    --link: #85b8ff; --passed: #7fdca0; --failed: #ff9d97; --missed: #f2c468;
    --passed-bg: #163524; --failed-bg: #46201f; --missed-bg: #3d2f10;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 68rem; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0.75rem; }
h3 { font-size: 1.0625rem; margin: 0; }
h3 code { font-size: 1em; }
h3 code, .message code, th.member code { font-weight: 600; }
p { margin: 0.25rem 0; }
a { color: var(--link); }
a:focus-visible, input:focus-visible, summary:focus-visible, pre:focus-visible {
  outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px;
}
code, pre { font: 0.875rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
pre {
  margin: 0; padding: 0.5rem 0.75rem; max-height: 24rem; overflow: auto; white-space: pre-wrap;
  background: var(--code); border: 1px solid var(--line); border-radius: 6px;
}
.soft, caption, dt { color: var(--soft); font-size: 0.875rem; }
.verdict { margin: 1rem 0; padding: 0.75rem 1rem; border-radius: 8px; font-weight: 600; }
.passed { color: var(--passed); background: var(--passed-bg); }
.failed { color: var(--failed); background: var(--failed-bg); }
.missed { color: var(--missed); background: var(--missed-bg); }
.badge { display: inline-block; padding: 0 0.5rem; border-radius: 0.75rem; overflow-wrap: normal; font-size: 0.875rem; font-weight: 600; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 0.5rem; margin: 1rem 0; }
.facts > div, .card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 0.75rem 1rem; }
.facts dd { margin: 0; font-size: 1.25rem; font-weight: 600; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 1rem 0; padding: 0; }
nav a { display: inline-block; padding: 0.25rem 0; }
.card { margin: 0 0 1rem; }
.finding { border-top: 1px solid var(--line); margin-top: 0.75rem; padding-top: 0.75rem; }
.finding dl { margin: 0.5rem 0 0; }
.finding dt { margin-top: 0.5rem; }
.finding dd { margin: 0; }
.message { font-weight: 600; }
.filter { margin: 1rem 0; }
.filter label { display: block; margin-bottom: 0.25rem; }
.filter input {
  width: 100%; max-width: 32rem; padding: 0.5rem 0.75rem; font: inherit; color: inherit;
  background: var(--card); border: 1px solid var(--soft); border-radius: 6px;
}
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; padding-bottom: 0.25rem; }
tbody:last-child tr:last-child > * { padding-bottom: 0; }
th, td { text-align: left; vertical-align: top; padding: 0.375rem 0.5rem 0.375rem 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; font-size: 0.875rem; }
tbody th { font-weight: 400; }
th.member { padding-top: 0.75rem; }
.soft code { font-size: 0.8125rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-right: 0; }
.outcome { padding-right: 1rem; }
@media (min-width: 40rem) { .outcome { width: 10rem; } .number { width: 6rem; } }
.bar { display: block; width: 100%; height: 0.75rem; border-radius: 6px; margin: 0.5rem 0; }
.bar .p { fill: var(--passed); } .bar .f { fill: var(--failed); } .bar .m { fill: var(--missed); }
summary { cursor: pointer; }
summary h3 { display: inline; }
[hidden] { display: none !important; }
@media (max-width: 30rem) {
  .card { padding: 0.75rem; }
  .finding pre { margin: 0 -0.25rem; padding: 0.5rem; }
}
@media print { .filter, nav { display: none; } body { max-width: none; } pre { max-height: none; } }
`;

/** Script of the HTML report: shows the filter, and hides what does not hold its words. The page is complete without it. */
export const SCRIPT = `
const box = document.querySelector('.filter');
const input = box.querySelector('input');
const none = document.querySelector('#none');
box.hidden = false;
input.addEventListener('input', () => {
  const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
  for (const item of document.querySelectorAll('[data-item]')) {
    const text = item.dataset.item.toLowerCase() + ' ' + item.textContent.toLowerCase();
    item.hidden = !words.every((word) => text.includes(word));
  }
  for (const group of document.querySelectorAll('[data-group]')) {
    group.hidden = !group.querySelector('[data-item]:not([hidden])');
  }
  none.hidden = document.querySelector('[data-item]:not([hidden])') !== null;
});
`;
