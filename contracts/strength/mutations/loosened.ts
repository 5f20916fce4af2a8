import { ignoring } from '../changes.ts';
import { valueAt, withMember } from '../members.ts';
import { family, type MutationRow } from '../mutation.ts';
import { inRequest, ITEMS, KEY } from '../operation.ts';
import { example, FULL, SAMPLE, sampleWith } from '../samples.ts';

const P12 = example('mysql-with-p12-certificate');
const TYPES = inRequest('db_type', 'enum');
const PORT_TYPE = inRequest('endpoint.db_port', 'type');
const ITEM_RULE = inRequest(ITEMS, 'items');
/** The array in a body, as the errors of validators name it. */
const IN_BODY = `/${ITEMS.replaceAll('.', '/')}`;
const INNER = ITEMS.replace(/^.*\./, '');

/** Rules that are enforced, but not quite: one step too far, or with a hole. */
export const loosened = family('loosened', [
  ...[
    ['of-three-characters', 'three characters', 'minLength', 'abc', /^[\w-]{3}$/],
    ['of-51-characters', '51 characters', 'maxLength', 'n'.repeat(51), /^[\w-]{51}$/],
    ['of-blanks', 'a blank', 'pattern', 'two words', /^[\w -]+$/],
    ['with-dots', 'a dot', 'pattern', 'db.orders', /^[\w.-]+$/],
    ['with-colons', 'a colon', 'pattern', 'db:orders', /^[\w:-]+$/],
    ['with-slashes', 'a slash', 'pattern', 'db/orders', /^[\w/-]+$/],
    ['with-accents', 'an accented letter', 'pattern', 'donnéés', /^[\w\u00c0-\u024f-]+$/],
    ['with-cjk', 'a Chinese character', 'pattern', '数据库名字', /^[\w\p{Script=Han}-]+$/u],
    ['with-any-letter', 'a letter of any script', 'pattern', 'данные', /^[\p{L}\w-]+$/u],
    ['with-emoji', 'an emoji', 'pattern', 'db-🚀-db', /^[\w\p{Emoji}-]+$/u],
    ['with-final-line-feed', 'a line feed at its end', 'pattern', 'orders\n', /^[\w-]+\n$/],
    ['with-final-blank', 'a blank at its end', 'pattern', 'orders ', /^[\w-]+ $/],
    ['with-bad-start', 'a forbidden character first', 'pattern', '.orders', /^.[\w-]+$/],
    ['with-bad-end', 'a forbidden character last', 'pattern', 'orders.', /^[\w-]+.$/],
  ].map((row) => taking(KEY, row as Hole)),
  ...[
    ['zero', 'the number 0', 'pattern', '0', /^0$/],
    ['65536', 'the number 65536', 'pattern', '65536', /^65536$/],
    ['five-digits', 'any number of five digits', 'pattern', '99999', /^\d{5}$/],
    ['six-digits', 'a number of six digits', 'pattern', '123456', /^\d{6}$/],
    ['negative', 'a negative number', 'pattern', '-1', /^-\d+$/],
    ['fraction', 'a fraction', 'pattern', '3306.5', /^\d+\.\d+$/],
    ['with-letters', 'letters after the digits', 'pattern', '3306a', /^\d+[a-z]+$/],
    ['words', 'a word', 'pattern', 'port', /^[a-z]+$/i],
    ['with-final-line-feed', 'a line feed at its end', 'pattern', '3306\n', /^\d+\n$/],
  ].map((row) => taking('endpoint.db_port', row as Hole)),
  {
    name: 'takes-port-as-number',
    does: 'Takes a port that is a JSON number.',
    against: PORT_TYPE,
    how: () => ignoring(({ schemaPath }) => schemaPath === PORT_TYPE),
    probes: [{ body: sampleWith('endpoint.db_port', 3306) }],
  },
  {
    name: 'takes-ssl-link-as-text',
    does: 'Takes "true" and "false" for a boolean.',
    against: inRequest('ssl.ssl_link', 'type'),
    how: () =>
      ignoring(
        ({ instancePath }, body) =>
          instancePath === '/ssl/ssl_link' &&
          /^(true|false)$/.test(String(valueAt(body, 'ssl.ssl_link'))),
      ),
    probes: [{ body: sampleWith('ssl.ssl_link', 'false') }],
  },
  {
    name: 'takes-description-of-256-characters',
    does: 'Takes a description of 256 characters.',
    against: inRequest('description', 'maxLength'),
    how: () => ignoring((_, { description }) => String(description).length === 256),
    probes: [{ body: sampleWith('description', 'd'.repeat(256)) }],
  },
  {
    name: 'takes-db-type-in-any-case',
    does: 'Takes a database type in upper case.',
    against: TYPES,
    how: () =>
      ignoring(
        ({ schemaPath }, { db_type }) =>
          schemaPath === TYPES && /^(mysql|postgresql|mongodb|oracle)$/i.test(String(db_type)),
      ),
    probes: [{ body: sampleWith('db_type', 'MySQL') }],
  },
  taking(
    'ssl.ssl_cert_key',
    ['as-pem', 'the certificate as PEM text', 'pattern', '-----BEGIN', /^-----BEGIN/],
    P12,
  ),
  {
    name: 'takes-null-for-mandatory-members',
    does: 'Takes null for a mandatory member.',
    against: inRequest('endpoint.db_user', 'type'),
    how: () =>
      ignoring(({ keyword, instancePath }, body) => {
        const value = valueAt(body, instancePath.slice(1).replaceAll('/', '.'));
        return value === null && (keyword === 'type' || keyword === 'enum');
      }),
    probes: [{ body: sampleWith('endpoint.db_user', null) }],
  },
  {
    name: 'takes-empty-mandatory-members',
    does: 'Takes "" for a mandatory member.',
    against: inRequest('endpoint.db_user', 'minLength'),
    how: () => ignoring(({ keyword, params }) => keyword === 'minLength' && params.limit === 1),
    probes: [{ body: sampleWith('endpoint.db_user', '') }],
  },
  {
    name: 'validates-the-first-shard-only',
    does: 'Looks at the first shard, and takes the others as they are.',
    against: ITEM_RULE,
    how: () => ignoring(({ instancePath }) => new RegExp(`^${IN_BODY}/[1-9]`).test(instancePath)),
    probes: [{ body: withMember(FULL, `${ITEMS}[1].db_user`, undefined) }],
  },
  {
    name: 'validates-no-shard-of-a-shard',
    does: 'Does not look at the shards within a shard.',
    against: ITEM_RULE,
    how: () =>
      ignoring(({ instancePath }) =>
        new RegExp(`^${IN_BODY}/\\d+/${INNER}/\\d`).test(instancePath),
      ),
    probes: [{ body: withMember(FULL, `${ITEMS}[0].${INNER}[0].db_user`, 7) }],
  },
  {
    name: 'validates-nothing',
    does: 'Creates whatever is sent.',
    against: inRequest(''),
    how: () => ignoring(() => true),
    probes: [{ body: { [KEY]: 'anything' } }],
  },
]);

/** Suffix of the name, what is let through, the keyword, an example of it, and all of it. */
type Hole = [suffix: string, what: string, keyword: string, value: string, hole: RegExp];

function taking(path: string, hole: Hole, base = SAMPLE): MutationRow {
  const [suffix, what, keyword, value, pattern] = hole;
  const rule = inRequest(path, keyword);
  return {
    name: `takes-${path}-${suffix}`,
    does: `Takes for ${path} a value with ${what}.`,
    against: rule,
    how: () =>
      ignoring(
        ({ schemaPath }, body) => schemaPath === rule && pattern.test(String(valueAt(body, path))),
      ),
    probes: [{ body: withMember(base, path, value) }],
  };
}
