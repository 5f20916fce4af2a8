/** One rule of the description that types can keep, and the code that shows whether these do. */
export interface Claim {
  /** The rule, as the table names it. */
  readonly rule: string;
  /** Code in keeping with the rule. Where it does not compile, the types are too strict. */
  readonly sound: string;
  /** Code against the rule. Where it compiles, the types have lost it. */
  readonly broken: string;
}

const CREDENTIALS = `db_user: 'root', db_password: 'password'`;
const ENDPOINT = `endpoint_name: 'mysql', ${CREDENTIALS}`;
const SHARD = `endpoint_name: 'mongodb', ${CREDENTIALS}`;

/** A request with members of its own, of its endpoint and of `ssl`. */
function request({ own = `db_type: 'mysql'`, endpoint = ENDPOINT, ssl = '' }): string {
  return `export const it: Request = { name: 'orders', ${own}, endpoint: { ${endpoint} }, ssl: { ${ssl} } };`;
}

/** An endpoint of two levels of shards, the inner one with these members. */
function shards(inner: string): string {
  return `${SHARD}, source_sharding: [{ ${SHARD}, source_sharding: [{ ${inner} }] }]`;
}

/** A function that reads a value of a type. */
function read(type: string, code: string): string {
  return `export const it = (value: ${type}) => ${code};`;
}

/** What is asked of the types of every generator. */
export const CLAIMS: readonly Claim[] = [
  {
    rule: 'a mandatory member',
    sound: request({}),
    broken: request({ own: `description: ''` }),
  },
  {
    rule: 'a mandatory member of the endpoint',
    sound: request({}),
    broken: request({ endpoint: `endpoint_name: 'mysql', db_password: 'password'` }),
  },
  {
    rule: 'the type of a member',
    sound: request({ endpoint: `${ENDPOINT}, db_port: '3306'` }),
    broken: request({ endpoint: `${ENDPOINT}, db_port: 3306` }),
  },
  {
    rule: 'no misspelt member',
    sound: request({ own: `db_type: 'mysql', description: ''` }),
    broken: request({ own: `db_type: 'mysql', descripton: ''` }),
  },
  {
    rule: 'no misspelt member of the endpoint',
    sound: request({ endpoint: `${ENDPOINT}, db_name: 'orders'` }),
    broken: request({ endpoint: `${ENDPOINT}, dbname: 'orders'` }),
  },
  {
    rule: 'the values of `db_type`',
    sound: request({}),
    broken: request({ own: `db_type: 'mariadb'` }),
  },
  {
    rule: 'the values of `endpoint_name`',
    sound: request({ endpoint: `endpoint_name: 'ecs_mysql', ${CREDENTIALS}` }),
    broken: request({ endpoint: `endpoint_name: 'h2', ${CREDENTIALS}` }),
  },
  {
    rule: '`source_sharding`, recursive',
    sound: request({ endpoint: shards(SHARD) }),
    broken: request({ endpoint: shards(`endpoint_name: 'mongodb'`) }),
  },
  {
    rule: 'a secret is sent',
    sound: request({}),
    broken: request({ endpoint: `endpoint_name: 'mysql', db_user: 'root'` }),
  },
  {
    rule: 'a secret is not in the answer (`writeOnly`)',
    sound: read('Answer', 'value.endpoint.db_user.length'),
    broken: read('Answer', 'value.endpoint.db_password'),
  },
  {
    rule: 'conditional rule: `ssl_link` needs the checksum',
    sound: request({ ssl: `ssl_link: true, ssl_cert_check_sum: 'ab'` }),
    broken: request({ ssl: 'ssl_link: true' }),
  },
  {
    rule: 'the time of creation is a number (`int64`)',
    sound: read('Answer', 'new Date(value.create_time)'),
    broken: read('Answer', 'value.create_time.length'),
  },
  {
    rule: 'each status has its own error',
    sound: `${read('Errors[401]', 'value.request_id')} ${'export const other = (value: Errors[400]) => value.error_code;'}`,
    broken: read('Errors[400]', 'value.request_id'),
  },
];
