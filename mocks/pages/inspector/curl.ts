import type { LogEntry } from '../../log/entry.ts';

/** Headers that curl or the browser writes itself. */
const OWN =
  /^(host|connection|content-length|transfer-encoding|accept-encoding|accept-language|user-agent|origin|referer|cookie|dnt|priority|pragma|cache-control|expect|sec-.*)$/;
const CREDENTIAL = /token|authorization|secret|credential/;

/** A request as a command for a POSIX shell; whoever runs it sets `$TOKEN`. */
export function toCurl(entry: LogEntry, origin: string): string {
  const { method, path, headers, body } = entry;
  const parts = [`curl -X ${quote(method)} --globoff ${quote(origin + path)}`];
  for (const [name, value] of Object.entries(headers))
    if (!OWN.test(name)) parts.push(`-H ${header(name, value)}`);
  if (body !== undefined) parts.push(`--data-raw ${quote(JSON.stringify(body))}`);
  const lost = body === undefined && Number(headers['content-length'] ?? 0) > 0;
  return (lost ? '# The body was not kept.\n' : '') + parts.join(' \\\n  ');
}

function header(name: string, value: string): string {
  if (CREDENTIAL.test(name)) return `${quote(`${name}: `)}"$TOKEN"`;
  // With a colon, curl would leave out a header without a value.
  return quote(value === '' ? `${name};` : `${name}: ${value}`);
}

function quote(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
