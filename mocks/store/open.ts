import { openMemoryStore } from './memory.ts';
import { openSqliteStore } from './sqlite.ts';
import type { OnLoss, Store } from './store.ts';

/** Whether connections are to be kept in PostgreSQL: `postgres://…` or `postgresql://…`. */
export function isPostgres(data: string | undefined): data is string {
  return /^postgres(ql)?:/i.test(data ?? '');
}

/**
 * Opens the store that a text names: an SQLite file, or a PostgreSQL database by its URL; in memory
 * when absent.
 * @throws Error when it can't be opened, is another program's, or a database of another kind.
 */
export async function openStore(data: string | undefined, onLoss?: OnLoss): Promise<Store> {
  if (data === undefined) return openMemoryStore();
  if (isPostgres(data)) {
    // Its driver is loaded here only, since few need it.
    const { openPostgresStore } = await import('./postgres.ts');
    return openPostgresStore(data, onLoss);
  }
  const scheme = /^([a-z][a-z\d+.-]+):\/\//i.exec(data)?.[1];
  // Without the rest, which may hold a password.
  if (scheme)
    throw new Error(
      `Failed to open the database: ${scheme}:// is none that the mock knows. Pass postgres://…, or the path of an SQLite file.`,
    );
  return openSqliteStore(data);
}
