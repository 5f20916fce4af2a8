import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './trial.ts';

const WORKER = new URL(`./worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

/** Longest time for one variant, in milliseconds; the slowest takes a few seconds. */
const LIMIT_MS = 90_000;

interface Reply {
  readonly outcome?: Outcome;
  readonly problem?: string;
}

/**
 * Tries variants in a few processes of their own, so that none can disturb another or this one.
 * @throws Error naming the variant that could not be tried.
 */
export async function tryAll(
  names: readonly string[],
  { workers, onOutcome }: { workers: number; onOutcome: (outcome: Outcome) => void },
): Promise<Outcome[]> {
  const queue = names.values();
  const outcomes: Outcome[] = [];
  await Promise.all(
    Array.from({ length: Math.min(workers, names.length) }, async () => {
      const child = fork(WORKER, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      try {
        for (const name of queue) {
          const outcome = await ask(child, name);
          outcomes.push(outcome);
          onOutcome(outcome);
        }
      } finally {
        child.kill();
      }
    }),
  );
  return outcomes;
}

async function ask(child: ChildProcess, name: string): Promise<Outcome> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(LIMIT_MS)]);
  const answered = once(child, 'message', { signal }).then(([reply]) => reply as Reply);
  const gone = once(child, 'exit', { signal }).then(() => ({ problem: 'its process ended' }));
  gone.catch(() => {});
  child.send(name);
  const reply: Reply = await Promise.race([answered, gone]).catch(() => ({
    problem: `no result within ${LIMIT_MS} ms`,
  }));
  over.abort();
  if (reply.outcome) return reply.outcome;
  throw new Error(`Failed to try ${name}: ${reply.problem}. Run it alone: --only ${name}.`);
}
