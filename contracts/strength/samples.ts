import type { Probe } from './mutation.ts';
import { type Body, mapMember, withMember } from './members.ts';
import { CREDENTIAL, KEY, OPERATION } from './operation.ts';

/** The request of the description's example with this key. */
export function example(key: string): Body {
  const found = OPERATION.examples.find((pair) => pair.key === key);
  if (found) return found.request.value as Body;
  throw new Error(`Failed to measure: no example of a request is called ${key}. Add it.`);
}

/** The document's own request: the first example. */
export const SAMPLE = OPERATION.examples[0]?.request.value as Body;

/** A request with another key. */
export function named(name: string): Body {
  return { ...SAMPLE, [KEY]: name };
}

/** Requests of different keys, as many as it takes for what happens now and then. */
export function many(count: number): readonly Probe[] {
  return Array.from({ length: count }, (_, i) => ({ body: named(`name-${i}`) }));
}

/** A request that is rejected: its key is too short. */
export const INVALID: Probe = { body: named('no') };

/** A request whose body is no JSON. */
export const MALFORMED: Probe = { body: '{bad' };

/** A request without the credential that the others have. */
export const ANONYMOUS: Probe = { headers: { [CREDENTIAL]: '' } };

/** A valid request that has every member of the description, shards within a shard included. */
export const FULL: Body = {
  ...mapMember(example('rds-mysql'), 'endpoint', (endpoint: Body) => ({
    id: '2a6b34c5-7c8e-4a47-9d1a-6f0f5f1b7e11',
    ip: '192.168.0.31:27017,192.168.0.32:27017,192.168.0.33:27017',
    db_port: '3306',
    db_name: 'serviceName.orcl',
    ...endpoint,
    endpoint_name: 'mongodb',
    source_sharding: [shard('one', { source_sharding: [shard('inner')] }), shard('two')],
  })),
  [KEY]: 'every-member_1',
  config: { driver_name: 'mongodb' },
  ssl: example('mysql-with-p12-certificate').ssl,
};

/** The sample with one member replaced; undefined leaves it out. */
export function sampleWith(path: string, value: unknown): Body {
  return withMember(SAMPLE, path, value);
}

function shard(suffix: string, more: Body = {}): Body {
  return {
    id: `shard-${suffix}`,
    endpoint_name: 'mongodb',
    ip: `${suffix}.db.example.com:27018`,
    db_port: '27018',
    db_user: `user_${suffix}`,
    db_password: `password-of-${suffix}`,
    instance_id: `instance-id-${suffix}`,
    instance_name: `instance-name-${suffix}`,
    db_name: `name-${suffix}`,
    ...more,
  };
}
