import { setTimeout as wait } from 'node:timers/promises';

/** What a process holds after a full collection: bytes of its heap and buffers, and what keeps it alive. */
export interface Held {
  readonly bytes: number;
  /** Open sockets, timers and the like. */
  readonly resources: number;
}

// Preloaded with --import and --expose-gc: answers any message of the test with what the process holds.
process.on('message', () => void report());

async function report(): Promise<void> {
  // Buffers go with the collection after the one that finds their owner.
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.();
    await wait(20);
  }
  const { heapUsed, external } = process.memoryUsage();
  const resources = process.getActiveResourcesInfo().length;
  process.send?.({ bytes: heapUsed + external, resources } satisfies Held);
}
