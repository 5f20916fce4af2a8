import { DatabaseSync } from 'node:sqlite';
import { readMigrations } from './migrations.ts';
import type { Store } from './store.ts';

/** Marks a file as ours ("DRSC"), so that no other database is ever written to. */
const APPLICATION_ID = 0x44525343;

/**
 * Opens a store in an SQLite file. Every acknowledged record is in the file, also after
 * the process was killed.
 * @throws Error when the file can't be opened, is not an SQLite database, or is somebody else's.
 */
export function openSqliteStore(file: string): Store {
  const database = open(file);
  const insert = database.prepare(
    'INSERT INTO connections (project_id, name, connection) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const list = database.prepare('SELECT connection FROM connections ORDER BY id DESC LIMIT ?');
  const count = database.prepare('SELECT count(*) AS count FROM connections');
  return {
    place: file,
    insert: ({ scope, key, text }) => insert.run(scope, key, text).changes === 1,
    list: async (limit) =>
      list
        .all(limit)
        .map((row) => JSON.parse(String(row.connection)) as object)
        .reverse(),
    count: async () => Number(count.get()?.count),
    clear: async () => database.exec('DELETE FROM connections'),
    close: async () => database.close(),
  };
}

function open(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 5_000 });
    check(database);
    claim(database);
    checkRows(database);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    migrate(database);
    return database;
  } catch (error) {
    database?.close();
    throw new Error(
      `Failed to open ${file}: ${(error as Error).message}. Pass the path of a new file, or of one that this mock wrote.`,
    );
  }
}

/** Reads every page, so that a damaged file is found before anything is written to it. */
function check(database: DatabaseSync): void {
  const found = String(database.prepare('PRAGMA integrity_check(1)').get()?.integrity_check);
  if (found !== 'ok') throw new Error(`it is damaged (${found.trim().replace(/\s+/g, ' ')})`);
}

/** Finds what SQLite does not: it reads zeros where the end of a file was cut off. */
function checkRows(database: DatabaseSync): void {
  if (pragma(database, 'user_version') === 0) return;
  const damaged = 'SELECT id FROM connections WHERE NOT json_valid(connection) LIMIT 1';
  const row = database.prepare(damaged).get();
  if (row) throw new Error(`it is damaged (connection ${row.id} is no JSON)`);
}

/** Takes an empty database, and rejects one that something else wrote. */
function claim(database: DatabaseSync): void {
  const id = pragma(database, 'application_id');
  const tables = database.prepare('SELECT count(*) AS count FROM sqlite_schema').get();
  if (id === APPLICATION_ID) return;
  if (tables?.count !== 0) throw new Error('it is the database of another program');
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
}

/** Runs the numbered migrations that the file has not seen, each in a transaction. */
function migrate(database: DatabaseSync): void {
  const migrations = readMigrations('sqlite');
  const seen = pragma(database, 'user_version');
  if (seen > migrations.length)
    throw new Error(`a newer version wrote it (schema ${seen}, known ${migrations.length})`);
  for (const { number, sql } of migrations.slice(seen))
    database.exec(`BEGIN IMMEDIATE; ${sql} PRAGMA user_version = ${number}; COMMIT;`);
}

function pragma(database: DatabaseSync, name: string): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
}
