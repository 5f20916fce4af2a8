import { describe, expect, it } from 'vitest';
import { errorProblems } from '../../../../mocks/pages/example/answer.ts';
import { readBody } from '../../../../mocks/pages/example/body.ts';
import { problemsOf } from '../../../../mocks/pages/example/problems.ts';
import { EXAMPLES } from '../../../../mocks/pages/example/schema.ts';
import { serverOf } from '../../../../mocks/pages/example/server.ts';
import { SAMPLE } from '../../send.ts';

/** The texts that a form holding a body has: `endpoint.source_sharding[0].ip` and so on. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  const inside = Array.isArray(value)
    ? value.map((entry, i) => textsOf(entry, `${path}[${i}]`))
    : Object.entries(value).map(([name, member]) =>
        textsOf(member, path ? `${path}.${name}` : name),
      );
  return inside.flat();
}

describe('the body that a form says', () => {
  it.each(EXAMPLES.map(({ name, value }) => [name, value]))('is the example %s', (_name, value) => {
    expect(readBody(new Map(textsOf(value)))).toEqual(value);
  });

  it.each([
    ['leaves out what is empty', { name: 'abcd', description: '' }, { name: 'abcd', endpoint: {} }],
    ['leaves out an optional object without members', { 'vpc.vpc_id': '' }, { endpoint: {} }],
    ['keeps false', { 'ssl.ssl_link': 'false' }, { endpoint: {}, ssl: { ssl_link: false } }],
    ['keeps spaces', { 'endpoint.db_user': ' a ' }, { endpoint: { db_user: ' a ' } }],
    ['keeps digits a string', { 'endpoint.db_port': '0' }, { endpoint: { db_port: '0' } }],
    [
      'keeps an empty entry, and closes the gap of one that is gone',
      { 'endpoint.source_sharding[0].ip': '', 'endpoint.source_sharding[2].ip': '::1' },
      { endpoint: { source_sharding: [{}, { ip: '::1' }] } },
    ],
    ['drops what the schema does not know', { token: 'x' }, { endpoint: {} }],
  ])('%s', (_name, texts, body) => {
    expect(readBody(new Map(Object.entries(texts)))).toEqual(body);
  });
});

describe('what a body breaks', () => {
  it('is nothing for an example', () => {
    for (const { value } of EXAMPLES) expect(problemsOf(value)).toEqual(new Map());
  });

  it.each([
    ['name', { name: 'a b' }, /^At least 4 characters .* DRS-mysql\.$/],
    ['name', { name: 'a'.repeat(51) }, /^At most 50 characters are allowed\.$/],
    ['db_type', { db_type: undefined }, /^This field is mandatory\.$/],
    ['db_type', { db_type: 'redis' }, /allowed values/],
    ['ssl.ssl_cert_check_sum', { ssl: { ssl_link: true } }, /needs the checksum/],
    ['ssl.ssl_cert_password', { ssl: { ssl_cert_name: 'a.p12' } }, /^A \.p12 certificate needs/],
    ['vpc.subnet_id', { vpc: { vpc_id: 'v' } }, /mandatory/],
    ['endpoint.db_user', { endpoint: { ...SAMPLE.endpoint, db_user: '' } }, /mandatory/],
    ['endpoint.ip', { endpoint: { ...SAMPLE.endpoint, ...addresses(4) } }, /At most three/],
    [
      'endpoint.source_sharding[1].db_user',
      { endpoint: { ...SAMPLE.endpoint, source_sharding: [SAMPLE.endpoint, shard()] } },
      /mandatory/,
    ],
  ])('is said at %s for %j', (member, change, text) => {
    const problems = problemsOf({ ...SAMPLE, ...change });
    expect([...problems.keys()]).toEqual([member]);
    expect(problems.get(member)).toMatch(text);
  });
});

function addresses(count: number): object {
  return { endpoint_name: 'mongodb', ip: Array(count).fill('a:1').join(',') };
}

function shard(): object {
  return { endpoint_name: 'mysql', db_password: 'secret' };
}

describe('what an error says about members', () => {
  const EMPTY = { error_code: 'DRS.M00201', error_msg: 'The parameter endpoint.db_user is empty.' };

  it.each([
    ['the member that the message names', EMPTY, null, ['endpoint.db_user']],
    [
      'an entry of a list',
      { error_msg: 'The value of parameter endpoint.source_sharding[0].ip is invalid.' },
      null,
      ['endpoint.source_sharding[0].ip'],
    ],
    [
      'all that the header lists',
      EMPTY,
      '[{"member":"name","message":"must be string"},{"member":"endpoint.db_user","message":"m"},{"more":3}]',
      ['name', 'endpoint.db_user'],
    ],
    [
      'nothing of a taken name',
      { error_msg: 'Connection manager name is already exists.' },
      '',
      [],
    ],
    ['nothing of a malformed body', { error_msg: 'Invalid request parameter.' }, null, []],
    ['nothing where there is no message', {}, null, []],
    ['nothing of a header that is no list', {}, '{"member":"name"}', []],
    ['nothing of entries that are no objects', {}, '[null, 1, ["name"]]', []],
  ])('is %s', (_name, error, header, members) => {
    expect([...errorProblems(400, error, header).keys()]).toEqual(members);
  });

  it('gives code, text, status and the detail of the header', () => {
    const header = '[{"member":"endpoint.db_user","message":"must NOT be short"}]';
    expect(errorProblems(400, EMPTY, header).get('endpoint.db_user')).toBe(
      'DRS.M00201: The parameter endpoint.db_user is empty. (400) The value must NOT be short.',
    );
  });
});

describe('the server of a page', () => {
  it.each([
    ['http://a.test/example', { url: 'http://a.test' }],
    ['http://a.test/example?server=http://127.0.0.1:4010', { url: 'http://127.0.0.1:4010' }],
    ['http://a.test/?server=https://b.test/a%2520b/', { url: 'https://b.test/a%20b' }],
    ['http://a.test/?server=https://b.test/base/?q%23h', { url: 'https://b.test/base' }],
    ['http://a.test/?server=', { problem: expect.stringContaining('no http or https') }],
    [
      'http://a.test/?server=javascript:1',
      { problem: expect.stringContaining('no http or https') },
    ],
    ['http://a.test/?server=//b.test', { problem: expect.stringContaining('no http or https') }],
    [
      'http://a.test/?server=http://u:hidden@b.test',
      { problem: expect.not.stringContaining('hidden') },
    ],
  ])('of %s', (page, server) => {
    expect(serverOf(new URL(page))).toEqual(server);
  });
});
