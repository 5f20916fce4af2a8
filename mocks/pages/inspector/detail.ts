import type { BrokenRule, LogEntry } from '../../log/entry.ts';
import { answersSection } from './answers.ts';
import type { Answers } from './api.ts';
import { toCurl } from './curl.ts';
import { button, copy, el } from './dom.ts';
import { count, durationOf, placeOf, statusOf } from './words.ts';

/** What is known of one request: the broken rules, the answer and its reason, and what to ask for instead. */
export function detailOf(entry: LogEntry, answers: Answers): Node[] {
  const { method, path, time, answer, headers, body, verdict } = entry;
  return [
    el('h2', {}, `${method} ${path}`),
    el(
      'p',
      { class: 'soft' },
      `${new Date(time).toLocaleString('en-GB')}, answered in ${durationOf(entry)}`,
    ),
    verdictSection(entry),
    ...answersSection(answers, verdict),
    section('Request', curlButton(entry), headersOf(headers), jsonOf(body, 'No body was kept.')),
    section(`Answer ${statusOf(entry)}`, jsonOf(answer.body, 'No body was sent.')),
  ];
}

function section(title: string, ...children: readonly Node[]): HTMLElement {
  return el('section', {}, el('h3', {}, title), ...children);
}

function verdictSection({ verdict, answer }: LogEntry): HTMLElement {
  const { broken, valid, example, why, behaviour } = verdict;
  const title = valid
    ? 'Keeps the rules'
    : broken.length > 0
      ? `Breaks ${count(broken.length, 'rule')}`
      : 'Refused';
  const answered = example ? [el('code', {}, example), ': '] : [];
  return el(
    'section',
    { class: valid ? 'card kept' : 'card broken' },
    el('h3', {}, title),
    el('ul', { class: 'rules' }, ...broken.map(ruleItem)),
    el('p', {}, `Answered with ${answer.status || 'nothing'}, `, ...answered, why),
    ...(behaviour ? [el('p', {}, `Behaviour: ${behaviour}`)] : []),
  );
}

function ruleItem(rule: BrokenRule): HTMLElement {
  return el(
    'li',
    {},
    el('p', {}, el('code', { class: 'member' }, rule.member), ` ${rule.message}`),
    el('p', { class: 'soft' }, el('code', { class: 'place' }, placeOf(rule))),
    el('p', { class: 'soft' }, el('code', { class: 'pointer' }, rule.rule)),
  );
}

function curlButton(entry: LogEntry): HTMLElement {
  const done = el('output');
  const copying = button('Copy as curl', () => {
    void copy(toCurl(entry, location.origin)).then(() => {
      done.textContent = 'Copied. Set TOKEN in your shell.';
    });
  });
  return el('p', { class: 'copy' }, copying, ' ', done);
}

function headersOf(headers: LogEntry['headers']): HTMLElement {
  return el(
    'dl',
    { class: 'headers' },
    ...Object.entries(headers).flatMap(([name, value]) => [
      el('dt', {}, name),
      el('dd', {}, value),
    ]),
  );
}

function jsonOf(value: unknown, none: string): HTMLElement {
  if (value === undefined || value === null) return el('p', { class: 'soft' }, none);
  return el('pre', { tabindex: '0' }, JSON.stringify(value, undefined, 2));
}
