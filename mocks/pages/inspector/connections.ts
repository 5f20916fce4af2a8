import type { Connections } from './api.ts';
import { el } from './dom.ts';
import { count } from './words.ts';

/** Pause between two looks, in milliseconds. */
const PAUSE_MS = 500;
/** Connections that are shown, the newest. */
const SHOWN = 100;

/** The created connections; the returned function looks again, soon. */
export function showConnections(list: HTMLElement, summary: HTMLElement): () => void {
  let timer: number | undefined;
  async function look(): Promise<void> {
    timer = undefined;
    const response = await fetch('/_mock/connections');
    if (!response.ok) return;
    const { total, newest } = (await response.json()) as Connections;
    summary.textContent = count(total, 'created connection');
    const shown = newest.slice(-SHOWN).reverse();
    const rest = total - shown.length;
    list.replaceChildren(...shown.map(itemOf));
    if (rest > 0) list.append(el('li', { class: 'soft' }, `and ${rest} older`));
  }
  return () => {
    timer ??= window.setTimeout(() => {
      // The page says when the mock is gone, and looks again when it is back.
      look().catch(() => {});
    }, PAUSE_MS);
  };
}

function itemOf(connection: object): HTMLElement {
  const { name, db_type, connection_id } = connection as { readonly [member: string]: unknown };
  const words = [db_type, connection_id].filter((word) => typeof word === 'string').join(', ');
  return el(
    'li',
    {},
    el(
      'details',
      {},
      el('summary', {}, el('b', {}, String(name)), ' ', el('span', { class: 'soft' }, words)),
      el('pre', { tabindex: '0' }, JSON.stringify(connection, undefined, 2)),
    ),
  );
}
