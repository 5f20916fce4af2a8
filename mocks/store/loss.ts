import { type Loss, type OnLoss, StoreUnavailable } from './store.ts';

/** Pause between two looks whether a lost store is back, in milliseconds. */
const LOOK_MS = 500;

/** Tells once that a store is lost, and once that it is back. */
export interface LossWatch {
  /**
   * Runs what was asked of the store.
   * @throws StoreUnavailable in place of what the store says.
   */
  run<T>(asked: () => Promise<T>): Promise<T>;
  /** Looks, and tells, no more. */
  close(): void;
}

/** What a watch needs to know of its store. */
export interface Watched {
  /** What its failure is called; holds no secret. */
  readonly lossOf: (error: unknown) => Loss;
  /** Asks something that fails as long as the store is lost. */
  readonly probe: () => Promise<unknown>;
  readonly onLoss: OnLoss;
}

/** Watches a store that was reached just now. While it is lost, it is looked for again and again. */
export function createLossWatch({ lossOf, probe, onLoss }: Watched): LossWatch {
  let lost = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  const lose = (loss: Loss) => {
    if (lost || closed) return;
    lost = true;
    onLoss(loss);
    lookLater();
  };
  const lookLater = () => {
    if (closed) return;
    timer = setTimeout(() => probe().then(find, lookLater), LOOK_MS).unref();
  };
  const find = () => {
    if (closed) return;
    lost = false;
    onLoss(undefined);
  };
  return {
    async run(asked) {
      try {
        return await asked();
      } catch (error) {
        const loss = lossOf(error);
        lose(loss);
        throw new StoreUnavailable(loss);
      }
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
