// What one writes by hand where there is no description: Fastify, a schema of the body, a constant response.
import Fastify from 'fastify';
import { givenBodies } from './constants.ts';
import { OPERATION } from './operation.ts';

const text = { type: 'string' };
const required = { type: 'string', minLength: 1 };

const ENDPOINT_NAMES = [
  ...['oracle', 'ecs_oracle', 'mysql', 'ecs_mysql', 'cloud_mysql'],
  ...['postgresql', 'ecs_postgresql', 'cloud_postgresql', 'cloud_gaussdbv5'],
  ...['mongodb', 'ecs_mongodb', 'cloud_mongodb'],
  ...['redis', 'ecs_redis', 'rediscluster', 'ecs_rediscluster', 'cloud_gaussdb_redis'],
];

const endpoint = {
  type: 'object',
  required: ['endpoint_name', 'db_user', 'db_password'],
  properties: {
    id: text,
    endpoint_name: { enum: ENDPOINT_NAMES },
    ip: text,
    db_port: { type: 'string', pattern: '^[1-9][0-9]{0,4}$' },
    db_user: required,
    db_password: required,
    instance_id: text,
    instance_name: text,
    db_name: text,
  },
};

const body = {
  type: 'object',
  required: ['name', 'db_type', 'endpoint'],
  properties: {
    name: { type: 'string', minLength: 4, maxLength: 50, pattern: '^[A-Za-z0-9_-]+$' },
    db_type: { enum: ['mysql', 'postgresql', 'mongodb', 'oracle'] },
    description: { type: 'string', maxLength: 255 },
    endpoint,
    vpc: {
      type: 'object',
      required: ['vpc_id', 'subnet_id'],
      properties: { vpc_id: required, subnet_id: required, security_group_id: text },
    },
    ssl: {
      type: 'object',
      properties: { ssl_link: { type: 'boolean' }, ssl_cert_name: text, ssl_cert_key: text },
    },
    cloud: {
      type: 'object',
      required: ['region', 'project_id'],
      properties: { region: required, project_id: required, az_code: text },
    },
    enterprise_project_id: text,
  },
};

const bodies = givenBodies();
const created = JSON.parse(bodies[200]) as object;
const rejected = JSON.parse(bodies[400]) as object;
const headers = {
  type: 'object',
  required: ['x-auth-token'],
  properties: { 'x-auth-token': text },
};

const app = Fastify();
app.setErrorHandler((_error, _request, reply) => reply.code(400).send(rejected));
const path = OPERATION.path.replaceAll(/\{(\w+)\}/g, ':$1');
app.post(path, { schema: { body, headers } }, async () => created);
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
