import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Path, sentFor } from './paths.ts';

/** Time, in milliseconds, between two attempts to reach a server that does not listen yet. */
const RETRY_MS = 3;

/** Longest wait, in milliseconds, for one answer. */
const LIMIT_MS = 10_000;

/**
 * Sends the request of a path once, and gives the body of the answer.
 * @throws Error when there is no answer within 10 seconds, or one with another status than the path's.
 */
export async function post(port: number, path: Path): Promise<string> {
  const { body, ...sent } = sentFor(path);
  const asked = request({ ...sent, agent: false, host: '127.0.0.1', port, timeout: LIMIT_MS });
  asked.on('timeout', () => asked.destroy(new Error(`no answer within ${LIMIT_MS / 1000} s`)));
  asked.end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const received = await text(response);
  if (String(response.statusCode) === path) return received;
  throw new Error(`answered ${response.statusCode} where ${path} is right: ${received}`);
}

/**
 * Waits for the first answer of a server that is starting.
 * @throws Error when it has another status than 200, or none comes until the signal.
 */
export async function firstAnswer(port: number, signal: AbortSignal): Promise<string> {
  for (;;) {
    try {
      return await post(port, '200');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error;
    }
    await sleep(RETRY_MS, undefined, { signal });
  }
}
