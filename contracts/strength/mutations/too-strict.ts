import { type FaultRow, family } from '../mutation.ts';
import { type Body, valueAt, withMember } from '../members.ts';
import { example, FULL, SAMPLE } from '../samples.ts';
import { refusing } from '../seams.ts';

const S = '#/components/schemas';
const ENDPOINT = `${S}/BaseEndpoint/properties`;
const SSL = `${S}/EndpointSslConfig/properties`;
const P12 = example('mysql-with-p12-certificate');
const RDS = example('rds-mysql');
const OPTIONAL = ['config', 'description', 'vpc', 'ssl', 'cloud', 'enterprise_project_id'];
const CHARSET = `${S}/ConnectionName/pattern`;

/** Valid requests that are refused for one of their values. */
export const tooStrict = family('too strict', [
  ...(
    [
      ['under-five-characters', `${S}/ConnectionName/minLength`, 'abcd', /^.{4}$/],
      ['of-50-characters', `${S}/ConnectionName/maxLength`, 'n'.repeat(50), /^.{50}$/],
      ['over-32-characters', `${S}/ConnectionName/maxLength`, 'n'.repeat(33), /^.{33,}$/],
      ['with-underscores', CHARSET, 'a_name', /_/],
      ['with-hyphens', CHARSET, 'a-name', /-/],
      ['with-digits', CHARSET, 'name1', /\d/],
      ['that-start-with-a-digit', CHARSET, '1name', /^\d/],
      ['of-digits-only', CHARSET, '12345', /^\d+$/],
      ['that-start-with-a-hyphen', CHARSET, '-name', /^-/],
      ['that-start-with-an-underscore', CHARSET, '_name', /^_/],
      ['that-end-with-a-hyphen', CHARSET, 'name-', /-$/],
      ['with-upper-case', CHARSET, 'Name', /[A-Z]/],
      ['with-lower-case', CHARSET, 'name', /[a-z]/],
    ] as const
  ).map(([suffix, rule, value, pattern]) =>
    refuses(`names-${suffix}`, 'name', { rule, value, pattern }),
  ),
  ...(
    [
      ['description-of-255-characters', 'd'.repeat(255), /^[\s\S]{255}$/],
      ['long-descriptions', 'd'.repeat(101), /^[\s\S]{101,}$/],
      ['descriptions-beyond-ascii', '订单数据库', /[^ -~\s]/],
      ['descriptions-with-emoji', 'orders 🚀', /\p{Emoji_Presentation}/u],
      ['descriptions-with-markup', 'a < b & "c"', /[<>&"]/],
    ] as const
  ).map(([suffix, value, pattern]) =>
    refuses(suffix, 'description', { rule: `${S}/ConnectionDescription`, value, pattern }),
  ),
  {
    name: 'counts-description-in-bytes',
    does: 'Allows a description 255 bytes instead of 255 characters.',
    against: `${S}/ConnectionDescription/maxLength`,
    how: () =>
      refusing(({ description = '' }) => Buffer.byteLength(String(description)) > 255 && 'bytes'),
    probes: [{ body: { ...SAMPLE, description: '数'.repeat(255) } }],
  },
  ...(
    [
      ['port-1', 'db_port', '1', /^1$/],
      ['port-65535', 'db_port', '65535', /^65535$/],
      [
        'ports-above-32767',
        'db_port',
        '40000',
        /^(3276[89]|327[7-9]\d|32[89]\d\d|3[3-9]\d{3}|[4-6]\d{4})$/,
      ],
      ['ports-below-1024', 'db_port', '443', /^\d{1,3}$/],
      ['domain-names', 'ip', 'orders.db.example.com', /[a-z]/],
      ['long-passwords', 'db_password', 'p'.repeat(65), /^[\s\S]{65,}$/],
      ['passwords-with-signs', 'db_password', 'pa$$ w"ord\\', /[^\w-]/],
      ['passwords-beyond-ascii', 'db_password', 'pässword', /[^ -~]/],
      ['short-passwords', 'db_password', 'p', /^.{1,3}$/],
      ['users-of-one-character', 'db_user', 'u', /^.$/],
      ['users-with-signs', 'db_user', 'user@host', /[^\w-]/],
    ] as const
  ).map(([suffix, member, value, pattern]) =>
    refuses(suffix, `endpoint.${member}`, { rule: `${ENDPOINT}/${member}`, value, pattern }),
  ),
  addresses('mongodb', 3, 3),
  addresses('mongodb', 2, 2),
  addresses('cloud_mongodb', 4, 4),
  addresses('cloud_mongodb', 10, 32),
  {
    name: 'refuses-more-than-one-shard',
    does: 'Refuses a second entry in source_sharding.',
    against: `${ENDPOINT}/source_sharding`,
    how: () => refusing((body) => shards(body).length > 1 && 'endpoint.source_sharding'),
    probes: [{ body: FULL }],
  },
  {
    name: 'refuses-empty-source-sharding',
    does: 'Refuses a source_sharding without entries.',
    against: `${ENDPOINT}/source_sharding`,
    how: () => refusing((body) => isEmptyArray(valueAt(body, 'endpoint.source_sharding')) && 'x'),
    probes: [{ body: withMember(SAMPLE, 'endpoint.source_sharding', []) }],
  },
  {
    name: 'refuses-shards-of-a-shard',
    does: 'Refuses source_sharding within an entry of source_sharding.',
    against: `${ENDPOINT}/source_sharding/items`,
    how: () => refusing((body) => shards(body).some((s) => shards({ endpoint: s })[0]) && 'x'),
    probes: [{ body: FULL }],
  },
  {
    name: 'refuses-p12-certificates',
    does: 'Refuses a .p12 certificate, though its password is there.',
    against: `${SSL}/ssl_cert_name`,
    how: () => refusing(({ ssl }) => /\.p12$/.test(String(valueAt(ssl, 'ssl_cert_name'))) && 'ssl'),
    probes: [{ body: P12 }],
  },
  {
    name: 'asks-every-certificate-for-a-password',
    does: 'Demands a password for a certificate that is no .p12 file.',
    against: `${S}/EndpointSslConfig/allOf/1/if`,
    how: () =>
      refusing(({ ssl }) => has(ssl, 'ssl_cert_name') && !has(ssl, 'ssl_cert_password') && 'ssl'),
    probes: [{ body: withMember(SAMPLE, 'ssl.ssl_cert_name', 'client.pem') }],
  },
  {
    name: 'asks-for-checksum-when-ssl-is-off',
    does: 'Demands a checksum though ssl_link is false.',
    against: `${S}/EndpointSslConfig/allOf/0/if`,
    how: () => refusing(({ ssl }) => ssl !== undefined && !has(ssl, 'ssl_cert_check_sum') && 'ssl'),
  },
  {
    name: 'refuses-secure-connections',
    does: 'Refuses ssl_link true.',
    against: `${SSL}/ssl_link`,
    how: () => refusing(({ ssl }) => valueAt(ssl, 'ssl_link') === true && 'ssl.ssl_link'),
    probes: [{ body: P12 }],
  },
  {
    name: 'refuses-certificates-without-padding-signs',
    does: 'Refuses a Base64 text that happens to need no padding.',
    against: `${SSL}/ssl_cert_key/pattern`,
    how: () =>
      refusing(({ ssl }) => /[^=]$/.test(String(valueAt(ssl, 'ssl_cert_key') ?? '')) && 'x'),
    probes: [{ body: withMember(P12, 'ssl.ssl_cert_key', 'ZXhhbXBsZSEh') }],
  },
  {
    name: 'refuses-certificates-with-plus-and-slash',
    does: 'Refuses + and / in Base64, as if it were the URL alphabet.',
    against: `${SSL}/ssl_cert_key/pattern`,
    how: () =>
      refusing(({ ssl }) => /[+/]/.test(String(valueAt(ssl, 'ssl_cert_key') ?? '')) && 'x'),
    probes: [{ body: withMember(P12, 'ssl.ssl_cert_key', 'ab+/') }],
  },
  {
    name: 'refuses-long-certificates',
    does: 'Refuses a certificate of more than 1,000 characters, which a real one has.',
    against: `${SSL}/ssl_cert_key`,
    how: () => refusing(({ ssl }) => String(valueAt(ssl, 'ssl_cert_key')).length > 1000 && 'ssl'),
    probes: [{ body: withMember(P12, 'ssl.ssl_cert_key', 'QUJD'.repeat(400)) }],
  },
  {
    name: 'demands-ip-of-instances',
    does: 'Demands an address for a cloud instance that is named by its id.',
    against: `${ENDPOINT}/ip`,
    how: () =>
      refusing(({ endpoint }) => has(endpoint, 'instance_id') && !has(endpoint, 'ip') && 'ip'),
    probes: [{ body: RDS }],
  },
  {
    name: 'demands-cloud-of-instances',
    does: 'Demands `cloud` for a cloud instance.',
    against: `${S}/CreateConnectionRequest/properties/cloud`,
    how: () =>
      refusing(
        (body) =>
          valueAt(body, 'endpoint.endpoint_name') === 'cloud_mysql' && !body.cloud && 'cloud',
      ),
    probes: [{ body: withMember(RDS, 'cloud', undefined) }],
  },
  {
    name: 'refuses-all-optional-members-together',
    does: 'Refuses a request that has every optional member of its top level.',
    against: `${S}/CreateConnectionRequest/properties`,
    how: () => refusing((body) => OPTIONAL.every((member) => has(body, member)) && 'body'),
    probes: [{ body: FULL }],
  },
  {
    name: 'demands-more-than-the-mandatory-members',
    does: 'Refuses a request that has no optional member at all.',
    against: `${S}/CreateConnectionRequest/required`,
    how: () => refusing((body) => OPTIONAL.every((member) => !has(body, member)) && 'body'),
    probes: [{ body: OPTIONAL.reduce<Body>((b, m) => withMember(b, m, undefined), SAMPLE) }],
  },
]);

interface Refused {
  readonly rule: string;
  readonly value: string;
  readonly pattern: RegExp;
}

function refuses(suffix: string, path: string, { rule, value, pattern }: Refused): FaultRow {
  return {
    name: `refuses-${suffix}`,
    does: `Refuses for ${path} what matches ${pattern.source}.`,
    against: rule,
    how: () =>
      refusing((body) => {
        const sent = valueAt(body, path);
        return typeof sent === 'string' && pattern.test(sent) && path;
      }),
    probes: [{ body: withMember(SAMPLE, path, value) }],
  };
}

function addresses(endpointName: string, from: number, to: number): FaultRow {
  const body = withMember(SAMPLE, 'endpoint.endpoint_name', endpointName);
  const hosts = Array.from({ length: from }, (_, i) => `10.0.0.${i}:7000`).join(',');
  return {
    name: `refuses-${from}-addresses-of-${endpointName}`,
    does: `Refuses ${from === to ? from : `${from} to ${to}`} addresses for ${endpointName}.`,
    against: `${ENDPOINT}/ip`,
    how: () =>
      refusing(({ endpoint }) => {
        const count = String(valueAt(endpoint, 'ip') ?? '').split(',').length;
        const named = valueAt(endpoint, 'endpoint_name') === endpointName;
        return named && count >= from && count <= to && 'endpoint.ip';
      }),
    probes: [{ body: withMember(body, 'endpoint.ip', hosts) }],
  };
}

function shards(body: Body): unknown[] {
  const found = valueAt(body, 'endpoint.source_sharding');
  return Array.isArray(found) ? found : [];
}

function isEmptyArray(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function has(body: unknown, member: string): boolean {
  return valueAt(body, member) !== undefined;
}
