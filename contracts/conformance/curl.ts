import { type Body, eachValue, withValue } from './body.ts';
import type { Exchange } from './exchange.ts';

/** Longest body that is shown whole, in characters. */
const LONGEST = 6_000;
/** Headers that are shown as they are; any other may hold a credential. */
const PLAIN = new Set(['content-type', 'x-language']);
/** Headers that curl sets by itself. */
const OWN = new Set(['accept', 'accept-encoding', 'content-length', 'connection', 'host']);

/** A request as a curl command for a POSIX shell; token and secrets are shell variables. */
export function toCurl({ sent, outgoing }: Exchange, target: URL): string {
  const url = new URL(target.pathname.replace(/\/$/, '') + outgoing.path, target.origin);
  const headers = Object.entries(outgoing.headers)
    .filter(([name]) => !OWN.has(name.toLowerCase()))
    .map(([name, value]) => ` -H ${header(name, value)}`);
  return `curl -X POST ${quote(url.href)}${headers.join('')} ${data(sent.body, sent.bytes, sent.secrets)}`;
}

function header(name: string, value: string): string {
  if (PLAIN.has(name.toLowerCase())) return quote(`${name}: ${value}`);
  const variable = name.toLowerCase() === 'x-auth-token' ? 'TOKEN' : variableOf(name);
  return `"${name}: $${variable}"`;
}

function data(body: Body | undefined, bytes: Buffer, secrets: readonly string[]): string {
  const text = bytes.toString('utf8');
  // A byte-order mark is invisible, and lost when it is copied.
  const plain = Buffer.from(text).equals(bytes) && !text.startsWith('\ufeff');
  if (!plain) return `--data-binary "$(printf ${shellOf(`'${hideText(octal(bytes), secrets)}'`)})"`;
  const hidden = body === undefined ? hideText(text, secrets) : JSON.stringify(hide(body, secrets));
  const shown =
    hidden.length > LONGEST ? `${hidden.slice(0, 200)}… (${hidden.length} characters)` : hidden;
  return `--data-binary ${shellOf(quote(shown))}`;
}

/** A quoted text in which the shell fills in the variables. */
function shellOf(quoted: string): string {
  return quoted.replace(/\$\{(\w+)\}/g, `'"$$$1"'`);
}

/** Puts a variable in the place of each secret of a text that is no JSON. */
function hideText(text: string, secrets: readonly string[]): string {
  const longest = secrets.toSorted((a, b) => b.length - a.length);
  return longest.reduce((shown, secret) => shown.replaceAll(secret, '${SECRET}'), text);
}

/** Puts a variable, named after its member, in the place of each secret. */
function hide(body: Body, secrets: readonly string[]): Body {
  let hidden = body;
  eachValue(body, (value, path) => {
    if (typeof value === 'string' && secrets.includes(value)) {
      hidden = withValue(hidden, path, `\${${variableOf(String(path.at(-1)))}}`);
    }
  });
  return hidden;
}

function variableOf(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function octal(bytes: Buffer): string {
  return [...bytes]
    .map((byte) =>
      byte > 31 && byte < 127 && byte !== 37 && byte !== 39 && byte !== 92
        ? String.fromCharCode(byte)
        : `\\${byte.toString(8).padStart(3, '0')}`,
    )
    .join('');
}
