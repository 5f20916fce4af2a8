/** What Node and the driver say, in other words: some have no text at all. */
const REASONS: { readonly [codeOrText: string]: string } = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  ENOTFOUND: 'unknown host',
  EAI_AGAIN: 'unknown host',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'host unreachable',
  ETIMEDOUT: 'no response in time',
  'timeout expired': 'no response in time',
  'timeout exceeded when trying to connect': 'no response in time',
  'Connection terminated due to connection timeout': 'no response in time',
  'Query read timeout': 'no response in time',
  'Connection terminated unexpectedly': 'it closed the connection',
};

/** Why a database failed, in one line. */
export function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const text = REASONS[code] ?? REASONS[message] ?? (message || code || 'unknown');
  return text.trim().replace(/\s+/g, ' ');
}
