import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { greeting, type Listening } from './greeting.ts';
import type { ServeOptions } from './options.ts';
import { onStop } from './stop.ts';

/** Serves with several processes behind one port; one that ends unasked is replaced. */
export async function serveWithWorkers(options: ServeOptions): Promise<void> {
  const started = await Promise.all(
    Array.from({ length: options.workers ?? 1 }, () => listening(cluster.fork())),
  );
  const [first] = started;
  if (first === undefined || started.includes(undefined)) {
    // The worker has said why.
    disconnectAll();
    process.exitCode = 2;
    return;
  }
  console.log(greeting(first, options));
  let stopping = false;
  cluster.on('exit', () => !stopping && cluster.fork());
  onStop(async () => {
    stopping = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    await Promise.all(workers.map(end));
  });
}

/** What a worker says once it listens; undefined where it could not start. */
async function listening(worker: Worker): Promise<Listening | undefined> {
  const [first] = (await Promise.race([
    once(worker, 'message'),
    once(worker, 'exit'),
  ])) as unknown[];
  return typeof first === 'object' && first !== null ? (first as Listening) : undefined;
}

async function end(worker: Worker): Promise<void> {
  const exit = once(worker, 'exit');
  worker.process.kill('SIGTERM');
  await exit;
}

function disconnectAll(): void {
  for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM');
}
