import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'pg';
import type { Connection } from '../../spec/generated/types.ts';
import { textOf } from '../answer-text.ts';
import { createLossWatch } from './loss.ts';
import { migrate } from './postgres-migrate.ts';
import { reasonOf } from './postgres-reason.ts';
import { type Database, readDatabaseUrl } from './postgres-url.ts';
import type { OnLoss, Store } from './store.ts';

/** Longest waits, in milliseconds: for a connection, for a statement, and at the end. */
const CONNECT_MS = 3_000;
const STATEMENT_MS = 3_000;
const CLOSE_MS = 1_000;

const INSERT = `INSERT INTO drs_contract.connections (project_id, name, connection)
  VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
const LIST = 'SELECT connection FROM drs_contract.connections ORDER BY id DESC LIMIT $1';
const COUNT = 'SELECT count(*) AS count FROM drs_contract.connections';
const CLEAR = 'DELETE FROM drs_contract.connections';
/** Fails where an INSERT would: without the table, the right to write, or the primary server. */
const PROBE = 'DELETE FROM drs_contract.connections WHERE false';

/**
 * Opens a store in a PostgreSQL database, which any number of mocks may share: its unique index
 * gives each name once. All is kept in the schema `drs_contract`.
 * @param onLoss Is told when the database does not answer, and when it does again.
 * @throws Error when the database can't be reached or used; never with a password.
 */
export async function openPostgresStore(url: string, onLoss: OnLoss = () => {}): Promise<Store> {
  const database = readDatabaseUrl(url);
  const { place } = database;
  const { pool, close } = await open(database);
  const watch = createLossWatch({
    lossOf: (error) => ({ place, reason: reasonOf(error) }),
    probe: () => pool.query(PROBE),
    onLoss,
  });
  const ask = (sql: string, values: unknown[] = []) =>
    watch.run(() => pool.query<Row>(sql, values));
  return {
    place,
    insert: async (projectId, connection) => {
      const values = [projectId, connection.name].map(plain);
      return (await ask(INSERT, [...values, ascii(textOf(connection))])).rowCount === 1;
    },
    list: async (limit) =>
      (await ask(LIST, [limit])).rows
        .map((row) => JSON.parse(String(row.connection)) as Connection)
        .reverse(),
    count: async () => Number((await ask(COUNT)).rows[0]?.count),
    clear: async () => void (await ask(CLEAR)),
    close: async () => {
      watch.close();
      await close();
    },
  };
}

interface Row {
  readonly [column: string]: unknown;
}

interface Opened {
  readonly pool: Pool;
  close(): Promise<void>;
}

async function open({ config, place }: Database): Promise<Opened> {
  const opened = createPool(config);
  try {
    const client = await opened.pool.connect();
    await migrate(client).finally(() => client.release());
    return opened;
  } catch (error) {
    await opened.close();
    throw new Error(
      `Failed to open ${place}: ${reasonOf(error)}. Pass the URL of a database that runs, and that this mock may use.`,
    );
  }
}

function createPool(config: Database['config']): Opened {
  const sockets = new Set<Socket>();
  const pool = new Pool({
    application_name: 'drs-contract',
    ...config,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: STATEMENT_MS,
    // The server's own: what the driver gave up is not to pile up there.
    statement_timeout: STATEMENT_MS,
    keepAlive: true,
    stream: () => {
      const socket = new Socket();
      sockets.add(socket);
      return socket.once('close', () => sockets.delete(socket));
    },
  });
  // Of a connection that waits for work: the next request opens another.
  pool.on('error', () => {});
  const close = async () => {
    await Promise.race([pool.end(), wait(CLOSE_MS, undefined, { ref: false })]);
    // Those of a database that does not say goodbye.
    for (const socket of sockets) socket.destroy();
  };
  return { pool, close };
}

/** Text that every database takes as it is: a name or an id unchanged, without quotes. */
function plain(text: string): string {
  return ascii(JSON.stringify(text)).slice(1, -1);
}

/** The same JSON in ASCII, for databases of any encoding. */
function ascii(json: string): string {
  return json.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
