/**
 * Provider states of the pacts: sentences about the provider's data (Pact specification, provider states).
 * What stands in braces is a value that the provider names when the state is set up, so that a pact
 * can be replayed against any project, with any token, any number of times.
 */
export const STATES = {
  user: 'a user of project {project_id} has the token {token}',
  nameFree: 'no connection is named {name}',
  nameTaken: 'a connection named {name} exists',
} as const;

/** One provider state of the pacts. */
export type State = (typeof STATES)[keyof typeof STATES];

/** What setting up the states gives; `fromProviderState` reads these by their names. */
export interface StateValues {
  project_id: string;
  token: string;
  /** A name that nothing else in the project has, 4 to 50 characters. */
  name: string;
  /** The same name with upper and lower case exchanged. */
  name_in_other_case: string;
}

/** Names of the two sides, and so of the pact file. */
export const PARTIES = { consumer: 'connection-client', provider: 'connection-service' } as const;

/** File name of the pact between them. */
export const PACT_FILE = `${PARTIES.consumer}-${PARTIES.provider}.json`;

/** Name of the interaction that each example of the description stands for, by the key of the example. */
export const CREATED = {
  mysql: 'a request to create a MySQL connection',
  'mysql-required-only': 'a request to create a MySQL connection with the mandatory members alone',
  postgresql: 'a request to create a PostgreSQL connection',
  'oracle-with-service-name': 'a request to create an Oracle connection with a service name',
  'mongodb-with-three-addresses': 'a request to create a MongoDB connection with three addresses',
  'mongodb-sharded': 'a request to create a MongoDB connection with two shards',
  'rds-mysql': 'a request to create an RDS for MySQL connection by its instance',
  'mysql-with-p12-certificate': 'a request to create a MySQL connection with a .p12 certificate',
} as const;

/** Key of a pair of examples in the description. */
export type ExampleKey = keyof typeof CREATED;

/** Names of the interactions in which nothing is created. */
export const REJECTED = {
  nameTaken: 'a request to create a connection whose name is taken',
  nameTakenInOtherCase: 'a request to create a connection whose name is taken in another case',
  memberMissing: 'a request to create a connection without a database user',
  valueOutsideSet: 'a request to create a connection to an unknown kind of database',
  tokenMissing: 'a request to create a connection without a token',
} as const;
