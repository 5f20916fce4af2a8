import fc from 'fast-check';

/** What is searched for values that show a defect: by `npm test` from a fixed seed, by `npm run fuzz` from any. */
export interface Search<T> {
  /** The folder under `test/fixtures/fuzz` where the values are kept that were found. */
  readonly kind: string;
  /** The values, which are JSON. */
  readonly values: fc.Arbitrary<T>;
  /** Throws where a value shows a defect. */
  check(value: T): void | Promise<void>;
  /** Ends what the checks have started. */
  close?(): Promise<void>;
}

/** The values of a search. */
export type Drawn<S> = S extends Search<infer T> ? T : never;

/** The seed of every test: the same values each time, so that a test never fails by chance. */
export const SEED = 1;

/** Draws as many values, the same each time, and fails with the smallest that shows a defect. */
export async function assertHolds<T>(search: Search<T>, numRuns: number): Promise<void> {
  const property = fc.asyncProperty(search.values, async (value) => search.check(value));
  await fc.assert(property, { seed: SEED, numRuns });
}
