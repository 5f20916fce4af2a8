import type { Json } from '../../spec/description.ts';
import type { Exchange } from '../http/exchange.ts';

/** Longest piece of a response or a value that is shown, in characters. */
const LONGEST = 300;

/** Shortest secret that is hidden; the letters of a shorter one are in every sentence. */
export const SHORTEST_HIDDEN = 4;

/** Text that is safe to show: without secrets and control characters, and not too long. */
export function show(text: string, secrets: readonly string[] = []): string {
  const hidden = secrets
    .filter(({ length }) => length >= SHORTEST_HIDDEN)
    .reduce((shown, secret) => shown.replaceAll(secret, '<secret>'), text);
  const plain = hidden.replace(/\p{Cc}/gu, ' ');
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}

/** A value as JSON, shortened. */
export function showValue(value: Json | undefined, secrets: readonly string[] = []): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return show(
    text.length > 80 ? `${text.slice(0, 60)}… (${text.length - 2} characters)` : text,
    secrets,
  );
}

/** What came back, in one line. */
export function showOutcome({ secrets, outcome }: Exchange): string {
  if (outcome.kind === 'failure') return outcome.detail;
  const start = outcome.body.subarray(0, 4 * LONGEST).toString('utf8');
  const body = show(start.trim(), secrets);
  return body === ''
    ? `status ${outcome.status} with an empty body`
    : `status ${outcome.status}: ${body}`;
}
