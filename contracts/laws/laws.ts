import type { Case } from '../cases/case.ts';
import type { Trial } from '../run/trial.ts';
import type { Workshop } from '../requests/workshop.ts';
import { atomicity } from './atomicity.ts';
import { echo } from './echo.ts';
import { identity } from './identity.ts';
import { rejectionLeavesNothing } from './rejection-leaves-nothing.ts';
import { steadiness } from './steadiness.ts';
import { uniqueness } from './uniqueness.ts';

/** The trials of every law: what no single exchange can show. */
export function lawTrials(workshop: Workshop, cases: readonly Case[]): Trial[] {
  return [
    ...echo(workshop),
    ...identity(workshop),
    ...uniqueness(workshop),
    ...rejectionLeavesNothing(workshop, cases),
    ...steadiness(workshop),
    ...atomicity(workshop),
  ];
}
