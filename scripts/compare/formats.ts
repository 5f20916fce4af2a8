/** What a comparison can be shown as. */
export const FORMATS = ['pretty', 'json', 'github', 'sarif', 'markdown'] as const;

/** One of `FORMATS`. */
export type Format = (typeof FORMATS)[number];
