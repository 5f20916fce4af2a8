import type { Verdict } from '../../log/entry.ts';
import type { Answers } from './api.ts';
import { button, copy, el } from './dom.ts';
import { preferFor } from './words.ts';

/** "Ask for another answer": each documented example, with the header that asks for it; nothing where there is none. */
export function answersSection(answers: Answers, verdict: Verdict): HTMLElement[] {
  const broken = verdict.broken.some(({ member }) => member !== 'Prefer');
  const possible = answers.filter(([status]) => !broken || status === 400);
  if (possible.length === 0) return [];
  const shown = el('output', { class: 'prefer' });
  const groups = possible.map(([status, names]) =>
    el(
      'div',
      {},
      el('dt', {}, String(status)),
      ...names.map((name) => el('dd', {}, choice(status, name, { shown, verdict }))),
    ),
  );
  const hint = broken
    ? 'While the request breaks a rule, only an answer with 400 can be asked for. A click copies the header.'
    : 'Send the same request with one of these headers. A click copies it.';
  return [
    el(
      'section',
      { 'aria-label': 'Ask for another answer' },
      el('h3', {}, 'Ask for another answer'),
      el('p', { class: 'soft' }, hint),
      el('dl', { class: 'answers' }, ...groups),
      shown,
    ),
  ];
}

interface Context {
  readonly shown: HTMLElement;
  readonly verdict: Verdict;
}

function choice(status: number, name: string, { shown, verdict }: Context): HTMLElement {
  const header = preferFor(status, name);
  const element = button(name, () => {
    void copy(header).then(() => shown.replaceChildren('Copied ', el('code', {}, header)));
  });
  element.title = header;
  if (verdict.example === name) element.setAttribute('aria-current', 'true');
  return element;
}
