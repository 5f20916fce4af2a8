import type { NewRecord } from '../../../mocks/store/store.ts';
import type { Connection } from '../../../spec/generated/types.ts';
import { SAMPLE_ANSWER } from '../send.ts';

/** The sample of a response under another name. */
export function named(name: string, more: Partial<Connection> = {}): object {
  return { ...SAMPLE_ANSWER, name, ...more };
}

/** The same as a store takes it. */
export function recordOf(scope: string, name: string, more: Partial<Connection> = {}): NewRecord {
  return { scope, key: name, text: JSON.stringify(named(name, more)) };
}
