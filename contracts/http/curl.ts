import { type Body, eachValue, withValue } from '../../spec/schema/value-at.ts';
import type { Operation } from '../../spec/operations.ts';
import type { Resource } from '../../spec/resource.ts';
import type { Exchange } from './exchange.ts';

/** Headers that curl sets by itself. */
const OWN = new Set([
  'accept',
  'accept-encoding',
  'content-length',
  'connection',
  'host',
  'user-agent',
]);
/** The shell's default for the token, which a service that wants none of its own takes. */
const TOKEN = '${DRS_TOKEN:-any-token}';
/** Longest argument of a command that every shell takes, in characters. */
const LONGEST_ARGUMENT = 100_000;
/** Stands for the part of a key that the shell makes anew; in no body. */
const RENEWED = /\ue000(\d)\ue000/g;

/** Where a request was sent, by which operation, and to what resource. */
export interface CurlOptions {
  readonly target: URL;
  readonly operation: Operation;
  readonly resource?: Resource | undefined;
}

/**
 * A request as a command for a POSIX shell, which can be pasted as it is and gets the response that the finding is of.
 * Secrets of the body are placeholders of the same length and kinds of characters, since these may be what it is about;
 * the token is that of DRS_TOKEN.
 */
export function toCurl(
  { request, body, secrets, outcome }: Exchange,
  { target, operation, resource }: CurlOptions,
): string {
  const url = new URL(target.pathname.replace(/\/$/, '') + request.url, target.origin);
  const headers = Object.entries(request.headers)
    .filter(([name]) => !OWN.has(name.toLowerCase()))
    .map(([name, value]) => ` -H ${header(name, value, operation)}`);
  const start = `curl -X ${request.method} ${quote(url.href)}${headers.join('')}`;
  if (!request.body) return start;
  const bytes = Buffer.from(request.body);
  const curl = `${start} --data-binary`;
  // What the request created has its key, so a second one needs another.
  const isCreated = outcome.kind === 'response' && outcome.status >= 200 && outcome.status < 300;
  const key = isCreated ? resource?.key?.member : undefined;
  const renew = (text: string) => (key === undefined ? text : renewKey(text, key));
  const text = bytes.toString('utf8');
  // Control characters are invisible, as is a byte-order mark, and lost when they are copied.
  const plain = Buffer.from(text).equals(bytes) && !/[^\P{Cc}\n\t]|\ufeff/u.test(text);
  if (!plain) {
    const hidden = hideText(bytes.toString('latin1'), secrets);
    return `printf ${shellOf(quote(octal(renew(hidden))))} | ${curl} @-`;
  }
  const shown = body === undefined ? hideText(text, secrets) : JSON.stringify(hide(body, secrets));
  const argument = shellOf(quote(renew(shown)));
  return argument.length < LONGEST_ARGUMENT
    ? `${curl} ${argument}`
    : `printf %s ${argument} | ${curl} @-`;
}

/** A header as it is where the description says that it holds no credential; any other may. */
function header(name: string, value: string, { parameters, credentials }: Operation): string {
  const own = name.toLowerCase();
  const described = parameters.some((one) => one.in === 'header' && one.name.toLowerCase() === own);
  if (own === 'content-type' || described) return quote(`${name}: ${value}`);
  if (own === credentials[0]) return `"${name}: ${TOKEN}"`;
  const variable = name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  return `"${name}: \${${variable}:?export the value of this --header}"`;
}

/** Marks the part of a key that is made anew: seven letters and digits after the first two, or the few that there are. */
function renewKey(text: string, key: string): string {
  const name = JSON.stringify(key).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const value = new RegExp(`(${name}\\s*:\\s*"[^"]*?)([A-Za-z0-9]{2,})`);
  return text.replace(value, (_, start: string, run: string) => {
    const kept = run.length > 8 ? 2 : 0;
    const length = Math.min(run.length - kept, 7);
    return `${start}${run.slice(0, kept)}\ue000${length}\ue000${run.slice(kept + length)}`;
  });
}

/** A quoted text in which the shell fills in keys that no earlier second had. */
function shellOf(quoted: string): string {
  return quoted.replace(
    RENEWED,
    (_, length: string) => `'"$(date +%s | tail -c ${Number(length) + 1})"'`,
  );
}

/** Puts placeholders for the secrets into a text that is no JSON. */
function hideText(text: string, secrets: readonly string[]): string {
  const longest = secrets.toSorted((a, b) => b.length - a.length);
  return longest.reduce((shown, secret) => shown.replaceAll(secret, placeholderFor(secret)), text);
}

function hide(body: Body, secrets: readonly string[]): Body {
  let hidden = body;
  eachValue(body, (value, path) => {
    if (typeof value === 'string' && secrets.includes(value)) {
      hidden = withValue(hidden, path, placeholderFor(value));
    }
  });
  return hidden;
}

/** Before the padding of Base64 stands the digit whose unused bits are zero (RFC 4648, section 3.5). */
function placeholderFor(secret: string): string {
  return secret
    .replace(/[a-z]/g, 'x')
    .replace(/[A-Z]/g, 'X')
    .replace(/\d/g, '0')
    .replace(/[xX0](=+)$/, 'A$1');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Bytes, a character each, as printf(1) takes them; the marks of a renewed key are left as they are. */
function octal(bytes: string): string {
  return bytes.replace(
    /[^ -~\ue000]|[%'\\]/g,
    (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
}
