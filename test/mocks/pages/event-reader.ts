/** One server-sent event, or a comment. */
export interface ServerEvent {
  readonly name: string;
  readonly id?: string;
  readonly data?: any;
}

/** Events of a mock as they come, read by a program. */
export interface EventReader {
  readonly status: number;
  readonly headers: Headers;
  /** The next so many events; throws when they are not there in time. */
  take(count: number): Promise<ServerEvent[]>;
  /** Resolves once the mock ends the answer. */
  ended(): Promise<void>;
  stop(): void;
}

/** Opens `/_mock/events`. Everything ends after five seconds at the latest. */
export async function readEvents(
  url: string,
  headers: { readonly [name: string]: string } = {},
): Promise<EventReader> {
  const abort = new AbortController();
  const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(5_000)]);
  const response = await fetch(`${url}/_mock/events`, { headers, signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  async function next(): Promise<ServerEvent | undefined> {
    while (!text.includes('\n\n')) {
      const { done, value } = await reader.read();
      if (done) return undefined;
      text += value;
    }
    const block = text.slice(0, text.indexOf('\n\n'));
    text = text.slice(block.length + 2);
    return parse(block);
  }
  return {
    status: response.status,
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
    stop: () => abort.abort(),
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
