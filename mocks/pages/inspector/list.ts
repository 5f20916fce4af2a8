import type { LogEntry } from '../../log/entry.ts';
import type { Numbered } from './api.ts';
import { el } from './dom.ts';
import { LIMIT, type Sink } from './journal.ts';
import { durationOf, statusOf, timeOf, verdictOf } from './words.ts';

/** The list of requests, newest on top. */
export interface RequestList extends Sink {
  /** Shows only what passes. */
  filter(passes: (entry: LogEntry) => boolean): void;
  /** Moves the focus to the selected row, else to the newest. */
  focus(): void;
  readonly entries: readonly LogEntry[];
  /** How many rows pass the filter. */
  readonly shown: number;
}

interface Row extends Numbered {
  readonly option: HTMLElement;
}

/** What the page does when a row is selected, and when one is opened: by click or Enter. */
export interface ListHandlers {
  select(entry: LogEntry): void;
  open(): void;
}

/** Makes a list box (ARIA 1.2) of an element; the selection follows the focus. */
export function createList(box: HTMLElement, handlers: ListHandlers): RequestList {
  /** Oldest first. */
  let rows: Row[] = [];
  let passes: (entry: LogEntry) => boolean = () => true;
  let current: Row | undefined;
  let offered: HTMLElement | undefined;

  const visible = (): Row[] => rows.filter(({ option }) => !option.hidden).reverse();

  /** The one row that Tab reaches: the selected one, else the newest. */
  function offer(): void {
    const shown = current?.option.hidden === false ? current : visible()[0];
    if (offered === shown?.option) return;
    offered?.setAttribute('tabindex', '-1');
    offered = shown?.option;
    offered?.setAttribute('tabindex', '0');
  }

  function select(row: Row | undefined): void {
    if (!row) return;
    current?.option.setAttribute('aria-selected', 'false');
    current = row;
    row.option.setAttribute('aria-selected', 'true');
    offer();
    row.option.focus();
    handlers.select(row.entry);
  }

  function remove(gone: readonly Row[]): void {
    for (const { option } of gone) option.remove();
    rows = rows.filter((row) => !gone.includes(row));
    if (current && gone.includes(current)) current = undefined;
    offer();
  }

  box.addEventListener('click', ({ target }) => {
    const option = target instanceof Element && target.closest('[role=option]');
    select(rows.find((row) => row.option === option));
    if (option) handlers.open();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && current) handlers.open();
    const to = rowFor(event.key, visible(), current);
    if (!to || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    select(to);
  });

  return {
    get entries() {
      return rows.map(({ entry }) => entry);
    },
    get shown() {
      return visible().length;
    },
    add(item) {
      const option = optionOf(item.entry);
      option.hidden = !passes(item.entry);
      rows.push({ ...item, option });
      box.prepend(option);
      if (rows.length > LIMIT) remove(rows.slice(0, 1));
      else offer();
    },
    removeBefore: (number) => remove(rows.filter((row) => row.number < number)),
    clear: () => remove(rows),
    filter(next) {
      passes = next;
      for (const { option, entry } of rows) option.hidden = !passes(entry);
      offer();
    },
    focus() {
      (current ?? visible()[0])?.option.focus();
    },
  };
}

function rowFor(key: string, rows: readonly Row[], current: Row | undefined): Row | undefined {
  const at = current ? rows.indexOf(current) : -1;
  switch (key) {
    case 'ArrowDown':
      return rows[Math.min(at + 1, rows.length - 1)];
    case 'ArrowUp':
      return rows[Math.max(at - 1, 0)];
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    default:
      return undefined;
  }
}

function optionOf(entry: LogEntry): HTMLElement {
  const { verdict, method, path, time } = entry;
  const attributes = {
    role: 'option',
    tabindex: '-1',
    'aria-selected': 'false',
    class: verdict.valid ? 'row' : 'row broken',
  };
  return el(
    'div',
    attributes,
    el('time', { datetime: time }, timeOf(time)),
    ' ',
    el('span', { class: 'asked' }, el('b', {}, method), ` ${path}`),
    ' ',
    el('span', { class: 'took' }, durationOf(entry)),
    ' ',
    el('span', { class: 'verdict' }, el('b', {}, statusOf(entry)), `, ${verdictOf(entry)}`),
  );
}
