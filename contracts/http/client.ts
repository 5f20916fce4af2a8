import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { type HttpRequest, type Outcome, type SendOptions, sendOnce } from './send-once.ts';

export type { HttpRequest, HttpResponse, Outcome } from './send-once.ts';

/** Limits on what a service may do to a client. */
export interface HttpOptions {
  /** URL in front of the paths of the description. */
  readonly baseUrl: URL;
  /** For one whole response, in milliseconds. */
  readonly timeoutMs: number;
  /** PEM certificates to trust instead of the system's. */
  readonly ca?: string;
  /** Connections that may be open at once. */
  readonly connections: number;
  /** Whether they stay open after a response; yes when absent. */
  readonly keepAlive?: boolean;
}

/** Sends requests to one service over connections that stay open. */
export interface HttpClient {
  send(request: HttpRequest, signal?: AbortSignal): Promise<Outcome>;
  close(): void;
}

/** A client with limits on time and size, which survives any response. */
export function createHttpClient(options: HttpOptions): HttpClient {
  const agent = createAgent(options, options.keepAlive ?? true);
  const single = createAgent(options, false);
  const slots = createSlots(options.connections);
  return { send, close };

  async function send(request: HttpRequest, signal?: AbortSignal): Promise<Outcome> {
    await slots.take();
    try {
      const given = { ...options, ...(signal && { signal }) } satisfies Omit<SendOptions, 'agent'>;
      const outcome = await sendOnce(request, { ...given, agent });
      // A service may close an idle connection just as the next request is sent (RFC 9112, section 9.3).
      // On a connection of its own a request has no such excuse.
      const isStale = outcome.kind === 'failure' && outcome.stale;
      return isStale ? await sendOnce(request, { ...given, agent: single }) : outcome;
    } finally {
      slots.give();
    }
  }

  function close(): void {
    agent.destroy();
    single.destroy();
  }
}

function createAgent({ baseUrl, ca }: HttpOptions, keepAlive: boolean): HttpAgent {
  if (baseUrl.protocol !== 'https:') return new HttpAgent({ keepAlive });
  return new HttpsAgent({ keepAlive, ...(ca && { ca }) });
}

/** Places for so many at once; the others wait their turn, which counts for no time limit. */
function createSlots(count: number): { take(): Promise<void>; give(): void } {
  const waiting: (() => void)[] = [];
  let free = count;
  return {
    take: () => (free-- > 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    give: () => {
      free++;
      waiting.shift()?.();
    },
  };
}
