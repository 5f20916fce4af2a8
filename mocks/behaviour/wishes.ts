import { FAULTS, type Fault } from './behaviour.ts';

/** Longest delay in milliseconds. */
const DELAY_LIMIT_MS = 60_000;

/** Bounds of a delay in milliseconds, both included. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** A fault, `none` for responding without one, and how likely it is. */
export interface Chance {
  readonly fault: Fault | 'none';
  /** From 0, never, to 1, always. */
  readonly probability: number;
}

/** What one source asks for, each with its place. */
export interface Wishes {
  readonly delay?: Wish<Bounds>;
  readonly fault?: Wish<Chance>;
  readonly prefer?: Wish<string>;
}

/** Something that is asked for, and by what: `X-Mock-Delay`, `scenario slow.yaml:3`, `--fault`. */
export interface Wish<Value> {
  readonly value: Value;
  readonly from: string;
}

/** What a delay may be, for messages. */
export const VALID_DELAY = `milliseconds from 0 to ${DELAY_LIMIT_MS}, such as 500, or bounds, such as 200-800`;

/** What a fault may be, for messages. */
export const VALID_FAULT = `one of ${[...FAULTS, 'none'].join(', ')}, and how likely if not always, such as status-503:0.1`;

/** Reads `500` or `200-800`; undefined where it is neither, or out of bounds. */
export function parseDelay(text: string): Bounds | undefined {
  const [, from, to = from] = /^\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*$/.exec(text) ?? [];
  const [min, max] = [Number(from), Number(to)];
  return min <= max && max <= DELAY_LIMIT_MS ? { min, max } : undefined;
}

/** Reads `status-503` or `status-503:0.1`; undefined where there is no such fault or probability. */
export function parseFault(text: string): Chance | undefined {
  const [, name, share = '1'] =
    /^\s*([a-z0-9-]+)(?::(0|1|0?\.\d{1,9}|1\.0+))?\s*$/.exec(text) ?? [];
  const fault = [...FAULTS, 'none' as const].find((candidate) => candidate === name);
  return fault && { fault, probability: Number(share) };
}

/** A value for a message: quoted, and not longer than a line. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
