import type { ClientBase } from 'pg';
import { readMigrations } from './migrations.ts';

/** Marks the lock of the migrations ("DRSC"): mocks that start together take turns. */
const LOCK = 0x44525343;

const FOUND = `SELECT
  to_regnamespace('drs_contract') IS NOT NULL AS schema,
  to_regclass('drs_contract.migrations') IS NOT NULL AS ours,
  EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace('drs_contract')) AS filled`;
const OURS = `CREATE TABLE drs_contract.migrations (
  number  INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  run_at  TIMESTAMPTZ NOT NULL DEFAULT now()
)`;

/**
 * Runs the numbered migrations that a database has not seen, all in one transaction, in a schema of
 * our own.
 * @throws Error when a newer version wrote that schema, or another program.
 */
export async function migrate(client: ClientBase): Promise<void> {
  await ask(client, 'BEGIN');
  await ask(client, `SELECT pg_advisory_xact_lock(${LOCK})`);
  await claim(client);
  const migrations = readMigrations('postgres');
  const [latest] = await ask(client, 'SELECT max(number) AS seen FROM drs_contract.migrations');
  const seen = Number(latest?.seen ?? 0);
  if (seen > migrations.length)
    throw new Error(`a newer version wrote it (schema ${seen}, known ${migrations.length})`);
  for (const { number, name, sql } of migrations.slice(seen)) {
    await ask(client, sql);
    await ask(client, `INSERT INTO drs_contract.migrations VALUES (${number}, '${name}')`);
  }
  await ask(client, 'COMMIT');
}

/** Makes the schema; one without tables may have been made for us, with its rights. */
async function claim(client: ClientBase): Promise<void> {
  const [found] = await ask(client, FOUND);
  if (found?.ours) return;
  if (found?.filled) throw new Error('its schema drs_contract is that of another program');
  if (!found?.schema) await ask(client, 'CREATE SCHEMA drs_contract');
  await ask(client, OURS);
}

interface Row {
  readonly [column: string]: unknown;
}

async function ask(client: ClientBase, text: string): Promise<Row[]> {
  return (await client.query<Row>(text)).rows;
}
