import { errorOf, ignoring, rejecting, rewritingStatus } from '../changes.ts';
import { type Body, valueAt } from '../members.ts';
import type { Benign } from '../mutation.ts';
import { REJECTION, REQUEST, SUCCESS } from '../operation.ts';
import { SAMPLE, sampleWith } from '../samples.ts';

/** Optional members of a request, those of shards too, but for the two that a condition makes mandatory. */
const OPTIONAL = new Set(
  REQUEST.filter(
    ({ mandatory, name }) => !mandatory && !/check_sum|cert_password|\d/.test(name),
  ).map(({ path }) => path),
);

const JSON_TEXT = JSON.stringify(SAMPLE);

/** Texts of JSON that one parser takes and another does not. */
const TEXTS: readonly [name: string, does: string, is: RegExp, text: string][] = [
  ['byte-order-marks', 'byte-order marks', /^\ufeff/, `\ufeff${JSON_TEXT}`],
  [
    'duplicate-keys',
    'duplicate keys',
    /"db_type".*"db_type"/,
    `{"db_type":"oracle",${JSON_TEXT.slice(1)}`,
  ],
  [
    'ten-levels',
    'ten levels',
    /([[{][^\]}]*){10}/,
    `{"x":${'['.repeat(12)}${']'.repeat(12)},${JSON_TEXT.slice(1)}`,
  ],
];

/** Requests that one service takes and another does not. */
export const requests: readonly Benign[] = [
  {
    name: 'takes-leading-zeros-of-a-port',
    does: 'Takes a port with leading zeros.',
    how: () => ignoring((_, body) => /^0+[1-9]/.test(String(valueAt(body, 'endpoint.db_port')))),
    probes: [{ body: sampleWith('endpoint.db_port', '03306') }],
  },
  {
    name: 'takes-variants-of-base64',
    does: 'Takes Base64 of the URL alphabet, with blanks, or without padding.',
    how: () =>
      ignoring(
        ({ keyword, instancePath }, { ssl }) =>
          keyword === 'pattern' &&
          instancePath === '/ssl/ssl_cert_key' &&
          /^(?!-)([\w+/-]\s*){2,3}([\w+/-]{4}\s*)*=*$/.test(String(valueAt(ssl, 'ssl_cert_key'))),
      ),
    probes: [{ body: sampleWith('ssl', { ssl_link: false, ssl_cert_key: 'ZXhhbXBsZQ' }) }],
  },
  {
    name: 'takes-null-for-optional-members',
    does: 'Takes null and "" for an optional member, and leaves it out of the response.',
    how: () =>
      ignoring(({ schemaPath, instancePath }, body) => {
        const path = instancePath.slice(1).replaceAll('/', '.');
        const value = valueAt(body, path);
        const isOptional = OPTIONAL.has(path.replace(/\.\d+(?=\.|$)/, '[0]'));
        return isOptional && !schemaPath.includes('/then/') && (value === null || value === '');
      }),
    probes: [{ body: sampleWith('description', null) }],
  },
  {
    name: 'refuses-unpaired-surrogates',
    does: 'Rejects a string with half a character in it.',
    how: () => rejecting((body) => /\\ud[89a-f]/.test(JSON.stringify(body)) && 'body'),
    probes: [{ body: JSON.stringify(sampleWith('description', 'x')).replace('"x"', '"\\ud800"') }],
  },
  ...TEXTS.map(([name, what, is, text]) => ({
    name: `refuses-${name}`,
    does: `Rejects ${what} of JSON.`,
    how: () =>
      rewritingStatus(SUCCESS, ({ bytes }) =>
        bytes && is.test(bytes.toString())
          ? { status: REJECTION, body: errorOf('DRS.M00007', 'Not accepted.') }
          : undefined,
      ),
    probes: [{ body: text }],
  })),
  {
    name: 'refuses-empty-optional-texts',
    does: 'Rejects "" for an optional member.',
    how: () => rejecting((body) => /":""/.test(JSON.stringify(body)) && 'description'),
    probes: [{ body: sampleWith('description', '') }],
  },
  {
    name: 'knows-no-redis-and-no-gaussdb',
    does: 'Rejects the endpoints for which there is no database type.',
    how: () =>
      rejecting(
        (body) => /"endpoint_name":"[a-z_]*(redis|gaussdb)/.test(JSON.stringify(body)) && 'x',
      ),
    probes: [{ body: sampleWith('endpoint.endpoint_name', 'redis') }],
  },
  {
    name: 'pairs-type-and-endpoint',
    does: 'Rejects an endpoint of another database than db_type says.',
    how: () =>
      rejecting(({ db_type, endpoint }) => {
        const kind = String((endpoint as Body).endpoint_name).replace(/^(ecs|cloud)_/, '');
        const hasType = ['mysql', 'postgresql', 'mongodb', 'oracle'].includes(kind);
        return hasType && kind !== db_type && 'db_type';
      }),
    probes: [{ body: sampleWith('db_type', 'oracle') }],
  },
].map((row) => ({ ...row, allowed: 'the document leaves the request open' }));
