import { type FaultRow, family } from '../mutation.ts';
import { type Body, valueAt, withMember } from '../members.ts';
import { example, FULL, SAMPLE } from '../samples.ts';
import { changing, type Exchange, type Rewrite, rewriting } from '../seams.ts';

const S = '#/components/schemas';
const PASSWORD = `${S}/BaseEndpoint/properties/db_password/writeOnly`;
const KEY = `${S}/EndpointSslConfig/properties/ssl_cert_key/writeOnly`;
const CERT_PASSWORD = `${S}/EndpointSslConfig/properties/ssl_cert_password/writeOnly`;
const SHARDS = 'endpoint.source_sharding';
const REJECTED = { ...SAMPLE, name: 'no' };
const P12 = example('mysql-with-p12-certificate');

/** Secrets that were sent and come back, somehow and somewhere. */
export const secrets = family('secrets', [
  echoed('db_password', 'endpoint.db_password', PASSWORD),
  echoed('ssl_cert_key', 'ssl.ssl_cert_key', KEY),
  echoed('ssl_cert_password', 'ssl.ssl_cert_password', CERT_PASSWORD),
  {
    name: 'returns-passwords-of-shards',
    does: 'Leaves db_password in the entries of source_sharding.',
    against: PASSWORD,
    how: () =>
      changing((answer, sent) =>
        valueAt(sent, SHARDS) ? withMember(answer, SHARDS, valueAt(sent, SHARDS)) : undefined,
      ),
    probes: [{ body: FULL }],
  },
  {
    name: 'returns-password-of-the-last-shard',
    does: 'Leaves db_password in the last entry of source_sharding.',
    against: PASSWORD,
    how: () =>
      changing((answer, sent) => {
        const last = (valueAt(sent, SHARDS) as unknown[] | undefined)?.length;
        const path = `${SHARDS}[${(last ?? 0) - 1}].db_password`;
        return last ? withMember(answer, path, valueAt(sent, path)) : undefined;
      }),
    probes: [{ body: FULL }],
  },
  {
    name: 'returns-passwords-of-shards-of-a-shard',
    does: 'Leaves db_password in source_sharding within source_sharding.',
    against: PASSWORD,
    how: () =>
      changing((answer, sent) => {
        const path = `${SHARDS}[0].source_sharding[0].db_password`;
        const secret = valueAt(sent, path);
        return secret ? withMember(answer, path, secret) : undefined;
      }),
    probes: [{ body: FULL }],
  },
  {
    name: 'masks-password',
    does: 'Returns db_password as asterisks, instead of leaving it out.',
    against: PASSWORD,
    how: () => changing((answer) => withMember(answer, 'endpoint.db_password', '******')),
  },
  {
    name: 'masks-password-partly',
    does: 'Returns db_password with asterisks after its first half.',
    against: PASSWORD,
    how: () =>
      changing((answer, sent) =>
        withMember(answer, 'endpoint.db_password', half(passwordOf(sent))),
      ),
  },
  placed('password-as-extra-member', 'in a member of another name', (sent, answer) => ({
    body: { ...answer, password: passwordOf(sent) },
  })),
  placed('password-in-base64', 'in Base64', (sent, answer) => ({
    body: { ...answer, credential: Buffer.from(passwordOf(sent)).toString('base64') },
  })),
  placed('password-in-hex', 'as hexadecimal digits', (sent, answer) => ({
    body: { ...answer, credential: Buffer.from(passwordOf(sent)).toString('hex') },
  })),
  placed('credentials-for-basic-authentication', 'as Base64 of user:password', (sent, answer) => ({
    body: { ...answer, basic: Buffer.from(`root:${passwordOf(sent)}`).toString('base64') },
  })),
  placed('connection-url', 'in a URL of the database', (sent, answer) => ({
    body: { ...answer, url: `mysql://root:${encodeURIComponent(passwordOf(sent))}@127.0.0.1` },
  })),
  placed('password-in-a-member-name', 'as the name of a member', (sent, answer) => ({
    body: { ...answer, [passwordOf(sent)]: true },
  })),
  placed('password-in-the-description', 'at the end of the description', (sent, answer) => ({
    body: { ...answer, description: `${answer.description ?? ''} (${passwordOf(sent)})` },
  })),
  placed('password-in-a-header', 'in a header', (sent) => ({
    headers: { 'x-debug': headerSafe(passwordOf(sent)) },
  })),
  placed('password-in-a-cookie', 'in a cookie', (sent) => ({
    headers: { 'set-cookie': `last=${encodeURIComponent(passwordOf(sent))}; HttpOnly` },
  })),
  placed('whole-request', 'with the request in a member of the answer', (sent, answer) => ({
    body: { ...answer, request: sent },
  })),
  placed('whole-request-as-text', 'with the request as JSON in a string', (sent, answer) => ({
    body: { ...answer, debug: JSON.stringify(sent) },
  })),
  rejected('password-in-message', 'in error_msg', (sent, answer) => ({
    body: { ...answer, error_msg: `Invalid parameter, db_password is ${passwordOf(sent)}` },
  })),
  rejected('request-in-message', 'with the whole request in error_msg', (sent, answer) => ({
    body: { ...answer, error_msg: `Cannot create ${JSON.stringify(sent)}` },
  })),
  rejected('request-in-details', 'with the whole request in a member', (sent, answer) => ({
    body: { ...answer, details: sent },
  })),
  rejected('password-in-a-header-of-a-rejection', 'in a header', (sent) => ({
    headers: { 'x-rejected': headerSafe(passwordOf(sent)) },
  })),
  {
    name: 'leaks-certificate-password-in-message',
    does: 'Returns ssl_cert_password in the message of a rejection.',
    against: CERT_PASSWORD,
    how: () =>
      rewriting(({ status, sent, answer }) => {
        const secret = valueAt(sent, 'ssl.ssl_cert_password');
        return status === 400 && typeof secret === 'string' && secret.length > 3
          ? { body: { ...answer, error_msg: `Cannot open the certificate with ${secret}` } }
          : undefined;
      }),
    probes: [{ body: { ...P12, name: 'no' } }],
  },
  {
    name: 'leaks-certificate-key-in-message',
    does: 'Returns ssl_cert_key in the message of a rejection.',
    against: KEY,
    how: () =>
      rewriting(({ status, sent, answer }) => {
        const secret = valueAt(sent, 'ssl.ssl_cert_key');
        return status === 400 && typeof secret === 'string' && secret.length > 3
          ? { body: { ...answer, error_msg: `Cannot read the certificate ${secret}` } }
          : undefined;
      }),
    probes: [{ body: { ...P12, name: 'no' } }],
  },
  {
    name: 'quotes-malformed-bodies',
    does: 'Quotes a body that it cannot parse, its password among it, in error_msg.',
    against: PASSWORD,
    how: () =>
      rewriting(({ status, sent, bytes, answer }) =>
        status === 400 && !sent && bytes
          ? { body: { ...answer, error_msg: `Unexpected end of JSON: ${bytes}` } }
          : undefined,
      ),
    probes: [{ body: JSON.stringify(SAMPLE).slice(0, -1) }],
  },
  {
    name: 'shows-stored-password-of-a-taken-name',
    does: 'Returns the password of the first connection to whoever sends its name again.',
    against: PASSWORD,
    how: () => {
      const stored = new Map<string, string>();
      return rewriting(({ status, sent, answer }) => {
        const name = String(sent?.name).toLowerCase();
        if (status === 200) stored.set(name, passwordOf(sent ?? {}));
        if (answer.error_code !== 'DRS.10010065') return undefined;
        return { body: { ...answer, existing: { name, secret: stored.get(name) } } };
      });
    },
    probes: [{}, { body: withMember(SAMPLE, 'endpoint.db_password', 'another') }],
  },
  {
    name: 'shows-password-of-the-request-before',
    does: 'Returns the password of the connection that was created before.',
    against: PASSWORD,
    how: () => {
      let before = '';
      return changing((answer, sent) => {
        const body = before ? { ...answer, previous: before } : undefined;
        before = passwordOf(sent);
        return body;
      });
    },
    probes: [{}, { body: { ...SAMPLE, name: 'another' } }],
  },
]);

