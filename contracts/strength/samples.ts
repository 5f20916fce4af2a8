import openapi from '../../spec/generated/openapi.json' with { type: 'json' };
import type { Body } from './members.ts';

const { examples } = openapi.components;

/** The document's own request. */
export const SAMPLE: Body = examples['mysql-request'].value;

/** A valid request that has every member of the description, shards within a shard included. */
export const FULL: Body = {
  ...examples['rds-mysql-request'].value,
  name: 'every-member_1',
  config: { driver_name: 'mongodb' },
  endpoint: {
    id: '2a6b34c5-7c8e-4a47-9d1a-6f0f5f1b7e11',
    ip: '192.168.0.31:27017,192.168.0.32:27017,192.168.0.33:27017',
    db_port: '3306',
    db_name: 'serviceName.orcl',
    ...examples['rds-mysql-request'].value.endpoint,
    endpoint_name: 'mongodb',
    source_sharding: [shard('one', { source_sharding: [shard('inner')] }), shard('two')],
  },
  ssl: { ...examples['mysql-with-p12-certificate-request'].value.ssl },
};

/** The request of the description's example with this key. */
export function example(key: 'mongodb-sharded' | 'mysql-with-p12-certificate' | 'rds-mysql'): Body {
  return examples[`${key}-request`].value;
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
