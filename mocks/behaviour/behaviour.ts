/** Faults that the mock can have, in the order in which they are listed. */
export const FAULTS = [
  'connection-reset',
  'empty-response',
  'truncated-body',
  'hang',
  'status-429',
  'status-500',
  'status-503',
] as const;

/** What goes wrong with a response. */
export type Fault = (typeof FAULTS)[number];

/** How one request gets its response, beside what the description says. */
export interface Behaviour {
  /** Milliseconds that the response waits. */
  readonly delayMs?: number;
  readonly fault?: Fault;
  /** What to take for the `Prefer` header; absent where the request has one of its own. */
  readonly prefer?: string;
  /** Where each of them came from: `X-Mock-Delay`, `scenario slow.yaml:3`, `--fault`. */
  readonly from: { readonly [member in 'delayMs' | 'fault' | 'prefer']?: string };
}

/** The behaviour of a request that asks for none. */
export const AS_USUAL: Behaviour = Object.freeze({ from: Object.freeze({}) });

const SENTENCES: { readonly [fault in Fault]: string } = {
  'connection-reset': 'connection reset',
  'empty-response': 'connection closed without a response',
  'truncated-body': 'body truncated',
  hang: 'no response',
  'status-429': 'status 429',
  'status-500': 'status 500',
  'status-503': 'status 503',
};

/**
 * A sentence for the log, `delayed by 412 ms (scenario slow.yaml:3), connection reset (X-Mock-Fault)`;
 * undefined for the usual behaviour.
 */
export function describeBehaviour(behaviour: Behaviour): string | undefined {
  const { delayMs, fault, prefer, from } = behaviour;
  const parts = [
    delayMs !== undefined && `delayed by ${delayMs} ms (${from.delayMs})`,
    prefer !== undefined && `preferred ${prefer} (${from.prefer})`,
    fault !== undefined && `${SENTENCES[fault]} (${from.fault})`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(', ') : undefined;
}
