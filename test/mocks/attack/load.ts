import { Agent, request } from 'node:http';
import { SAMPLE } from '../send.ts';
import { PATH } from './attack.ts';

/** What became of the requests of a load. */
export interface Load {
  /** Names of the connections whose creation was answered with 200. */
  readonly acknowledged: string[];
  /** What broke requests that had been sent on a connection used before, and statuses other than 200. */
  readonly lost: string[];
  /** Ends when every client has been turned away. */
  readonly done: Promise<void>;
}

/** Clients that create connections one after the other, each on its kept-alive connection, until turned away. */
export function startLoad(url: string, clients: number): Load {
  const load = { acknowledged: [] as string[], lost: [] as string[] };
  const all = Array.from({ length: clients }, (_, i) =>
    createUntilTurnedAway(url, `client-${i}`, load),
  );
  return { ...load, done: Promise.all(all).then(() => {}) };
}

async function createUntilTurnedAway(
  url: string,
  client: string,
  { acknowledged, lost }: Omit<Load, 'done'>,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let i = 0; ; i++) {
    const name = `${client}-${i}`;
    const result = await create(url, name, agent);
    if (result === 200) acknowledged.push(name);
    else if (result !== 'ECONNREFUSED') lost.push(`${name}: ${result}`);
    if (result !== 200) break;
  }
  agent.destroy();
}

/** Status of the answer, or why there is none. */
function create(url: string, name: string, agent: Agent): Promise<number | string> {
  const headers = { 'Content-Type': 'application/json', 'X-Auth-Token': 'a-token' };
  return new Promise((resolve) => {
    const sent = request(
      url + PATH,
      { method: 'POST', agent, headers, timeout: 5_000 },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
        answer.once('error', () => resolve('cut off'));
      },
    );
    sent.once('timeout', () => sent.destroy(new Error('no answer')));
    sent.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    sent.end(JSON.stringify({ ...SAMPLE, name }));
  });
}
