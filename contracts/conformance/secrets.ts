import type { Answer } from './http.ts';

/** Shortest secret that can't be found in an answer by chance, in characters. */
export const TELLING_LENGTH = 12;

/** Where in an answer a secret was found. */
export type Leak = 'body' | 'headers' | 'status message';

/** Where a secret that was sent comes back: as it is, or as JSON, URLs and Base64 write it. */
export function leaksOf(answer: Answer, secrets: readonly string[]): Leak[] {
  const telling = secrets.filter(({ length }) => length >= TELLING_LENGTH);
  if (telling.length === 0) return [];
  const forms = telling.flatMap(formsOf);
  const body = answer.body.toString('utf8');
  const head = answer.headers.map(([name, value]) => `${name}: ${value}`).join('\n');
  const places: [Leak, string][] = [
    ['body', body],
    ['headers', head],
    ['status message', answer.statusMessage],
  ];
  return places
    .filter(([, text]) => forms.some((form) => text.includes(form)))
    .map(([place]) => place);
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  // Base64 of a longer text that holds the secret looks different at each of three offsets.
  const inside = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return encoded.slice(offset === 0 ? 0 : offset + 1, -1);
  });
  const escaped = JSON.stringify(secret).slice(1, -1);
  return [
    ...new Set([
      secret,
      escaped,
      escaped.replaceAll('/', '\\/'),
      encodeURIComponent(secret),
      bytes.toString('hex'),
      ...inside,
    ]),
  ];
}
