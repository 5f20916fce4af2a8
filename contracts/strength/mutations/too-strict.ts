import { rejecting } from '../changes.ts';
import { type Body, valueAt, withMember } from '../members.ts';
import { family, type MutationRow } from '../mutation.ts';
import { inRequest, ITEMS, KEY, REQUEST } from '../operation.ts';
import { example, FULL, SAMPLE, sampleWith } from '../samples.ts';

const P12 = example('mysql-with-p12-certificate');
const RDS = example('rds-mysql');
const OPTIONAL = REQUEST.filter(({ mandatory, path }) => !mandatory && !/[.[]/.test(path)).map(
  ({ path }) => path,
);
const CERTIFICATE = inRequest('ssl.ssl_cert_key', 'pattern');

/** Valid requests that are rejected for one of their values. */
export const tooStrict = family('too strict', [
  ...(
    [
      ['under-five-characters', 'minLength', 'abcd', /^.{4}$/],
      ['of-50-characters', 'maxLength', 'n'.repeat(50), /^.{50}$/],
      ['over-32-characters', 'maxLength', 'n'.repeat(33), /^.{33,}$/],
      ['with-underscores', 'pattern', 'a_name', /_/],
      ['with-hyphens', 'pattern', 'a-name', /-/],
      ['with-digits', 'pattern', 'name1', /\d/],
      ['that-start-with-a-digit', 'pattern', '1name', /^\d/],
      ['of-digits-only', 'pattern', '12345', /^\d+$/],
      ['that-start-with-a-hyphen', 'pattern', '-name', /^-/],
      ['that-start-with-an-underscore', 'pattern', '_name', /^_/],
      ['that-end-with-a-hyphen', 'pattern', 'name-', /-$/],
      ['with-upper-case', 'pattern', 'Name', /[A-Z]/],
      ['with-lower-case', 'pattern', 'name', /[a-z]/],
    ] as const
  ).map(([suffix, rule, value, pattern]) =>
    rejects(`names-${suffix}`, KEY, { rule, value, pattern }),
  ),
  ...(
    [
      ['description-of-255-characters', 'd'.repeat(255), /^[\s\S]{255}$/],
      ['long-descriptions', 'd'.repeat(101), /^[\s\S]{101,}$/],
      ['descriptions-beyond-ascii', '订单数据库', /[^ -~\s]/],
      ['descriptions-with-emoji', 'orders 🚀', /\p{Emoji_Presentation}/u],
      ['descriptions-with-markup', 'a < b & "c"', /[<>&"]/],
    ] as const
  ).map(([suffix, value, pattern]) => rejects(suffix, 'description', { value, pattern })),
  {
    name: 'counts-description-in-bytes',
    does: 'Allows a description 255 bytes instead of 255 characters.',
    against: inRequest('description', 'maxLength'),
    how: () =>
      rejecting(({ description = '' }) => Buffer.byteLength(String(description)) > 255 && 'bytes'),
    probes: [{ body: sampleWith('description', '数'.repeat(255)) }],
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
    rejects(suffix, `endpoint.${member}`, { value, pattern }),
  ),
  addresses('mongodb', 3, 3),
  addresses('mongodb', 2, 2),
  addresses('cloud_mongodb', 4, 4),
  addresses('cloud_mongodb', 10, 32),
  {
    name: 'refuses-more-than-one-shard',
    does: 'Rejects a second entry in source_sharding.',
    against: inRequest(ITEMS),
    how: () => rejecting((body) => shards(body).length > 1 && ITEMS),
    probes: [{ body: FULL }],
  },
  {
    name: 'refuses-empty-source-sharding',
    does: 'Rejects a source_sharding without entries.',
    against: inRequest(ITEMS),
    how: () => rejecting((body) => isEmptyArray(valueAt(body, ITEMS)) && 'x'),
    probes: [{ body: sampleWith(ITEMS, []) }],
  },
  {
    name: 'refuses-shards-of-a-shard',
    does: 'Rejects source_sharding within an entry of source_sharding.',
    against: inRequest(ITEMS, 'items'),
    how: () => rejecting((body) => shards(body).some((s) => shards({ endpoint: s })[0]) && 'x'),
    probes: [{ body: FULL }],
  },
  {
    name: 'refuses-p12-certificates',
    does: 'Rejects a .p12 certificate, though its password is there.',
    against: inRequest('ssl.ssl_cert_name'),
    how: () =>
      rejecting(({ ssl }) => /\.p12$/.test(String(valueAt(ssl, 'ssl_cert_name'))) && 'ssl'),
    probes: [{ body: P12 }],
  },
  {
    name: 'asks-every-certificate-for-a-password',
    does: 'Demands a password for a certificate that is no .p12 file.',
    against: inRequest('ssl', 'allOf/1/if'),
    how: () =>
      rejecting(({ ssl }) => has(ssl, 'ssl_cert_name') && !has(ssl, 'ssl_cert_password') && 'ssl'),
    probes: [{ body: sampleWith('ssl.ssl_cert_name', 'client.pem') }],
  },
  {
    name: 'asks-for-checksum-when-ssl-is-off',
    does: 'Demands a checksum though ssl_link is false.',
    against: inRequest('ssl', 'allOf/0/if'),
    how: () =>
      rejecting(({ ssl }) => ssl !== undefined && !has(ssl, 'ssl_cert_check_sum') && 'ssl'),
  },
  {
    name: 'refuses-secure-connections',
    does: 'Rejects ssl_link true.',
    against: inRequest('ssl.ssl_link'),
    how: () => rejecting(({ ssl }) => valueAt(ssl, 'ssl_link') === true && 'ssl.ssl_link'),
    probes: [{ body: P12 }],
  },
  {
    name: 'refuses-certificates-without-padding-signs',
    does: 'Rejects a Base64 text that happens to need no padding.',
    against: CERTIFICATE,
    how: () =>
      rejecting(({ ssl }) => /[^=]$/.test(String(valueAt(ssl, 'ssl_cert_key') ?? '')) && 'x'),
    probes: [{ body: withMember(P12, 'ssl.ssl_cert_key', 'ZXhhbXBsZSEh') }],
  },
  {
    name: 'refuses-certificates-with-plus-and-slash',
    does: 'Rejects + and / in Base64, as if it were the URL alphabet.',
    against: CERTIFICATE,
    how: () =>
      rejecting(({ ssl }) => /[+/]/.test(String(valueAt(ssl, 'ssl_cert_key') ?? '')) && 'x'),
    probes: [{ body: withMember(P12, 'ssl.ssl_cert_key', 'ab+/') }],
  },
  {
    name: 'refuses-long-certificates',
    does: 'Rejects a certificate of more than 1,000 characters, which a real one has.',
    against: inRequest('ssl.ssl_cert_key'),
    how: () => rejecting(({ ssl }) => String(valueAt(ssl, 'ssl_cert_key')).length > 1000 && 'ssl'),
    probes: [{ body: withMember(P12, 'ssl.ssl_cert_key', 'QUJD'.repeat(400)) }],
  },
  {
    name: 'demands-ip-of-instances',
    does: 'Demands an address for a cloud instance that is named by its id.',
    against: inRequest('endpoint.ip'),
    how: () =>
      rejecting(({ endpoint }) => has(endpoint, 'instance_id') && !has(endpoint, 'ip') && 'ip'),
    probes: [{ body: RDS }],
  },
  {
    name: 'demands-cloud-of-instances',
    does: 'Demands `cloud` for a cloud instance.',
    against: inRequest('cloud'),
    how: () =>
      rejecting(
        (body) =>
          valueAt(body, 'endpoint.endpoint_name') === 'cloud_mysql' && !body.cloud && 'cloud',
      ),
    probes: [{ body: withMember(RDS, 'cloud', undefined) }],
  },
  {
    name: 'refuses-all-optional-members-together',
    does: 'Rejects a request that has every optional member of its top level.',
    against: inRequest('', 'properties'),
    how: () => rejecting((body) => OPTIONAL.every((member) => has(body, member)) && 'body'),
    probes: [{ body: FULL }],
  },
  {
    name: 'demands-more-than-the-mandatory-members',
    does: 'Rejects a request that has no optional member at all.',
    against: inRequest('', 'required'),
    how: () => rejecting((body) => OPTIONAL.every((member) => !has(body, member)) && 'body'),
    probes: [{ body: OPTIONAL.reduce<Body>((b, m) => withMember(b, m, undefined), SAMPLE) }],
  },
]);

interface Rejected {
  /** Keyword that allows the value; the whole member when absent. */
  readonly rule?: string;
  readonly value: string;
  readonly pattern: RegExp;
}

function rejects(suffix: string, path: string, { rule, value, pattern }: Rejected): MutationRow {
  return {
    name: `refuses-${suffix}`,
    does: `Rejects for ${path} what matches ${pattern.source}.`,
    against: inRequest(path, rule),
    how: () =>
      rejecting((body) => {
        const sent = valueAt(body, path);
        return typeof sent === 'string' && pattern.test(sent) && path;
      }),
    probes: [{ body: sampleWith(path, value) }],
  };
}

function addresses(endpointName: string, from: number, to: number): MutationRow {
  const body = sampleWith('endpoint.endpoint_name', endpointName);
  const hosts = Array.from({ length: from }, (_, i) => `10.0.0.${i}:7000`).join(',');
  return {
    name: `refuses-${from}-addresses-of-${endpointName}`,
    does: `Rejects ${from === to ? from : `${from} to ${to}`} addresses for ${endpointName}.`,
    against: inRequest('endpoint.ip'),
    how: () =>
      rejecting(({ endpoint }) => {
        const count = String(valueAt(endpoint, 'ip') ?? '').split(',').length;
        const named = valueAt(endpoint, 'endpoint_name') === endpointName;
        return named && count >= from && count <= to && 'endpoint.ip';
      }),
    probes: [{ body: withMember(body, 'endpoint.ip', hosts) }],
  };
}

function shards(body: Body): unknown[] {
  const found = valueAt(body, ITEMS);
  return Array.isArray(found) ? found : [];
}

function isEmptyArray(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function has(body: unknown, member: string): boolean {
  return valueAt(body, member) !== undefined;
}
