import { isPostgres } from '../../mocks/store/open.ts';
import type { ServeOptions } from './options.ts';

/**
 * Where the stateful mock keeps its connections: what `--data` says, else `DATABASE_URL`.
 * @throws Error when that is no PostgreSQL URL; without it, since it may hold a password.
 */
export function dataOf({ stateful, data }: ServeOptions): string | undefined {
  const { DATABASE_URL } = process.env;
  if (!stateful || data !== undefined || !DATABASE_URL) return data;
  if (isPostgres(DATABASE_URL)) return DATABASE_URL;
  throw new Error(
    'Failed to start: DATABASE_URL is no URL of PostgreSQL. Set it to postgres://…, unset it, or pass --data.',
  );
}
