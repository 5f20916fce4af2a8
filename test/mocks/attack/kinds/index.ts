import type { Attack } from '../attack.ts';
import { BODIES } from './bodies.ts';
import { FRAMING } from './framing.ts';
import { HEADERS, PREFERS } from './headers.ts';
import { MEMBERS } from './members.ts';
import { PATHS } from './paths.ts';
import { PROTOCOLS } from './protocols.ts';

/** All attacks that need no waiting, by kind. */
export const ATTACKS: readonly [kind: string, attacks: readonly Attack[]][] = [
  ['bodies', BODIES],
  ['framing', FRAMING],
  ['headers', HEADERS],
  ['members', MEMBERS],
  ['paths', PATHS],
  ['preferences', PREFERS],
  ['protocols', PROTOCOLS],
];
