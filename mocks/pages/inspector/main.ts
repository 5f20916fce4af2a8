import type { LogEntry } from '../../log/entry.ts';
import type { Notice } from '../../log/notices.ts';
import { announceIn } from './announce.ts';
import type { Answers, Start } from './api.ts';
import { showConnections } from './connections.ts';
import { detailOf } from './detail.ts';
import { byId, el } from './dom.ts';
import { createJournal } from './journal.ts';
import { createList } from './list.ts';
import { matches } from './search.ts';
import { follow } from './stream.ts';
import { count, noticeOf, timeOf } from './words.ts';

const search = byId('search', HTMLInputElement);
const onlyBroken = byId('broken', HTMLInputElement);
const pause = byId('pause', HTMLButtonElement);
const detail = byId('detail', HTMLElement);
const selected = byId('selected', HTMLElement);
const connection = byId('connection', HTMLElement);
const created = byId('created', HTMLDetailsElement);

const announce = announceIn(byId('announcement', HTMLElement));
const lookAtConnections = showConnections(
  byId('connections', HTMLElement),
  byId('created-count', HTMLElement),
);
const list = createList(byId('list', HTMLElement), { select: show, open: openDetail });
const journal = createJournal(list);
let answers: Answers = [];
let drawing: number | undefined;

follow({
  start(start) {
    if (start.resumed) journal.removeBefore(start.oldest);
    else journal.clear();
    void greet(start);
    drawSoon();
  },
  request(item) {
    journal.add(item);
    announce(item.entry);
    if (!created.hidden && item.entry.answer.status === 200) lookAtConnections();
    drawSoon();
  },
  notices(notices) {
    showNotices(notices);
    // A database may be back.
    if (!created.hidden) lookAtConnections();
  },
  cleared: forget,
  reset: forget,
  lost() {
    connection.dataset.state = 'lost';
    connection.textContent = 'Connection lost, trying again…';
  },
});

async function greet({ mode, notices }: Start): Promise<void> {
  connection.dataset.state = 'live';
  connection.textContent = mode === 'stateful' ? 'Live, stateful mode' : 'Live, examples mode';
  created.hidden = mode !== 'stateful';
  if (!created.hidden) lookAtConnections();
  showNotices(notices);
  const response = await fetch('/_mock/answers');
  if (response.ok) answers = (await response.json()) as Answers;
}

function showNotices(notices: readonly Notice[]): void {
  const items = notices.map((notice) =>
    el(
      'li',
      {},
      el('b', {}, noticeOf(notice)),
      ` Found at ${timeOf(notice.time)}; ${notice.meanwhile ?? 'what was read before is still in use'}.`,
    ),
  );
  byId('notices', HTMLElement).replaceChildren(...items);
}

function forget(): void {
  journal.clear();
  if (!created.hidden) lookAtConnections();
  drawSoon();
}

function show(entry: LogEntry): void {
  selected.replaceChildren(...detailOf(entry, answers));
  detail.scrollTop = 0;
}

/** On a phone, the request takes the place of the list. */
function openDetail(): void {
  document.body.dataset.view = 'detail';
  if (getComputedStyle(byId('back', HTMLElement)).display !== 'none') detail.focus();
}

function applyFilter(): void {
  const query = search.value;
  list.filter((entry) => !(onlyBroken.checked && entry.verdict.valid) && matches(entry, query));
  drawSoon();
}

function drawSoon(): void {
  drawing ??= requestAnimationFrame(() => {
    drawing = undefined;
    draw();
  });
}

function draw(): void {
  const { entries, shown } = list;
  const broken = entries.filter(({ verdict }) => !verdict.valid).length;
  const all = `${count(entries.length, 'request')}, ${broken} broken`;
  byId('count', HTMLElement).textContent =
    shown === entries.length ? all : `${shown} shown of ${all}`;
  const none = byId('none', HTMLElement);
  none.hidden = shown > 0;
  none.textContent =
    entries.length > 0
      ? 'Nothing matches.'
      : `No request yet. They appear here as they arrive at ${location.origin}.`;
  pause.setAttribute('aria-pressed', String(journal.paused));
  pause.textContent = journal.paused ? `Resume (${journal.missed} new)` : 'Pause';
}

search.addEventListener('input', applyFilter);
onlyBroken.addEventListener('change', applyFilter);
pause.addEventListener('click', () => {
  if (journal.paused) journal.resume();
  else journal.pause();
  draw();
});
byId('clear', HTMLElement).addEventListener('click', () => {
  void fetch('/_mock/requests', { method: 'DELETE' });
});
byId('reset', HTMLElement).addEventListener('click', () => {
  if (confirm('Forget all created connections and all requests?'))
    void fetch('/_mock/reset', { method: 'POST' });
});
byId('back', HTMLElement).addEventListener('click', () => {
  delete document.body.dataset.view;
  list.focus();
});
document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof HTMLInputElement && event.target.type === 'search';
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  search.focus();
});
