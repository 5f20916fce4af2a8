/** A broker that could not be reached, or rejected a request. The message is for people, and has no secret. */
export class BrokerError extends Error {
  /** Status of the rejection; absent when there was no response. */
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

/** Longest text of a broker that is shown, in characters. */
const LONGEST = 400;

/** What a status other than 2xx means, and what to do. */
export function rejection(response: Response, text: string, url: string): BrokerError {
  const { status, headers } = response;
  const error = (found: string, advice: string) =>
    new BrokerError(`Failed to ask the broker ${url}: ${found}. ${advice}`, status);
  if (status === 401) {
    return error(
      'it asks for credentials (401)',
      'Set PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD, and check them.',
    );
  }
  if (status === 403) {
    return error('these credentials are not enough (403)', 'Use some that may do this.');
  }
  if (status >= 300 && status < 400) {
    const target = placeOf(headers.get('location'), url);
    return error(`it redirects to ${target} (${status})`, 'Pass that address with --broker.');
  }
  const reason = reasonOf(text);
  const said = reason ? `${reason} (${status})` : `status ${status}`;
  if (status >= 500) return error(said, 'Try again; if that does not help, see its log.');
  return error(said, 'Check the address, the names and the versions.');
}

/** A location without query and credentials, which may be secret. */
function placeOf(location: string | null, url: string): string {
  if (!location || !URL.canParse(location, url)) return 'nowhere';
  const { origin, pathname } = new URL(location, url);
  return origin + pathname.replace(/\/$/, '');
}

interface ErrorBody {
  readonly error?: unknown;
  readonly errors?: unknown;
  readonly detail?: unknown;
  readonly message?: unknown;
}

/** The broker's own words: `errors` by member, a list of problems (RFC 9457), or one text. */
function reasonOf(text: string): string {
  try {
    const { error, errors, detail, message } = JSON.parse(text) as ErrorBody;
    const words = wordsOf(errors ?? error ?? detail ?? message).join('; ');
    return clean(words);
  } catch {
    return '';
  }
}

function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (typeof value !== 'object' || value === null) return [];
  const { detail, message } = value as ErrorBody;
  if (typeof detail === 'string') return [detail];
  if (typeof message === 'string') return [message];
  return Object.entries(value).flatMap(([name, inner]) =>
    wordsOf(inner).map((words) => `${name} ${words}`),
  );
}

function clean(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' ').trim();
  const short = line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
  return short.replace(/\.$/, '');
}
