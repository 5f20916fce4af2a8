/** Options of the command as they were given. */
export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly stateful?: boolean;
  readonly data?: string;
  readonly description?: string;
  readonly quiet?: boolean;
  readonly workers?: number;
}

/**
 * Options that make no sense together.
 * @throws Error saying which, and what to do.
 */
export function checkOptions({ data, stateful, workers = 1 }: ServeOptions): void {
  if (data && !stateful)
    throw new Error(
      'Failed to start: --data without --stateful keeps nothing. Add --stateful, or leave --data out.',
    );
  if (workers > 1 && stateful)
    throw new Error(
      'Failed to start: --workers with --stateful would give each process connections of its own. Leave one of them out.',
    );
}
