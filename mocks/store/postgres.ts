import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, type ClientConfig, Pool } from 'pg';
import { createLossWatch } from './loss.ts';
import { migrate } from './postgres-migrate.ts';
import { reasonOf } from './postgres-reason.ts';
import { type Database, readDatabaseUrl } from './postgres-url.ts';
import type { OnLoss, Store } from './store.ts';

/** Longest waits at the start, in milliseconds: for the connection, and for each migration. */
const OPEN_MS = 5_000;
const MIGRATION_MS = 30_000;
/** For a connection, and for a statement: a mock that is closed gives its requests 3 seconds. */
const ANSWER_MS = 2_000;
/** For the database's goodbye. */
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
 * gives each key once. All is kept in the schema `drs_contract`.
 * @param onLoss Is told when the database does not respond, and when it does again.
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
    insert: async ({ scope, key, text }) =>
      (await ask(INSERT, [...[scope, key].map(plain), ascii(text)])).rowCount === 1,
    list: async (limit) =>
      (await ask(LIST, [limit])).rows
        .map((row) => JSON.parse(String(row.connection)) as object)
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
  const sockets = createSockets();
  const shared = { application_name: 'drs-contract', ...config, stream: sockets.create };
  try {
    await prepare(shared);
  } catch (error) {
    sockets.destroy();
    throw new Error(
      `Failed to open ${place}: ${reasonOf(error)}. Pass the URL of a database that runs, and that this mock may use.`,
    );
  }
  const pool = new Pool({ ...shared, ...limits(ANSWER_MS, ANSWER_MS), keepAlive: true });
  // Of a connection that waits for work: the next request opens another.
  pool.on('error', () => {});
  const close = async () => {
    await Promise.race([pool.end(), wait(CLOSE_MS, undefined, { ref: false })]);
    sockets.destroy();
  };
  return { pool, close };
}

/** Runs the migrations on a connection of its own, which has more time. */
async function prepare(config: ClientConfig): Promise<void> {
  const client = new Client({ ...config, ...limits(OPEN_MS, MIGRATION_MS) });
  // What breaks the connection breaks the statement too.
  client.on('error', () => {});
  try {
    await client.connect();
    await migrate(client);
  } finally {
    void client.end();
  }
}

function limits(connectMs: number, statementMs: number): ClientConfig {
  return {
    connectionTimeoutMillis: connectMs,
    query_timeout: statementMs,
    // The server's own: what the driver gave up is not to pile up there.
    statement_timeout: statementMs,
  };
}

interface Sockets {
  create(): Socket;
  /** Ends those of a database that does not say goodbye. */
  destroy(): void;
}

function createSockets(): Sockets {
  const sockets = new Set<Socket>();
  return {
    create() {
      const socket = new Socket();
      sockets.add(socket);
      return socket.once('close', () => sockets.delete(socket));
    },
    destroy() {
      for (const socket of sockets) socket.destroy();
    },
  };
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
