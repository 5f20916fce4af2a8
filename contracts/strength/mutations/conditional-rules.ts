import { type FaultRow, family } from '../mutation.ts';
import { type Body, valueAt, withMember } from '../members.ts';
import { example, FULL, SAMPLE } from '../samples.ts';
import { ignoring } from '../seams.ts';

const ENDPOINT = '#/components/schemas/BaseEndpoint/allOf';
const SSL = '#/components/schemas/EndpointSslConfig/allOf';
const SHARD = 'endpoint.source_sharding[0]';
const P12 = example('mysql-with-p12-certificate');

/** Each rule that holds under a condition ignored, as a whole and at one place only. */
export const conditionalRules = family('conditional rules', [
  limit('mongodb', 0, 4),
  limit('rediscluster', 1, 33),
  limit('ecs_rediscluster', 1, 33),
  {
    name: 'ignores-address-limit-in-shards',
    does: 'Limits the addresses of the endpoint, but not those of its shards.',
    against: `${ENDPOINT}/0/then/properties/ip/pattern`,
    how: () =>
      ignoring(
        ({ schemaPath, instancePath }) =>
          schemaPath.endsWith('/then/properties/ip/pattern') && instancePath.includes('sharding'),
      ),
    probes: [{ body: withMember(FULL, `${SHARD}.ip`, addresses(4)) }],
  },
  {
    name: 'takes-four-mongodb-addresses',
    does: 'Takes four addresses for an on-premises MongoDB, and refuses five.',
    against: `${ENDPOINT}/0/then/properties/ip/pattern`,
    how: () =>
      ignoring(
        ({ schemaPath }, body) =>
          schemaPath === `${ENDPOINT}/0/then/properties/ip/pattern` && countAddresses(body) === 4,
      ),
    probes: [{ body: withEndpoint('mongodb', 4) }],
  },
  {
    name: 'takes-33-redis-addresses',
    does: 'Takes 33 addresses for a Redis cluster, and refuses 34.',
    against: `${ENDPOINT}/1/then/properties/ip/pattern`,
    how: () =>
      ignoring(
        ({ schemaPath }, body) =>
          schemaPath === `${ENDPOINT}/1/then/properties/ip/pattern` && countAddresses(body) === 33,
      ),
    probes: [{ body: withEndpoint('rediscluster', 33) }],
  },
  {
    name: 'accepts-secure-connection-without-checksum',
    does: 'Creates a secure connection without the checksum of its certificate.',
    against: `${SSL}/0/then/required`,
    how: () => ignoring(({ schemaPath }) => schemaPath === `${SSL}/0/then/required`),
    probes: [{ body: withMember(P12, 'ssl.ssl_cert_check_sum', undefined) }],
  },
  {
    name: 'accepts-secure-connection-with-empty-checksum',
    does: 'Creates a secure connection with an empty checksum.',
    against: `${SSL}/0/then/properties/ssl_cert_check_sum/minLength`,
    how: () => ignoring(({ schemaPath }) => schemaPath.endsWith('check_sum/minLength')),
    probes: [{ body: withMember(P12, 'ssl.ssl_cert_check_sum', '') }],
  },
  {
    name: 'accepts-p12-without-password',
    does: 'Takes a .p12 certificate without its password.',
    against: `${SSL}/1/then/required`,
    how: () => ignoring(({ schemaPath }) => schemaPath === `${SSL}/1/then/required`),
    probes: [{ body: withMember(P12, 'ssl.ssl_cert_password', undefined) }],
  },
  {
    name: 'accepts-p12-with-empty-password',
    does: 'Takes a .p12 certificate with an empty password.',
    against: `${SSL}/1/then/properties/ssl_cert_password/minLength`,
    how: () => ignoring(({ schemaPath }) => schemaPath.endsWith('cert_password/minLength')),
    probes: [{ body: withMember(P12, 'ssl.ssl_cert_password', '') }],
  },
  {
    name: 'asks-for-p12-password-only-when-ssl-is-on',
    does: 'Takes a .p12 certificate without its password while SSL is off.',
    against: `${SSL}/1/then/required`,
    how: () =>
      ignoring(
        ({ schemaPath }, body) =>
          schemaPath === `${SSL}/1/then/required` && valueAt(body, 'ssl.ssl_link') !== true,
      ),
    probes: [{ body: withMember(SAMPLE, 'ssl', { ssl_link: false, ssl_cert_name: 'client.p12' }) }],
  },
]);

function limit(endpointName: string, index: number, count: number): FaultRow {
  const pattern = `${ENDPOINT}/${index}/then/properties/ip/pattern`;
  return {
    name: `ignores-address-limit-of-${endpointName}`,
    does: `Takes any number of addresses for ${endpointName}.`,
    against: pattern,
    how: () =>
      ignoring(
        ({ schemaPath }, body) =>
          schemaPath === pattern && valueAt(body, 'endpoint.endpoint_name') === endpointName,
      ),
    probes: [{ body: withEndpoint(endpointName, count) }],
  };
}

function withEndpoint(endpointName: string, count: number): Body {
  const body = withMember(SAMPLE, 'endpoint.endpoint_name', endpointName);
  return withMember(body, 'endpoint.ip', addresses(count));
}

function addresses(count: number): string {
  return Array.from({ length: count }, (_, i) => `10.0.0.${i}:27017`).join(',');
}

function countAddresses(body: Body): number {
  return String(valueAt(body, 'endpoint.ip')).split(',').length;
}
