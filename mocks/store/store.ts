import type { Connection } from '../../spec/generated/types.ts';

/** Where the stateful mock keeps what was created. */
export interface Store {
  /** Keeps a connection; false when its name is taken in the project, upper and lower case being the same. */
  insert(projectId: string, connection: Connection): Promise<boolean>;
  /** Connections of all projects, in the order of their creation. */
  list(): Promise<Connection[]>;
  /** Forgets everything. */
  clear(): Promise<void>;
  close(): Promise<void>;
}
