import {
  changing,
  isTaken,
  type Rewrite,
  rewriting,
  rewritingRejections,
  rewritingStatus,
} from '../changes.ts';
import { type Body, valueAt, withMember } from '../members.ts';
import { family, type MutationRow } from '../mutation.ts';
import {
  ITEMS,
  KEY,
  type Member,
  MESSAGE,
  PASSWORD,
  REJECTION,
  SECRETS,
  SUCCESS,
} from '../operation.ts';
import { example, FULL, INVALID, named, SAMPLE, sampleWith } from '../samples.ts';

const INNER = `${ITEMS}[0].${ITEMS.replace(/^.*\./, '')}[0]`;
const AGAINST = `${PASSWORD.pointer}/writeOnly`;

/** Secrets that were sent and come back, somehow and somewhere. */
export const secrets = family('secrets', [
  ...SECRETS.map(echoed),
  returned('passwords-of-shards', 'the entries of source_sharding', () => ITEMS),
  returned('password-of-the-last-shard', 'the last entry of source_sharding', (request) => {
    const shards = valueAt(request, ITEMS) as readonly unknown[] | undefined;
    return `${ITEMS}[${(shards?.length ?? 0) - 1}].${PASSWORD.name}`;
  }),
  returned(
    'passwords-of-shards-of-a-shard',
    'source_sharding within source_sharding',
    () => `${INNER}.${PASSWORD.name}`,
  ),
  {
    name: 'masks-password',
    does: `Returns ${PASSWORD.name} as asterisks, instead of leaving it out.`,
    against: AGAINST,
    how: () => changing((response) => withMember(response, PASSWORD.path, '******')),
  },
  {
    name: 'masks-password-partly',
    does: `Returns ${PASSWORD.name} with asterisks after its first half.`,
    against: AGAINST,
    how: () =>
      changing((response, request) =>
        withMember(response, PASSWORD.path, half(passwordOf(request))),
      ),
  },
  placed('password-as-extra-member', 'in a member of another name', (request) => ({
    password: passwordOf(request),
  })),
  placed('password-in-base64', 'in Base64', (request) => ({
    credential: Buffer.from(passwordOf(request)).toString('base64'),
  })),
  placed('password-in-hex', 'as hexadecimal digits', (request) => ({
    credential: Buffer.from(passwordOf(request)).toString('hex'),
  })),
  placed('credentials-for-basic-authentication', 'as Base64 of user:password', (request) => ({
    basic: Buffer.from(`root:${passwordOf(request)}`).toString('base64'),
  })),
  placed('connection-url', 'in a URL of the database', (request) => ({
    url: `mysql://root:${encodeURIComponent(passwordOf(request))}@127.0.0.1`,
  })),
  placed('password-in-a-member-name', 'as the name of a member', (request) => ({
    [passwordOf(request)]: true,
  })),
  placed('password-in-the-description', 'at the end of the description', (request, response) => ({
    description: `${response.description ?? ''} (${passwordOf(request)})`,
  })),
  leaks(SUCCESS, ['password-in-a-header', 'in a header'], (request) => ({
    headers: { 'x-debug': headerSafe(passwordOf(request)) },
  })),
  leaks(SUCCESS, ['password-in-a-cookie', 'in a cookie'], (request) => ({
    headers: { 'set-cookie': `last=${encodeURIComponent(passwordOf(request))}; HttpOnly` },
  })),
  placed('whole-request', 'with the request in a member of the response', (request) => ({
    request,
  })),
  placed('whole-request-as-text', 'with the request as JSON in a string', (request) => ({
    debug: JSON.stringify(request),
  })),
  rejected('password-in-message', `in ${MESSAGE}`, (request) => ({
    [MESSAGE]: `Invalid parameter, ${PASSWORD.name} is ${passwordOf(request)}`,
  })),
  rejected('request-in-message', `with the whole request in ${MESSAGE}`, (request) => ({
    [MESSAGE]: `Cannot create ${JSON.stringify(request)}`,
  })),
  rejected('request-in-details', 'with the whole request in a member', (request) => ({
    details: request,
  })),
  leaks(REJECTION, ['password-in-a-header-of-a-rejection', 'in a header'], (request) => ({
    headers: { 'x-rejected': headerSafe(passwordOf(request)) },
  })),
  ...SECRETS.filter((secret) => secret !== PASSWORD)
    .toReversed()
    .map(leaksInMessage),
  {
    name: 'quotes-malformed-bodies',
    does: `Quotes a body that it cannot parse, its password among it, in ${MESSAGE}.`,
    against: AGAINST,
    how: () =>
      rewritingRejections(({ request, bytes, response }) =>
        !request && bytes
          ? { body: { ...response, [MESSAGE]: `Unexpected end of JSON: ${bytes}` } }
          : undefined,
      ),
    probes: [{ body: JSON.stringify(SAMPLE).slice(0, -1) }],
  },
  {
    name: 'shows-stored-password-of-a-taken-name',
    does: 'Returns the password of the first connection to whoever sends its name again.',
    against: AGAINST,
    how: () => {
      const stored = new Map<string, string>();
      return rewriting(({ status, request, response }) => {
        const name = String(request?.[KEY]).toLowerCase();
        if (status === SUCCESS) stored.set(name, passwordOf(request ?? {}));
        if (!isTaken(response)) return undefined;
        return { body: { ...response, existing: { name, secret: stored.get(name) } } };
      });
    },
    probes: [{}, { body: sampleWith(PASSWORD.path, 'another') }],
  },
  {
    name: 'shows-password-of-the-request-before',
    does: 'Returns the password of the connection that was created before.',
    against: AGAINST,
    how: () => {
      let before = '';
      return changing((response, request) => {
        const body = before ? { ...response, previous: before } : undefined;
        before = passwordOf(request);
        return body;
      });
    },
    probes: [{}, { body: named('another') }],
  },
]);

