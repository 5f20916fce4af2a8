import { randomUUID } from 'node:crypto';
import { SAMPLE, type Sent } from '../send.ts';
import { PATH } from './attack.ts';

/** Secrets by the place that they are sent in. */
export interface Canaries {
  /** The secret of a place, the same one each time. */
  of(place: string): string;
  /** Places whose secret stands in a text: as it is, escaped, or in base64. */
  foundIn(text: string): string[];
}

/** Secrets that nothing else is equal to, with characters that encodings change. */
export function createCanaries(): Canaries {
  const secrets = new Map<string, string>();
  return {
    of(place) {
      const secret = secrets.get(place) ?? `Canary/${randomUUID()}+=`;
      secrets.set(place, secret);
      return secret;
    },
    foundIn: (text) =>
      [...secrets]
        .filter(([, secret]) => forms(secret).some((form) => text.includes(form)))
        .map(([place]) => place),
  };
}

function forms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  // What stands around a secret shifts its base64 by up to two bytes, and changes the ends.
  const shifted = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
    bytes.toString('hex'),
    ...shifted,
    ...shifted.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** Requests, good and bad, that hold a secret in every place where a client may put one. */
export function secretRequests({ of }: Canaries): Sent[] {
  const endpoint = { ...SAMPLE.endpoint, db_password: of('password') };
  const shard = { ...SAMPLE.endpoint, db_password: of('password of a shard') };
  const ssl = {
    ssl_link: false,
    ssl_cert_name: 'a.p12',
    ssl_cert_password: of('password of a certificate'),
    ssl_cert_key: Buffer.from(of('certificate')).toString('base64'),
  };
  const full = {
    ...SAMPLE,
    name: 'with-certificate',
    endpoint: { ...endpoint, source_sharding: [shard] },
    ssl,
  };
  const signed = `SDK-HMAC-SHA256 Access=${of('access key')}, SignedHeaders=host, Signature=${of('signature')}`;
  const bodies: NonNullable<Sent['body']>[] = [
    { ...SAMPLE, endpoint },
    full,
    { ...full, name: 'ab' },
    {
      ...full,
      name: 'with-unknown-members',
      secret: of('unknown member'),
      endpoint: { ...endpoint, token: { deep: [of('unknown inner member')] } },
    },
    {
      ...full,
      name: 'wrong-places',
      db_password: of('password at the top'),
      ssl: { db_password: of('password in the certificate') },
    },
    {
      ...SAMPLE,
      name: 'wrong-type',
      endpoint: { ...endpoint, db_password: [of('password in a list')] },
    },
    { ...SAMPLE, name: 'as-a-value', db_type: of('value of a choice') },
    { ...SAMPLE, name: 'as-a-port', endpoint: { ...endpoint, db_port: of('port') } },
    { ...SAMPLE, name: 'as-a-name', [of('name of a member')]: 1 },
    `${JSON.stringify(full).slice(0, -1)},`,
    `["${of('password in an array')}"]`,
  ];
  const headers = {
    'X-Auth-Token': of('token'),
    Authorization: signed,
    Cookie: `session=${of('cookie')}`,
    'X-Security-Token': of('security token'),
  };
  const path = `${PATH}?token=${encodeURIComponent(of('query'))}&X-Auth-Token=${of('raw query')}`;
  return [
    ...bodies.map((body) => ({ body, headers, path })),
    { body: full, headers: { ...headers, 'Content-Type': 'text/plain' } },
    { body: full, headers: { ...headers, Prefer: `code=400, example=${of('preference')}` } },
    { body: full, headers, path: `/nothing?password=${of('query of an unknown path')}` },
    { method: 'GET', headers, path },
  ];
}
