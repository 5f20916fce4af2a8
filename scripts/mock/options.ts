import { isPostgres } from '../../mocks/store/open.ts';

/** Options of the command as they were given. */
export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly stateful?: boolean;
  readonly data?: string;
  readonly description?: string;
  readonly resource?: string;
  readonly delay?: string;
  readonly fault?: string;
  readonly scenario?: string;
  readonly seed?: number;
  readonly quiet?: boolean;
  readonly workers?: number;
}

/**
 * Options that make no sense together.
 * @throws Error saying which, and what to do.
 */
export function checkOptions({ data, stateful, scenario, seed, workers = 1 }: ServeOptions): void {
  if (data && !stateful)
    throw new Error(
      'Failed to start: --data without --stateful keeps nothing. Add --stateful, or leave --data out.',
    );
  if (workers > 1 && stateful && !isPostgres(data))
    throw new Error(
      'Failed to start: --workers with --stateful would give each process connections of its own. Keep them in PostgreSQL (--data postgres://…, or DATABASE_URL), or leave one of them out.',
    );
  if (workers > 1 && (scenario !== undefined || seed !== undefined))
    throw new Error(
      'Failed to start: --workers with --scenario or --seed would give each process counts and draws of its own. Leave one of them out.',
    );
}
