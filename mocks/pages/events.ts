import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Notices } from '../log/notices.ts';
import type { RequestLog } from '../log/request-log.ts';
import type { Numbered, Start } from './inspector/api.ts';

/** Readers at once, at most. */
const READERS = 32;
/** Between two heart-beats, in milliseconds. */
const HEARTBEAT_MS = 15_000;
/** Entries are gathered for this time, in milliseconds, so that a busy mock pays little for a reader. */
const GATHER_MS = 50;
/** Pause of a browser before it connects again, in milliseconds. */
const RETRY_MS = 1_000;
/** Bytes that wait for a reader, at most. */
const WAITING_BYTES = 1024 * 1024;

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};

/** What the events tell of. */
export interface EventSources {
  readonly log: RequestLog;
  readonly notices: Notices;
  readonly mode: Start['mode'];
  /** In milliseconds; 15 seconds when absent. */
  readonly heartbeatMs?: number;
}

/** Server-sent events (HTML standard, section 9.2) for any number of readers up to 32. */
export interface Events {
  /** Responds with events until either side closes; false, and nothing is done, where no room is left. */
  open(response: ServerResponse, lastEventId: string | undefined): boolean;
  /** Tells all readers that everything was reset. */
  reset(): void;
  /** Ends all responses, and takes no further reader. */
  close(): void;
}

interface Reader {
  readonly response: ServerResponse;
  /** Number of the last entry that was sent. */
  sent: number;
  /** Whether it took nothing since the last heart-beat. */
  stuck: boolean;
}

/**
 * Nothing is queued for a reader: each is sent what the log holds beyond its last entry, as fast as
 * it reads. One that does not read for a whole heart-beat is dropped.
 */
export function createEvents(sources: EventSources): Events {
  const { log, notices, heartbeatMs = HEARTBEAT_MS } = sources;
  /** Tells the numbers of this mock from those of one that ran before at the same address. */
  const run = randomUUID().slice(0, 8);
  const readers = new Set<Reader>();
  let gathering: NodeJS.Timeout | undefined;
  let closed = false;

  function tellAll(name: string, data: unknown): void {
    for (const { response } of readers) {
      response.write(eventOf(name, data));
      // These are few, but not paced by the reader.
      if (response.writableLength > WAITING_BYTES) response.destroy();
    }
  }

  function gather(): void {
    if (readers.size === 0) return;
    gathering ??= setTimeout(() => {
      gathering = undefined;
      for (const reader of readers) catchUp(reader, log, run);
    }, GATHER_MS);
  }

  const endings = [
    log.listen((change) => (change === 'cleared' ? tellAll('cleared', {}) : gather())),
    notices.listen(() => tellAll('notices', notices.current())),
  ];
  const heartbeat = setInterval(() => readers.forEach(beat), heartbeatMs).unref();

  return {
    open(response, lastEventId) {
      if (closed || readers.size >= READERS) return false;
      const last = numberIn(lastEventId, run);
      const reader: Reader = { response, sent: last ?? 0, stuck: false };
      readers.add(reader);
      response.on('close', () => readers.delete(reader));
      // A reader that leaves ends its half of the connection, which the mock goes on responding.
      response.socket?.once('end', () => response.destroy());
      response.on('drain', () => {
        reader.stuck = false;
        catchUp(reader, log, run);
      });
      response.writeHead(200, HEADERS);
      response.write(
        `retry: ${RETRY_MS}\n${eventOf('start', startOf(sources, last !== undefined))}`,
      );
      catchUp(reader, log, run);
      return true;
    },
    reset: () => tellAll('reset', {}),
    close() {
      closed = true;
      for (const end of endings) end();
      clearInterval(heartbeat);
      clearTimeout(gathering);
      for (const { response } of readers) response.end();
    },
  };
}

function startOf({ log, notices, mode }: EventSources, resumed: boolean): Start {
  return { mode, resumed, oldest: oldestIn(log), notices: notices.current() };
}

function oldestIn(log: RequestLog): number {
  return log.added - log.size + 1;
}

/** Sends what the log holds beyond the reader's last entry, until the reader's buffer is full. */
function catchUp(reader: Reader, log: RequestLog, run: string): void {
  const oldest = oldestIn(log);
  for (let number = Math.max(reader.sent + 1, oldest); number <= log.added; number += 1) {
    if (reader.response.writableNeedDrain) return;
    const entry = log.at(number - oldest);
    if (!entry) return;
    reader.sent = number;
    const data: Numbered = { number, entry };
    reader.response.write(`id: ${run}.${number}\n${eventOf('request', data)}`);
  }
}

function beat(reader: Reader): void {
  const { response } = reader;
  if (reader.stuck) response.destroy();
  else response.write(': still here\n\n');
  reader.stuck = response.writableNeedDrain;
}

function eventOf(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Number of an event of this run; undefined for anything else. */
function numberIn(lastEventId: string | undefined, run: string): number | undefined {
  const [of, number] = lastEventId?.split('.') ?? [];
  return of === run && /^\d{1,15}$/.test(number ?? '') ? Number(number) : undefined;
}
