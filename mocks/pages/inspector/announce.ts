import type { LogEntry } from '../../log/entry.ts';
import { count, statusOf, verdictOf } from './words.ts';

/** Pause between two announcements, in milliseconds: a reader of the screen wants to finish a sentence. */
const PAUSE_MS = 5_000;

/** Tells a polite live region what came, gathered; the returned function takes each entry. */
export function announceIn(region: HTMLElement): (entry: LogEntry) => void {
  let came: LogEntry[] = [];
  let timer: number | undefined;
  function say(): void {
    timer = undefined;
    const [last] = came.slice(-1);
    if (!last) return;
    region.textContent = `${count(came.length, 'request')} came. The last: ${statusOf(last)}, ${verdictOf(last)}`;
    came = [];
  }
  return (entry) => {
    came.push(entry);
    timer ??= window.setTimeout(say, PAUSE_MS);
  };
}
