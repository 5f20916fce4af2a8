import type { Connection } from '../../spec/generated/types.ts';

/** Where the stateful mock keeps what was created. */
export interface Store {
  /** Where that is, in words without a secret: `memory`, a file, `postgres://localhost:5432/drs`. */
  readonly place: string;
  /**
   * Keeps a connection; false when its name is taken in the project, upper and lower case being the
   * same. What is kept elsewhere rejects with `StoreUnavailable` while that is away.
   */
  insert(projectId: string, connection: Connection): boolean | Promise<boolean>;
  /** The newest connections of all projects, in the order of their creation. */
  list(limit: number): Promise<Connection[]>;
  /** How many connections there are. */
  count(): Promise<number>;
  /** Forgets everything. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** A store that does not answer. */
export interface Loss {
  readonly place: string;
  /** What was found, for example `connection refused`. */
  readonly reason: string;
}

/** Is told of a store that does not answer, and with undefined that it answers again. */
export type OnLoss = (loss: Loss | undefined) => void;

/** What was asked of a store that does not answer; it may have been done. */
export class StoreUnavailable extends Error {
  constructor({ place, reason }: Loss) {
    super(`Failed to reach ${place}: ${reason}. Send the request again when the database is back.`);
  }
}
