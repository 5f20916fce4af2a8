import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

/** One server-sent event, or a comment. */
export interface ServerEvent {
  readonly name: string;
  readonly id?: string;
  readonly data?: unknown;
}

/** Events of a mock as they come, read by a program. */
export interface EventReader {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  /** The next so many events; throws when they are not there in time. */
  take(count: number): Promise<ServerEvent[]>;
  /** Resolves once the mock ends the answer. */
  ended(): Promise<void>;
  stop(): void;
}

/**
 * Opens `/_mock/events`. Everything ends after five seconds at the latest. Not with `fetch`, which
 * connects again after a stop, in case that there will be another request.
 */
export async function readEvents(
  url: string,
  headers: { readonly [name: string]: string } = {},
): Promise<EventReader> {
  const signal = AbortSignal.timeout(5_000);
  const sent = get(`${url}/_mock/events`, { headers, signal, agent: false });
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks = response.setEncoding('utf8')[Symbol.asyncIterator]() as AsyncIterator<string>;
  let text = '';
  async function next(): Promise<ServerEvent | undefined> {
    while (!text.includes('\n\n')) {
      const { done, value } = await chunks.next();
      if (done) return undefined;
      text += value;
    }
    const block = text.slice(0, text.indexOf('\n\n'));
    text = text.slice(block.length + 2);
    return parse(block);
  }
  return {
    status: response.statusCode,
    headers: response.headers,
    async take(count) {
      const events: ServerEvent[] = [];
      while (events.length < count) {
        const event = await next();
        if (!event)
          throw new Error(`Failed to read ${count} events: ended after ${events.length}.`);
        events.push(event);
      }
      return events;
    },
    async ended() {
      while (await next());
    },
    stop: () => response.destroy(),
  };
}

function parse(block: string): ServerEvent {
  if (block.startsWith(':')) return { name: 'comment' };
  const fields = Object.fromEntries(
    block.split('\n').map((line) => [line.split(': ', 1)[0], line.replace(/^\w+: /, '')]),
  );
  return {
    name: fields.event,
    data: JSON.parse(fields.data),
    ...(fields.id && { id: fields.id }),
  };
}
