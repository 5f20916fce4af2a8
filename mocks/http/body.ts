import { isUtf8 } from 'node:buffer';

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
  if (!isUtf8(bytes) || isDeep(bytes)) return undefined;
  try {
    return JSON.parse(withoutMark(bytes.toString()));
  } catch {
    return undefined;
  }
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** `[` and `{`, `]` and `}` differ in this bit alone. */
const CURLY = 0x20;

/** Whether brackets outside strings are nested too deeply. A loop: an expression overflows on megabytes. */
function isDeep(bytes: Buffer): boolean {
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
