import type { Notice } from '../../log/notices.ts';
import type { Numbered, Start } from './api.ts';

/** Pause before a refused page asks again, in milliseconds. */
const AGAIN_MS = 3_000;

/** What the page does with each event. */
export interface Handlers {
  start(start: Start): void;
  request(item: Numbered): void;
  notices(notices: readonly Notice[]): void;
  cleared(): void;
  reset(): void;
  /** The connection is gone; it is asked for again. */
  lost(): void;
}

const NAMES = ['start', 'request', 'notices', 'cleared', 'reset'] as const;

/** Follows the mock's events, and asks again for as long as the page is open. */
export function follow(handlers: Handlers): void {
  const source = new EventSource('/_mock/events');
  for (const name of NAMES)
    source.addEventListener(name, ({ data }: MessageEvent<string>) =>
      (handlers[name] as (value: unknown) => void)(JSON.parse(data)),
    );
  source.onerror = () => {
    handlers.lost();
    // After a refusal, unlike a broken connection, a browser does not ask again.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => follow(handlers), AGAIN_MS);
  };
}