type Place = (sent: Body, answer: Body) => Rewrite;

/** The password somewhere in the answer to a success. */
function placed(suffix: string, where: string, place: Place): FaultRow {
  return leak(suffix, { where: `${where}, after a create`, place, status: 200 });
}

/** The password somewhere in the answer to a rejection. */
function rejected(suffix: string, where: string, place: Place): FaultRow {
  const row = leak(suffix, { where: `${where}, after a rejection`, place, status: 400 });
  return { ...row, probes: [{ body: REJECTED }] };
}

function leak(suffix: string, { where, place, status }: Leak): FaultRow {
  const rewrite = (exchange: Exchange) =>
    exchange.status === status && exchange.sent && passwordOf(exchange.sent).length > 3
      ? place(exchange.sent, exchange.answer)
      : undefined;
  return {
    name: `leaks-${suffix}`,
    does: `Returns db_password ${where}.`,
    against: PASSWORD,
    how: () => rewriting(rewrite),
  };
}

interface Leak {
  readonly where: string;
  readonly place: Place;
  readonly status: number;
}

function echoed(member: string, path: string, against: string): FaultRow {
  return {
    name: `returns-${member}`,
    does: `Leaves ${path} in the answer.`,
    against,
    how: () =>
      changing((answer, sent) => {
        const secret = valueAt(sent, path);
        return secret === undefined ? undefined : withMember(answer, path, secret);
      }),
    probes: [{ body: FULL }],
  };
}

function passwordOf(sent: Body): string {
  return String(valueAt(sent, 'endpoint.db_password') ?? '');
}

function half(text: string): string {
  return `${text.slice(0, text.length / 2)}****`;
}

function headerSafe(text: string): string {
  return /^[!-~]+$/.test(text) ? text : encodeURIComponent(text);
}
