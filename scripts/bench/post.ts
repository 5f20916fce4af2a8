import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Path, sentFor } from './paths.ts';

/** Time, in milliseconds, between two attempts to reach a server that does not listen yet. */
const RETRY_MS = 3;

const agent = new Agent({ keepAlive: false });

/** Sends the request of a path once, and gives the body of the answer. */
export async function post(port: number, path: Path, timeoutMs = 10_000): Promise<string> {
  const { body, ...sent } = sentFor(path);
  const { status, received } = await new Promise<{ status: number; received: string }>(
    (resolve, reject) => {
      const asked = request({ ...sent, agent, host: '127.0.0.1', port, timeout: timeoutMs });
      asked.on('timeout', () => asked.destroy(new Error(`no answer within ${timeoutMs} ms`)));
      asked.on('error', reject);
      asked.on('response', (response) => {
        text(response).then(
          (received) => resolve({ status: response.statusCode ?? 0, received }),
          reject,
        );
      });
      asked.end(body);
    },
  );
  if (String(status) !== path) throw new WrongAnswer(path, status, received);
  return received;
}

/** An answer with another status than the path's. */
export class WrongAnswer extends Error {
  constructor(path: Path, status: number, body: string) {
    super(`answered ${status} where ${path} is right: ${body.slice(0, 200)}`);
  }
}

/**
 * Waits for the first answer of a server that is starting.
 * @throws WrongAnswer when it has another status; Error when none comes until the signal.
 */
export async function firstAnswer(port: number, path: Path, signal: AbortSignal): Promise<string> {
  for (;;) {
    try {
      return await post(port, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error;
    }
    await sleep(RETRY_MS, undefined, { signal });
  }
}
