import type { SchemaError } from '../../../spec/generated/validators.js';
import { ignoring } from '../changes.ts';
import { type Body, valueAt, withMember } from '../members.ts';
import { family, type MutationRow } from '../mutation.ts';
import { inRequest, ITEMS } from '../operation.ts';
import { example, FULL, sampleWith } from '../samples.ts';

const P12 = example('mysql-with-p12-certificate');
const MONGODB = inRequest('endpoint', 'allOf/0/then/properties/ip/pattern');
const REDIS = inRequest('endpoint', 'allOf/1/then/properties/ip/pattern');
const SECURE = inRequest('ssl', 'allOf/0/then');
const P12_FILE = inRequest('ssl', 'allOf/1/then');

/** Each rule that holds under a condition ignored, as a whole and at one place only. */
export const conditionalRules = family('conditional rules', [
  ...(
    [
      ['mongodb', MONGODB, 4],
      ['rediscluster', REDIS, 33],
      ['ecs_rediscluster', REDIS, 33],
    ] as const
  ).map(([name, rule, count]) =>
    ignores(`ignores-address-limit-of-${name}`, {
      does: `Takes any number of addresses for ${name}.`,
      rule,
      when: (body) => valueAt(body, 'endpoint.endpoint_name') === name,
      body: withEndpoint(name, count),
    }),
  ),
  ignores('ignores-address-limit-in-shards', {
    does: 'Limits the addresses of the endpoint, but not those of its shards.',
    rule: MONGODB,
    when: (_, { instancePath }) => instancePath.startsWith(`/${ITEMS.replaceAll('.', '/')}/`),
    body: withMember(FULL, `${ITEMS}[0].ip`, addresses(4)),
  }),
  ignores('takes-four-mongodb-addresses', {
    does: 'Takes four addresses for an on-premises MongoDB, and rejects five.',
    rule: MONGODB,
    when: (body) => countAddresses(body) === 4,
    body: withEndpoint('mongodb', 4),
  }),
  ignores('takes-33-redis-addresses', {
    does: 'Takes 33 addresses for a Redis cluster, and rejects 34.',
    rule: REDIS,
    when: (body) => countAddresses(body) === 33,
    body: withEndpoint('rediscluster', 33),
  }),
  ignores('accepts-secure-connection-without-checksum', {
    does: 'Creates a secure connection without the checksum of its certificate.',
    rule: `${SECURE}/required`,
    body: withMember(P12, 'ssl.ssl_cert_check_sum', undefined),
  }),
  ignores('accepts-secure-connection-with-empty-checksum', {
    does: 'Creates a secure connection with an empty checksum.',
    rule: `${SECURE}/properties/ssl_cert_check_sum/minLength`,
    body: withMember(P12, 'ssl.ssl_cert_check_sum', ''),
  }),
  ignores('accepts-p12-without-password', {
    does: 'Takes a .p12 certificate without its password.',
    rule: `${P12_FILE}/required`,
    body: withMember(P12, 'ssl.ssl_cert_password', undefined),
  }),
  ignores('accepts-p12-with-empty-password', {
    does: 'Takes a .p12 certificate with an empty password.',
    rule: `${P12_FILE}/properties/ssl_cert_password/minLength`,
    body: withMember(P12, 'ssl.ssl_cert_password', ''),
  }),
  ignores('asks-for-p12-password-only-when-ssl-is-on', {
    does: 'Takes a .p12 certificate without its password while SSL is off.',
    rule: `${P12_FILE}/required`,
    when: (body) => valueAt(body, 'ssl.ssl_link') !== true,
    body: sampleWith('ssl', { ssl_link: false, ssl_cert_name: 'client.p12' }),
  }),
]);

interface Ignored {
  readonly does: string;
  /** JSON pointer of the rule, which is what it breaks too. */
  readonly rule: string;
  /** Where the rule is ignored; everywhere when absent. */
  readonly when?: (body: Body, error: SchemaError) => boolean;
  /** A request that breaks the rule. */
  readonly body: Body;
}

function ignores(name: string, { does, rule, when, body }: Ignored): MutationRow {
  return {
    name,
    does,
    against: rule,
    how: () =>
      ignoring((error, sent) => error.schemaPath === rule && (when?.(sent, error) ?? true)),
    probes: [{ body }],
  };
}

function withEndpoint(endpointName: string, count: number): Body {
  const body = sampleWith('endpoint.endpoint_name', endpointName);
  return withMember(body, 'endpoint.ip', addresses(count));
}

function addresses(count: number): string {
  return Array.from({ length: count }, (_, i) => `10.0.0.${i}:27017`).join(',');
}

function countAddresses(body: Body): number {
  return String(valueAt(body, 'endpoint.ip')).split(',').length;
}
