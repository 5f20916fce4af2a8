import { changing } from '../changes.ts';
import { type Body, mapMember, valueAt, withMember } from '../members.ts';
import { family, type MutationRow } from '../mutation.ts';
import { inResponse, ITEMS, KEY, RESPONSE } from '../operation.ts';
import { FULL, sampleWith } from '../samples.ts';

const CHANGED = inResponse('', 'description');

/** Optional members of a response, which come back when they were sent; of a shard its address stands for all. */
const RETURNED = RESPONSE.filter(
  ({ mandatory, writeOnly, path, name }) =>
    !mandatory &&
    !writeOnly &&
    (!path.includes('].') || name === 'ip' || ITEMS.endsWith(`.${name}`)),
);

/** Members that come back other than they were sent. */
export const echo = family('echo', [
  ...RETURNED.map(({ path, pointer }) => ({
    name: `drops-${path}`,
    does: `Leaves ${path} out of the response.`,
    against: pointer,
    how: () =>
      changing((response) =>
        valueAt(response, path) === undefined ? undefined : dropped(response, path),
      ),
    probes: [{ body: FULL }],
  })),
  ...(
    [
      ['truncates-name-to-49', KEY, (text) => text.slice(0, 49), 'n'.repeat(50)],
      ['truncates-name-to-32', KEY, (text) => text.slice(0, 32), 'n'.repeat(33)],
      ['lower-cases-name', KEY, (text) => text.toLowerCase(), 'Some-Name'],
      ['upper-cases-name', KEY, (text) => text.toUpperCase(), 'Some-Name'],
      ['capitalises-name', KEY, (text) => text.replace(/^./, upper), 'some-name'],
      ['writes-hyphens-as-underscores', KEY, (text) => text.replaceAll('-', '_'), 'some-name'],
      ['strips-leading-zeros-of-name', KEY, (text) => text.replace(/^0+/, ''), '0042name'],
      ['strips-edges-of-name', KEY, (text) => text.replace(/^[-_]+|[-_]+$/g, ''), '-name_'],
      ['adds-to-name', KEY, (text) => `${text}-1`, 'name'],
      ['trims-description', 'description', (text) => text.trim(), ' blank at both ends '],
      ['folds-blanks', 'description', (text) => text.replace(/\s+/g, ' '), 'two  blanks'],
      ['cuts-description-at-254', 'description', (text) => text.slice(0, 254), 'd'.repeat(255)],
      ['cuts-description-at-100', 'description', (text) => text.slice(0, 100), 'd'.repeat(101)],
      ['cuts-description-at-line', 'description', (text) => text.replace(/\n[\s\S]*/, ''), 'a\nb'],
      ['writes-crlf', 'description', (text) => text.replaceAll('\n', '\r\n'), 'a\nb'],
      ['escapes-markup', 'description', (text) => text.replaceAll('<', '&lt;'), 'a < b'],
      ['strips-markup', 'description', (text) => text.replace(/<[^>]*>/g, ''), 'a <b> c'],
      ['escapes-ampersands', 'description', (text) => text.replaceAll('&', '&amp;'), 'a & b'],
      ['doubles-quotes', 'description', (text) => text.replaceAll("'", "''"), "it's"],
      ['decodes-percent', 'description', decodePercent, '100%25'],
      ['strips-backslashes', 'description', (text) => text.replaceAll('\\', ''), 'a\\b'],
      ['reads-utf-8-as-latin-1', 'description', latin1, 'Größe'],
      ['replaces-beyond-ascii', 'description', (text) => text.replace(/[^\0-~]/gu, '?'), '数据库'],
      [
        'replaces-emoji',
        'description',
        (text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '?'),
        '🚀',
      ],
      ['composes-characters', 'description', (text) => text.normalize('NFC'), 'e\u0301'],
      ['decomposes-characters', 'description', (text) => text.normalize('NFD'), '\u00e9'],
      ['writes-enterprise-project-0', 'enterprise_project_id', () => '0', '1'],
      ['lower-cases-user', 'endpoint.db_user', (text) => text.toLowerCase(), 'Root'],
      ['strips-host-of-user', 'endpoint.db_user', (text) => text.replace(/@.*/, ''), 'root@host'],
      ['writes-fixed-user', 'endpoint.db_user', () => 'admin', 'root'],
      ['lower-cases-address', 'endpoint.ip', (text) => text.toLowerCase(), 'DB.example.com'],
      [
        'resolves-localhost',
        'endpoint.ip',
        (text) => text.replace('127.0.0.1', 'localhost'),
        '127.0.0.1',
      ],
      ['adds-blanks-to-addresses', 'endpoint.ip', (text) => text.replaceAll(',', ', '), 'a:1,b:2'],
      ['keeps-first-address', 'endpoint.ip', (text) => text.replace(/,.*/, ''), 'a:1,b:2'],
      ['sorts-addresses', 'endpoint.ip', (text) => text.split(',').sort().join(), 'b:1,a:2'],
      ['strips-ports-of-addresses', 'endpoint.ip', (text) => text.replace(/:\d+/g, ''), 'a:1,b:2'],
      ['writes-default-port', 'endpoint.db_port', () => '3306', '5432'],
      ['forgets-where-it-runs', 'endpoint.endpoint_name', bare, 'cloud_mysql'],
      ['writes-type-as-endpoint-name', 'db_type', () => 'mysql', 'oracle'],
      ['writes-fixed-endpoint-name', 'endpoint.endpoint_name', () => 'mysql', 'oracle'],
      [
        'strips-service-name',
        'endpoint.db_name',
        (text) => text.replace(/^.*\./, ''),
        'serviceName.orcl',
      ],
      ['lower-cases-database', 'endpoint.db_name', (text) => text.toLowerCase(), 'Orders'],
      ['shortens-checksum', 'ssl.ssl_cert_check_sum', (text) => text.slice(0, 32), 'c'.repeat(64)],
      [
        'strips-certificate-extension',
        'ssl.ssl_cert_name',
        (text) => text.replace(/\..*/, ''),
        'ca.pem',
      ],
    ] as const satisfies readonly Mangling[]
  ).map(mangles),
]);

type Mangling = readonly [
  name: string,
  path: string,
  change: (text: string) => string,
  sent: string,
];

/** A string comes back changed. */
function mangles([name, path, change, sent]: Mangling): MutationRow {
  return {
    name,
    does: `${sentence(name)} in ${path} of the response.`,
    against: CHANGED,
    how: () => changing((response) => mapMember(response, path, (value) => change(String(value)))),
    probes: [{ body: sampleWith(path, sent) }],
  };
}

/** Without a member; an entry of an array is taken out of it. */
function dropped(response: Body, path: string): Body {
  if (!path.endsWith('[0]')) return withMember(response, path, undefined);
  return mapMember(response, path.slice(0, -3), (list: unknown[]) => list.slice(1));
}

function sentence(name: string): string {
  return name.replaceAll('-', ' ').replace(/^./, upper);
}

function upper(letter: string): string {
  return letter.toUpperCase();
}

function bare(endpointName: string): string {
  return endpointName.replace(/^(ecs|cloud)_/, '');
}

function latin1(value: string): string {
  return Buffer.from(value).toString('latin1');
}

function decodePercent(value: string): string {
  return value.replace(/%([0-7][0-9a-f])/gi, (_, hex) => String.fromCharCode(Number(`0x${hex}`)));
}
