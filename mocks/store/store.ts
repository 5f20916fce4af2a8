/** A record to be kept. */
export interface NewRecord {
  /** In which its key is unique, for example a project. */
  readonly scope: string;
  /** Compared without regard to the case of A to Z. */
  readonly key: string;
  /** The record as JSON. */
  readonly text: string;
}

/** Where the stateful mock keeps what was created. */
export interface Store {
  /** Where that is, in words without a secret: `memory`, a file, `postgres://localhost:5432/drs`. */
  readonly place: string;
  /**
   * Keeps a record; false when its key is taken in its scope. What is kept elsewhere rejects with
   * `StoreUnavailable` while that is away.
   */
  insert(record: NewRecord): boolean | Promise<boolean>;
  /** The newest records of all scopes, in the order of their creation. */
  list(limit: number): Promise<object[]>;
  /** How many records there are. */
  count(): Promise<number>;
  /** Forgets everything. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** A store that does not respond. */
export interface Loss {
  readonly place: string;
  /** What was found, for example `connection refused`. */
  readonly reason: string;
}

/** Is told of a store that does not respond, and with undefined that it does again. */
export type OnLoss = (loss: Loss | undefined) => void;

/** What was asked of a store that does not respond; it may have been done. */
export class StoreUnavailable extends Error {
  constructor({ place, reason }: Loss) {
    super(`Failed to reach ${place}: ${reason}. Send the request again when the database is back.`);
  }
}
