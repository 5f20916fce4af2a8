import type { Connection } from '../../../spec/generated/types.ts';
import { element } from './markup.ts';
import type { Problems } from './problems.ts';

/** A control that can be wrong. */
type Control = HTMLInputElement | HTMLSelectElement;

/** Says at each field what is wrong with it, and nothing at the others. Gives the problems that have no field. */
export function showProblems(form: HTMLFormElement, problems: Problems): Problems {
  const left = new Map(problems);
  for (const control of form.querySelectorAll<Control>('[data-member]')) {
    const member = control.dataset.member ?? '';
    showProblem(control, problems.get(member));
    left.delete(member);
  }
  return left;
}

/** Says at one field what is wrong with it, or that nothing is. */
export function showProblem(control: Control, text: string | undefined): void {
  const error = document.getElementById(`${control.id}-error`);
  const described = [text && `${control.id}-error`, `${control.id}-hint`];
  control.setAttribute('aria-describedby', described.filter(Boolean).join(' '));
  if (text && control.ariaInvalid !== 'true') unfold(control);
  if (text) control.setAttribute('aria-invalid', 'true');
  else control.removeAttribute('aria-invalid');
  if (!error) return;
  error.hidden = !text;
  error.textContent = text ?? '';
}

/** Opens every folded part that an element stands in. */
export function unfold(element: Element | null): void {
  const part = element?.closest('details');
  if (!part) return;
  part.open = true;
  unfold(part.parentElement);
}

/** Puts a connection that was created into its part of the page. */
export function showConnection(
  part: HTMLElement,
  { connection_id, name, create_time }: Connection,
): void {
  const time = new Date(create_time);
  const known = !Number.isNaN(time.getTime());
  const shown = known
    ? element('time', { datetime: time.toISOString() }, time.toLocaleString(undefined, TIME))
    : String(create_time);
  part.replaceChildren(
    element('h2', {}, 'Connection created'),
    element(
      'dl',
      {},
      ...[
        ['connection_id', element('code', {}, connection_id)] as const,
        ['name', name] as const,
        ['create_time', shown] as const,
      ].map(([term, text]) => element('div', {}, element('dt', {}, term), element('dd', {}, text))),
    ),
  );
  part.hidden = false;
}

const TIME = { dateStyle: 'long', timeStyle: 'long' } as const;
