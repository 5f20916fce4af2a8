import { type Attack, PATH, request } from '../attack.ts';

const TARGETS: readonly [name: string, target: string, status: number | readonly number[]][] = [
  ['two slashes', `/${PATH}`, 404],
  ['a slash at the end', `${PATH}/`, 404],
  ['a slash within', PATH.replace('/connections', '//connections'), 404],
  ['dots', `/v5/../v5/p/connections`, 404],
  ['encoded dots', '/v5/%2e%2e/v5/p/connections', 404],
  ['a project of dots', '/v5/../connections', [200, 404]],
  ['a project of encoded dots', '/v5/%2e%2e/connections', [200, 404]],
  ['a project with an encoded slash', '/v5/a%2fb/connections', [200, 404]],
  ['a project with a NUL', '/v5/%00/connections', [200, 400, 404]],
  ['a project of 10 kB', `/v5/${'p'.repeat(10_000)}/connections`, [200, 404]],
  ['a project named __proto__', '/v5/__proto__/connections', 200],
  ['a project of quotes', `/v5/'%22--%20DROP%20TABLE%20connections/connections`, 200],
  ['a bad percent', '/v5/%zz/connections', 404],
  ['a percent that is cut off', '/v5/%/connections', 404],
  ['invalid UTF-8', '/v5/%ff/connections', 404],
  ['a raw byte', '/v5/\xff/connections', [200, 400, 404]],
  ['backslashes', '\\v5\\p\\connections', 400],
  ['capitals', PATH.toUpperCase(), 404],
  ['a semicolon', `${PATH};a=b`, [200, 404]],
  ['a fragment', `${PATH}#a`, [200, 400, 404]],
  ['a query', `${PATH}?a=b&__proto__[a]=b&%zz=%`, 200],
  ['a query of 10 kB', `${PATH}?${'a=b&'.repeat(2_500)}`, 200],
  ['a path of 15 kB', `/${'a'.repeat(15_000)}`, 404],
  ['a path of 100 kB', `/${'a'.repeat(100_000)}`, 413],
  ['the address of another host', `http://evil.example${PATH}`, [200, 400, 404]],
  ['another scheme', 'file:///etc/passwd', [400, 404]],
  ['an authority', '//evil.example/v5/p/connections', 404],
  ['a star', '*', [400, 404]],
  ['a path without a slash', 'v5/p/connections', 400],
  ['a blank within', '/v5/a b/connections', 400],
];

/** Ways out of a folder. */
const ESCAPES = [
  '../',
  '%2e%2e/',
  '..%2f',
  '%2e%2e%2f',
  '..%5c',
  '..\\',
  '....//',
  '.%00./',
  '%252e%252e%252f',
  '..;/',
  '%c0%ae%c0%ae/',
  '//',
  '/etc/passwd%00',
  'file:///',
];

/** Where pages and their files are. */
const FOLDERS = [
  '/docs/',
  '/docs',
  '/_mock/',
  '/_mock/files/',
  '/_mock/files/mocks/pages/',
  '/example/',
  '/',
];

const FILES = ['package.json', 'etc/passwd', 'test/fixtures/tls/key.pem'];

/** Request targets: tricks on the operation's path, and ways out of the folders of pages. */
export const PATHS: readonly Attack[] = [
  ...TARGETS.map(([name, target, status]) => ({
    name: `a path: ${name}`,
    writes: [request({ line: `POST ${target} HTTP/1.1` })],
    want: [status],
  })),
  ...FOLDERS.flatMap((folder) =>
    ESCAPES.flatMap((escape) => FILES.map((file) => `${folder}${escape.repeat(4)}${file}`)),
  ).map((target) => ({
    name: `a file outside: ${target}`,
    writes: [request({ line: `GET ${target} HTTP/1.1`, body: '' })],
    page: true,
  })),
  ...FOLDERS.map((folder) => ({
    name: `a file without a trick: ${folder}package.json`,
    writes: [request({ line: `GET ${folder}package.json HTTP/1.1`, body: '' })],
    page: true,
  })),
];
