/** Deepest nesting of a body that is read; the description's own needs five levels. */
const MAX_DEPTH = 64;

/**
 * Reads a request body: UTF-8 (RFC 8259, section 8.1; a byte-order mark is skipped), JSON, an object.
 * Gives undefined for anything else.
 */
export function parseBody(bytes: Buffer | undefined): { [member: string]: unknown } | undefined {
  const value = bytes && parseJson(bytes);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { [member: string]: unknown })
    : undefined;
}

function parseJson(bytes: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return depth(text) > MAX_DEPTH ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Deepest nesting of brackets outside strings. A loop: an expression overflows on a text of megabytes. */
function depth(text: string): number {
  let open = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"') quoted = !quoted;
    else if (quoted && char === '\\') i++;
    else if (!quoted && (char === '{' || char === '[')) deepest = Math.max(deepest, ++open);
    else if (!quoted && (char === '}' || char === ']')) open--;
  }
  return deepest;
}
