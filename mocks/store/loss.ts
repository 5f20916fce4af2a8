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
  /** Why the store failed; gives a loss to be shown, without secrets. */
  readonly lossOf: (error: unknown) => Loss;
  /** Asks something that fails while the store is lost. */
  readonly probe: () => Promise<unknown>;
  readonly onLoss: OnLoss;
}

/** A watch of a store that was reached just now. */
export function createLossWatch({ lossOf, probe, onLoss }: Watched): LossWatch {
  let lost = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  const tell = (loss: Loss | undefined) => {
    if (closed || lost === (loss !== undefined)) return;
    lost = loss !== undefined;
    onLoss(loss);
    if (lost) lookLater();
  };
  const run: LossWatch['run'] = async (asked) => {
    try {
      const result = await asked();
      tell(undefined);
      return result;
    } catch (error) {
      const loss = lossOf(error);
      tell(loss);
      throw new StoreUnavailable(loss);
    }
  };
  const lookLater = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      run(probe).catch(() => !closed && lookLater());
    }, LOOK_MS).unref();
  };
  return {
    run,
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
