/** Why there is no whole answer. */
export type Reason =
  'unreachable' | 'reset' | 'timed-out' | 'truncated' | 'too-large' | 'not-http' | 'aborted';

/** A request without a whole answer. */
export interface Failure {
  readonly kind: 'failure';
  readonly reason: Reason;
  /** In plain words. */
  readonly detail: string;
  readonly durationMs: number;
  /** True when a connection that had carried an answer was closed before this one began. */
  readonly stale: boolean;
}

const UNREACHABLE: { readonly [code: string]: string } = {
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'unknown host',
  EAI_AGAIN: 'unknown host',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  ETIMEDOUT: 'no connection in time',
};

/** What an error of node:http means. */
export function failureOf(
  { code = '', message }: NodeJS.ErrnoException,
  connected: boolean,
): Pick<Failure, 'reason' | 'detail'> {
  const unreachable = UNREACHABLE[code];
  if (unreachable) return { reason: 'unreachable', detail: unreachable };
  if (code === 'HPE_HEADER_OVERFLOW') return { reason: 'too-large', detail: 'headers without end' };
  if (code.startsWith('HPE_'))
    return { reason: 'not-http', detail: message.replace('Parse Error: ', '') };
  if (!connected) return { reason: 'unreachable', detail: message || code };
  return { reason: 'reset', detail: 'the connection was closed before the answer' };
}
