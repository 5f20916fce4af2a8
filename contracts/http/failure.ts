/** Why there is no whole response. */
export type Reason =
  'unreachable' | 'reset' | 'timed-out' | 'truncated' | 'too-large' | 'not-http' | 'aborted';

/** A request without a whole response. */
export interface Failure {
  readonly kind: 'failure';
  readonly reason: Reason;
  /** In plain words. */
  readonly detail: string;
  readonly durationMs: number;
  /** True when a connection that had carried a response was closed before this one began. */
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

/** What is found where TLS was spoken to a port that has none. */
export const PLAIN_HTTP = 'it speaks plain HTTP';

/** What an error of node:http means; that of an aborted signal has a number for a code. */
export function failureOf(
  {
    code: given,
    message,
  }: Omit<NodeJS.ErrnoException, 'code'> & { code?: string | number | undefined },
  connected: boolean,
): Pick<Failure, 'reason' | 'detail'> {
  const code = typeof given === 'string' ? given : '';
  const unreachable = UNREACHABLE[code];
  if (unreachable) return { reason: 'unreachable', detail: unreachable };
  if (code === 'HPE_HEADER_OVERFLOW') return { reason: 'too-large', detail: 'headers without end' };
  if (code.startsWith('HPE_'))
    return { reason: 'not-http', detail: message.replace('Parse Error: ', '') };
  if (!connected)
    return { reason: 'unreachable', detail: tlsProblem(message) ?? (message || code) };
  return { reason: 'reset', detail: 'the connection was closed before the response' };
}

/** OpenSSL's words, `…:SSL routines:function:reason:file:…`, in ours. */
function tlsProblem(message: string): string | undefined {
  const [, reason] = /:SSL routines:[^:]*:([^:]+)/.exec(message) ?? [];
  if (reason === undefined) return undefined;
  const isPlain = /wrong version number|packet length too long|http request/.test(reason);
  return isPlain ? PLAIN_HTTP : `TLS failed (${reason})`;
}
