import { tryVariant } from './trial.ts';

/** A process that tries the variants whose names it is sent, one after the other. */
process.on('message', async (name: string) => {
  try {
    process.send?.({ outcome: await tryVariant(name) });
  } catch (error) {
    process.send?.({ problem: (error as Error).message });
  }
});
