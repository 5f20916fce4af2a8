import { readdirSync, readFileSync } from 'node:fs';

/** A database that the migrations are written for. */
export type Dialect = 'sqlite' | 'postgres';

/** One step from an empty database to the present one. */
export interface Migration {
  /** From 1, without a gap. */
  readonly number: number;
  /** What it makes or changes, for example `connections`. */
  readonly name: string;
  readonly sql: string;
}

const FOLDER = new URL('./migrations/', import.meta.url);

/**
 * The numbered migrations of a database, in their order: `0001-connections.sqlite.sql` and
 * `0001-connections.postgres.sql` are the same step.
 */
export function readMigrations(dialect: Dialect): Migration[] {
  const end = `.${dialect}.sql`;
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(end))
    .sort()
    .map((file) => ({
      number: Number(file.slice(0, 4)),
      name: file.slice(5, -end.length),
      sql: readFileSync(new URL(file, FOLDER), 'utf8'),
    }));
}
