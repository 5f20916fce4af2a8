/** Tokens of a JSON pointer as Ajv writes it (RFC 6901, without fragment encoding). */
export function tokensOf(instancePath: string): string[] {
  return instancePath
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** `['endpoint', 'source_sharding', '0', 'db_user']` → `endpoint.source_sharding[0].db_user`. */
export function memberPath(tokens: readonly string[]): string {
  return tokens
    .map((token, i) => (/^\d+$/.test(token) ? `[${token}]` : i ? `.${token}` : token))
    .join('');
}

/** Value at a path of a JSON value; undefined where there is none. */
export function valueAt(value: unknown, tokens: readonly string[]): unknown {
  let at = value;
  for (const token of tokens) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, token)) return undefined;
    at = (at as { readonly [name: string]: unknown })[token];
  }
  return at;
}
