import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock } from '../../mocks/server.ts';
import openapi from '../../spec/generated/openapi.json' with { type: 'json' };
import { createCanaries } from './attack/canaries.ts';
import { SAMPLE, send } from './send.ts';

type Tree = { [member: string]: Tree };

const SCHEMAS = Object.keys(openapi.components.schemas);

/** The description in which schemas have other names. */
function renamed(names: readonly string[]): Tree {
  let text = JSON.stringify(openapi);
  for (const name of names)
    text = text
      .replaceAll(`"${name}":{"title"`, `"Other${name}":{"title"`)
      .replaceAll(`schemas/${name}"`, `schemas/Other${name}"`);
  return JSON.parse(text) as Tree;
}

/** The description with a change of its schemas. */
function changed(change: (schemas: Tree) => void): Tree {
  const copy = structuredClone(openapi) as unknown as Tree;
  change(copy.components?.schemas as Tree);
  return copy;
}

function at(tree: Tree, ...path: string[]): Tree {
  return path.reduce((value, name) => value[name] as Tree, tree);
}

const CHANGES: [what: string, description: Tree][] = [
  ...SCHEMAS.map((name): [string, Tree] => [`${name} renamed`, renamed([name])]),
  ['all schemas renamed', renamed(SCHEMAS)],
  [
    'a secret that is only in the request',
    changed((schemas) => {
      const secret = { type: 'string', writeOnly: true } as unknown as Tree;
      at(schemas, 'CreateConnectionRequest', 'properties').extra = secret;
    }),
  ],
  [
    'the response inline',
    changed((schemas) => {
      const response = schemas.Connection as Tree;
      at(response, 'properties').endpoint = structuredClone(schemas.BaseEndpoint) as Tree;
    }),
  ],
  [
    'the response through allOf',
    changed((schemas) => {
      const response = schemas.Connection;
      schemas.Connection = { allOf: [response] } as unknown as Tree;
    }),
  ],
  [
    'a response that says nothing',
    changed((schemas) => {
      schemas.Connection = { type: 'object' } as unknown as Tree;
    }),
  ],
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'renamed-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a description with', () => {
  it.each(CHANGES)('%s gives away no secret', async (what, description) => {
    const file = join(folder, 'openapi.json');
    const data = join(folder, `${what.replaceAll(' ', '-')}.db`);
    writeFileSync(file, JSON.stringify(description));
    const { of, foundIn } = createCanaries();
    const lines: string[] = [];
    const mock = await createMock({
      stateful: true,
      description: file,
      data,
      onRequest: (entry) => lines.push(JSON.stringify(entry)),
    });
    const endpoint = { ...SAMPLE.endpoint, db_password: of('password'), other: of('unknown') };
    const body = {
      ...SAMPLE,
      extra: of('extra'),
      endpoint: { ...endpoint, source_sharding: [endpoint] },
      ssl: {
        ssl_link: false,
        ssl_cert_name: 'a.p12',
        ssl_cert_key: Buffer.from(of('key')).toString('base64'),
        ssl_cert_password: of('certificate'),
      },
    };
    const { status, text } = await send(mock.url, { body });
    const kept = await send(mock.url, { method: 'GET', path: '/_mock/requests' });
    const stored = await send(mock.url, { method: 'GET', path: '/_mock/connections' });
    const files = ['', '-wal'].map((end) => readFileSync(data + end, 'latin1'));
    await mock.close();
    expect(status).toBe(200);
    expect(foundIn([text, kept.text, stored.text, ...lines, ...files].join('\n'))).toEqual([]);
  });
});
