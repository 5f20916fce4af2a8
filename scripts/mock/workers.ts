import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { greeting, type Listening } from './greeting.ts';
import type { ServeOptions } from './options.ts';
import { onStop } from './stop.ts';

/** Serves with several processes behind one port; one that ends unasked is replaced. */
export async function serveWithWorkers(options: ServeOptions): Promise<void> {
  console.log(await greeting(await start(options.workers ?? 1), options));
  let stopping = false;
  cluster.on('exit', () => !stopping && cluster.fork());
  onStop(async () => {
    stopping = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    await Promise.all(workers.map(end));
  });
}

/**
 * Starts the workers, and ends all of them when one can't start.
 * @throws Error with what that one said.
 */
async function start(workers: number): Promise<Listening> {
  try {
    const all = Array.from({ length: workers }, () => listening(cluster.fork()));
    await Promise.all(all);
    return await (all[0] as Promise<Listening>);
  } catch (error) {
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGKILL');
    throw error;
  }
}

/** What a worker sends once it listens, or why it can't. */
type WorkerMessage = Listening | { readonly problem: string };

async function listening(worker: Worker): Promise<Listening> {
  const [first] = (await Promise.race([
    once(worker, 'message'),
    once(worker, 'exit'),
  ])) as unknown[];
  if (typeof first !== 'object' || first === null)
    throw new Error('Failed to start: a worker ended. Start with fewer --workers.');
  const message = first as WorkerMessage;
  if ('problem' in message) throw new Error(message.problem);
  return message;
}

async function end(worker: Worker): Promise<void> {
  const exit = once(worker, 'exit');
  worker.process.kill('SIGTERM');
  await exit;
}
