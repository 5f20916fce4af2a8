import type { Mutation } from '../mutation.ts';
import { conditionalRules } from './conditional-rules.ts';
import { echo } from './echo.ts';
import { errorShapes } from './error-shapes.ts';
import { loosened } from './loosened.ts';
import { memory } from './memory.ts';
import { nameTaken } from './name-taken.ts';
import { notEnforced } from './not-enforced.ts';
import { rearranged } from './rearranged.ts';
import { secrets } from './secrets.ts';
import { statuses } from './statuses.ts';
import { successShape } from './success-shape.ts';
import { tooStrict } from './too-strict.ts';
import { tooStrictMembers } from './too-strict-members.ts';
import { transport } from './transport.ts';

/** Every mutation, family by family. */
export const MUTATIONS: readonly Mutation[] = [
  ...successShape,
  ...echo,
  ...rearranged,
  ...notEnforced,
  ...conditionalRules,
  ...loosened,
  ...tooStrict,
  ...tooStrictMembers,
  ...nameTaken,
  ...secrets,
  ...statuses,
  ...errorShapes,
  ...transport,
  ...memory,
];
