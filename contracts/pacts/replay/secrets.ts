import description from '../../../spec/generated/openapi.json' with { type: 'json' };

interface Schema {
  properties?: Record<string, { writeOnly?: boolean }>;
}

/** Names of the members that the description marks `writeOnly`: sent, never returned. */
export const SECRETS: ReadonlySet<string> = new Set(
  (Object.values(description.components.schemas) as Schema[]).flatMap(({ properties = {} }) =>
    Object.keys(properties).filter((name) => properties[name]?.writeOnly),
  ),
);

/** Values of the secret members of a body, however deep. */
export function secretsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    SECRETS.has(name) && typeof inner === 'string' && inner ? [inner] : secretsIn(inner),
  );
}

const SECRET_MEMBER = new RegExp(
  `"(${[...SECRETS].join('|')})"(\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`,
  'g',
);

/** A shorter token is no secret, and its letters are in every sentence. */
const SHORTEST_TOKEN = 8;

/** Text to show: the values of secret members and the token replaced, control characters too, cut to 400 characters. */
export function redact(text: string, token: string): string {
  const visible = text.replace(SECRET_MEMBER, '"$1"$2"<$1>"').replace(/\p{Cc}/gu, ' ');
  const safe = token.length < SHORTEST_TOKEN ? visible : visible.replaceAll(token, '<token>');
  return safe.length > 400 ? `${safe.slice(0, 400)}…` : safe;
}
