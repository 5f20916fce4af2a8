import type { Connection } from '../../spec/generated/types.ts';

/** Where the stateful mock keeps what was created. */
export interface Store {
  /** Keeps a connection; false when its name is taken in the project, upper and lower case being the same. */
  insert(projectId: string, connection: Connection): boolean | Promise<boolean>;
  /** The newest connections of all projects, in the order of their creation. */
  list(limit: number): Promise<Connection[]>;
  /** How many connections there are. */
  count(): Promise<number>;
  /** Forgets everything. */
  clear(): Promise<void>;
  close(): Promise<void>;
}