type Members = (request: Body, response: Body) => Body;

/** The password in a member of the response to a create. */
function placed(suffix: string, where: string, members: Members): MutationRow {
  return leaks(SUCCESS, [suffix, where], (request, response) => ({
    body: { ...response, ...members(request, response) },
  }));
}

/** The password in a member of the response to an invalid request. */
function rejected(suffix: string, where: string, members: Members): MutationRow {
  return leaks(REJECTION, [suffix, where], (request, response) => ({
    body: { ...response, ...members(request, response) },
  }));
}

/** The password somewhere in the responses of one status. */
function leaks(
  status: number,
  [suffix, where]: readonly [suffix: string, where: string],
  rewrite: (request: Body, response: Body) => Rewrite,
): MutationRow {
  const after = status === SUCCESS ? 'a create' : 'a rejection';
  return {
    name: `leaks-${suffix}`,
    does: `Returns ${PASSWORD.name} ${where}, after ${after}.`,
    against: AGAINST,
    how: () =>
      rewritingStatus(status, ({ request, response }) =>
        request && passwordOf(request).length > 3 ? rewrite(request, response) : undefined,
      ),
    probes: [status === SUCCESS ? {} : INVALID],
  };
}

function leaksInMessage({ name, path, pointer }: Member): MutationRow {
  return {
    name: `leaks-${name.replace('ssl_cert_', 'certificate-')}-in-message`,
    does: `Returns ${name} in the message of a rejection.`,
    against: `${pointer}/writeOnly`,
    how: () =>
      rewritingRejections(({ request, response }) => {
        const secret = valueAt(request, path);
        return typeof secret === 'string' && secret.length > 3
          ? { body: { ...response, [MESSAGE]: `Cannot read the certificate with ${secret}` } }
          : undefined;
      }),
    probes: [{ body: { ...example('mysql-with-p12-certificate'), [KEY]: 'no' } }],
  };
}

/** A secret comes back where it was sent. */
function echoed({ name, path, pointer }: Member): MutationRow {
  const row = returned(name, 'the response', () => path);
  return { ...row, does: `Leaves ${path} in the response.`, against: `${pointer}/writeOnly` };
}

/** The value of the request comes back at the place that `pathOf` names. */
function returned(suffix: string, where: string, pathOf: (request: Body) => string): MutationRow {
  return {
    name: `returns-${suffix}`,
    does: `Leaves ${PASSWORD.name} in ${where}.`,
    against: AGAINST,
    how: () =>
      changing((response, request) => {
        const path = pathOf(request);
        const value = valueAt(request, path);
        return value === undefined ? undefined : withMember(response, path, value);
      }),
    probes: [{ body: FULL }],
  };
}

function passwordOf(request: Body): string {
  return String(valueAt(request, PASSWORD.path) ?? '');
}

function half(text: string): string {
  return `${text.slice(0, text.length / 2)}****`;
}

function headerSafe(text: string): string {
  return /^[!-~]+$/.test(text) ? text : encodeURIComponent(text);
}
