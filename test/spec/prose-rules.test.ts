import { describe, expect, it } from 'vitest';
import openapi from '../../spec/generated/openapi.json' with { type: 'json' };
import { validateCreateConnectionRequest } from '../../spec/generated/validators.js';

const sample = openapi.components.examples['mysql-request'].value;
const { endpoint } = sample;

/** Members of the endpoint or the certificate, and the member that the validator then complains of, if any. */
type Row = [what: string, given: object, refused?: string];

const addresses = (count: number): string =>
  Array.from({ length: count }, (_, i) => `10.0.0.${i}:6379`).join(',');

const ENDPOINTS: Row[] = [
  ...['1', '9', '80', '3306', '59999', '60000', '65535'].map((db_port): Row => [
    `port ${db_port}`,
    { db_port },
  ]),
  ...[
    '0',
    '65536',
    '70000',
    '99999',
    '100000',
    '-1',
    '1.5',
    '3306 ',
    '3306\n',
    ' 1',
    '',
    'http',
  ].map((db_port): Row => [`port ${JSON.stringify(db_port)}`, { db_port }, '/db_port']),
  ['a port that is a number', { db_port: 3306 }, '/db_port'],
  ['three addresses of MongoDB', { endpoint_name: 'mongodb', ip: addresses(3) }],
  ['four addresses of MongoDB', { endpoint_name: 'mongodb', ip: addresses(4) }, '/ip'],
  ['four addresses of DDS', { endpoint_name: 'cloud_mongodb', ip: addresses(4) }],
  ['an empty address among them', { endpoint_name: 'mongodb', ip: 'a:1,,b:2' }, '/ip'],
  ...['rediscluster', 'ecs_rediscluster'].flatMap((endpoint_name): Row[] => [
    [`32 addresses of ${endpoint_name}`, { endpoint_name, ip: addresses(32) }],
    [`33 addresses of ${endpoint_name}`, { endpoint_name, ip: addresses(33) }, '/ip'],
  ]),
  ['33 addresses of a single Redis', { endpoint_name: 'redis', ip: addresses(33) }],
];

const CERTIFICATES: Row[] = [
  ['Base64 with two signs of padding', { ssl_cert_key: 'YQ==' }],
  ['Base64 with one', { ssl_cert_key: 'YWI=' }],
  ['Base64 without', { ssl_cert_key: 'YWJj' }],
  ['Base64 of the wrong length', { ssl_cert_key: 'YWJ' }, '/ssl_cert_key'],
  ['a PEM file as it is', { ssl_cert_key: '-----BEGIN CERTIFICATE-----' }, '/ssl_cert_key'],
  ['a .p12 certificate with its password', { ssl_cert_name: 'a.p12', ssl_cert_password: 'p' }],
  ['a .p12 certificate without', { ssl_cert_name: 'a.p12' }, ''],
  [
    'a .p12 certificate with an empty one',
    { ssl_cert_name: 'a.p12', ssl_cert_password: '' },
    '/ssl_cert_password',
  ],
  ['a .pem certificate without', { ssl_cert_name: 'a.p12.pem' }],
  ['a secure connection with a checksum', { ssl_link: true, ssl_cert_check_sum: '00' }],
  ['a secure connection without', { ssl_link: true }, ''],
  [
    'a secure connection with an empty one',
    { ssl_link: true, ssl_cert_check_sum: '' },
    '/ssl_cert_check_sum',
  ],
  ['no secure connection, no checksum', { ssl_link: false }],
];

/** Places in the body that the validator complains of. */
function refusedAt(body: unknown): string[] {
  return validateCreateConnectionRequest(body)
    ? []
    : (validateCreateConnectionRequest.errors ?? []).map(({ instancePath }) => instancePath);
}

function expectPlaces(places: string[], base: string, refused: string | undefined): void {
  if (refused === undefined) expect(places).toEqual([]);
  else expect(places).toContain(base + refused);
}

describe('the rules in prose', () => {
  it.each(ENDPOINTS)('hold for the endpoint: %s', (_what, given, refused) => {
    expectPlaces(
      refusedAt({ ...sample, endpoint: { ...endpoint, ...given } }),
      '/endpoint',
      refused,
    );
  });

  it.each(ENDPOINTS)('hold for an endpoint in source_sharding: %s', (_what, given, refused) => {
    const source_sharding = [endpoint, { ...endpoint, ...given }];
    expectPlaces(
      refusedAt({ ...sample, endpoint: { ...endpoint, source_sharding } }),
      '/endpoint/source_sharding/1',
      refused,
    );
  });

  it.each(ENDPOINTS)('hold for an endpoint two levels deep: %s', (_what, given, refused) => {
    const shard = { ...endpoint, source_sharding: [{ ...endpoint, ...given }] };
    expectPlaces(
      refusedAt({ ...sample, endpoint: { ...endpoint, source_sharding: [shard] } }),
      '/endpoint/source_sharding/0/source_sharding/0',
      refused,
    );
  });

  it.each(CERTIFICATES)('hold for the certificate: %s', (_what, ssl, refused) => {
    expectPlaces(refusedAt({ ...sample, ssl }), '/ssl', refused);
  });

  it.each([
    [4, 50, []],
    [3, 51, ['/name']],
  ])('count the characters of a name: %i and %i', (short, long, places) => {
    for (const length of [short, long])
      expect(refusedAt({ ...sample, name: 'n'.repeat(length) })).toEqual(places);
  });

  it.each(['a b c', 'a.b.c', 'naïve', '连接名称', 'name😀', 'DRS-mysql\n'])(
    'refuse the name %j',
    (name) => {
      expect(refusedAt({ ...sample, name })).toEqual(['/name']);
    },
  );

  it('count the characters of a description, in any script', () => {
    expect(refusedAt({ ...sample, description: '连'.repeat(255) })).toEqual([]);
    expect(refusedAt({ ...sample, description: '连'.repeat(256) })).toEqual(['/description']);
  });

  it('take an empty description and security group', () => {
    expect(
      refusedAt({
        ...sample,
        description: '',
        vpc: { vpc_id: 'v', subnet_id: 's', security_group_id: '' },
      }),
    ).toEqual([]);
  });
});
