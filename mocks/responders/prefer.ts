import parsePreferHeader from 'parse-prefer-header';

/** What a `Prefer` header asks for (RFC 7240), in Prism's terms. */
export interface Preference {
  /** Status: three digits. */
  readonly code?: number;
  /** Key of an example. */
  readonly exampleKey?: string;
  /** A response generated from the schema, instead of an example. */
  readonly dynamic?: boolean;
  /** Makes a generated response the same each time. */
  readonly seed?: string;
}

/** Reads a `Prefer` header as Prism does; undefined where one of its values can't be read. */
export function preferenceOf(prefer: string | undefined): Preference | undefined {
  if (!prefer) return {};
  const { code, example, dynamic, seed } = parsePreferHeader(prefer);
  const readable =
    (code === undefined || (typeof code === 'string' && /^\d{3}$/.test(code))) &&
    (dynamic === undefined || dynamic === 'true' || dynamic === 'false') &&
    example !== true &&
    seed !== true;
  if (!readable) return undefined;
  return {
    // Prism takes 000 for no wish.
    ...(Number(code) > 0 && { code: Number(code) }),
    ...(example !== undefined && { exampleKey: example }),
    ...(dynamic !== undefined && { dynamic: dynamic === 'true' }),
    ...(seed !== undefined && { seed }),
  };
}
