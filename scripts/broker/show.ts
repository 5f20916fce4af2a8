import type { Verifier } from '../../contracts/broker/publish-results.ts';
import manifest from '../../package.json' with { type: 'json' };
import { clip, visible } from '../lib/text.ts';

/** Longest text of a broker that is worth reading on a terminal. */
const LIMIT = 2000;

/** Text of a broker as lines of their own, indented, in which nothing can steer a terminal or pose as ours. */
export function quote(text: string): string {
  const lines = clip(visible(text), LIMIT).split('\n');
  return lines.map((line) => `  | ${line}\n`).join('');
}

/** This program, as verification results name it. */
export function thisProgram(): Verifier {
  return { name: manifest.name, version: manifest.version };
}
