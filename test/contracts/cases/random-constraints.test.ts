import { test } from 'vitest';
import { cases } from '../../fuzz/cases.ts';
import { assertHolds } from '../../fuzz/search.ts';

test('random constraints of plain kinds give proven cases, one that breaks each of them', () =>
  assertHolds(cases, 4));
