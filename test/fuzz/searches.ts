import { cases } from './cases.ts';
import { mock } from './mock.ts';
import { mutations, rewrites } from './mutations.ts';
import { oracle } from './oracle.ts';
import type { Search } from './search.ts';

/** Every search, of values that only its own check understands. */
export const SEARCHES: readonly Search<unknown>[] = [oracle, rewrites, mutations, cases, mock];
