/** What a report can be shown as. */
export const FORMATS = ['pretty', 'json', 'junit', 'sarif', 'github', 'gitlab', 'html'] as const;

/** One of `FORMATS`. */
export type Format = (typeof FORMATS)[number];
