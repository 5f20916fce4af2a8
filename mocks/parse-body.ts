/** Deepest nesting of a body that is read; few APIs need ten levels. */
const MAX_DEPTH = 64;

/** Fails for bytes that are no UTF-8, and skips a byte-order mark (RFC 8259, section 8.1). */
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a request body: UTF-8, JSON, of one of the types. Gives undefined for anything else.
 * @param types JSON types that it may have; any when absent
 */
export function parseBody(
  bytes: Uint8Array | undefined,
  types: ReadonlySet<string> | undefined,
): unknown {
  if (!bytes || isDeep(bytes)) return undefined;
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes));
    return !types || isOneOf(value, types) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isOneOf(value: unknown, types: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return types.has('array');
  if (value === null) return types.has('null');
  if (typeof value !== 'number') return types.has(typeof value);
  return types.has('number') || (types.has('integer') && Number.isInteger(value));
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** `[` and `{`, `]` and `}` differ in this bit alone. */
const CURLY = 0x20;

/** Whether brackets outside strings are nested too deeply. A loop: an expression overflows on megabytes. */
function isDeep(bytes: Uint8Array): boolean {
  let open = 0;
  let quoted = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === QUOTE) quoted = !quoted;
    else if (quoted) {
      if (byte === BACKSLASH) i++;
    } else if ((byte | CURLY) === 0x7b) {
      if (++open > MAX_DEPTH) return true;
    } else if ((byte | CURLY) === 0x7d) open--;
  }
  return false;
}
