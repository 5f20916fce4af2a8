import { Client, type ClientConfig } from 'pg';
import connectionString from 'pg-connection-string';

/** A database that a URL names. */
export interface Database {
  /** How to reach it. */
  readonly config: ClientConfig;
  /** How messages name it: without user and password. */
  readonly place: string;
}

/**
 * Reads a URL of PostgreSQL's (its manual, section 34.1.1.2); what it leaves out comes from `PGHOST`,
 * `PGPASSWORD` and the like.
 * @throws Error that repeats nothing of the URL, since a part of it may be a password.
 */
export function readDatabaseUrl(url: string): Database {
  const config = parse(url);
  const { host, port, database = '' } = new Client(config);
  // A character that was not encoded makes a part of the password a part of the path.
  if (/[@/?#]/.test(database)) throw new Error(UNREADABLE);
  return { config, place: `postgres://${host}:${port}/${database}` };
}

const UNREADABLE =
  'Failed to open the database: the URL can not be read. Write it as postgres://user:password@host:5432/database, with %40 for @, %2F for / and %23 for # in the password.';

function parse(url: string): ClientConfig {
  try {
    return connectionString.parseIntoClientConfig(url);
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    // A certificate that the URL names.
    if (code === 'ENOENT')
      throw new Error(`Failed to open the database: no file ${path}. Mend its URL.`);
    throw new Error(UNREADABLE);
  }
}
