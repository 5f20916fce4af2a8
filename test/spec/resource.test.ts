import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDescription } from '../../spec/description.ts';
import { type Operation, readOperations } from '../../spec/operations.ts';
import { readResource, RESOURCE_FILE } from '../../spec/read-resource.ts';
import { bindResource, fits } from '../../spec/resource.ts';

const folder = mkdtempSync(join(tmpdir(), 'resource-'));
afterAll(() => rmSync(folder, { recursive: true }));

const operations = readOperations(readDescription().root);
const text = readFileSync(RESOURCE_FILE, 'utf8');

function write(content: string): string {
  const file = join(folder, 'resource.yaml');
  writeFileSync(file, content);
  return file;
}

describe('readResource', () => {
  it('reads what stands beside the description', () => {
    expect(readResource()).toMatchObject({
      name: 'connection',
      operations: { create: 'createConnection' },
      key: { member: 'name', compare: 'case-insensitive' },
      assigned: { id: { member: 'connection_id' }, time: { unit: 'milliseconds' } },
    });
  });

  it.each([
    ['an unknown field', `${text}\nkeyy: 1\n`, /resource\.yaml:\d{2,}: .*`keyy`/],
    ['a wrong value', text.replace(/compare: case-.*/, 'compare: fuzzy'), /`key\.compare`/],
    ['a missing field', text.replace(/^name:.*$/m, ''), /required property 'name'/],
    ['what is no YAML', 'name: [', /resource\.yaml:\d+: /],
  ])('names the place of %s', (_what, content, message) => {
    expect(() => readResource(write(content))).toThrow(message);
  });

  it('tells the line of a wrong value', () => {
    const line = text.split('\n').findIndex((one) => one.includes('compare: case')) + 1;
    const file = write(text.replace('compare: case-insensitive', 'compare: fuzzy'));
    expect(() => readResource(file)).toThrow(`${file}:${line}: `);
  });
});

describe('bindResource', () => {
  it('joins roles and operations, and finds how a taken key is rejected', () => {
    const resource = bindResource(readResource(), operations);
    const [create] = operations as [Operation];
    expect(resource.operation('create')).toBe(create);
    expect(resource.operation('list')).toBeUndefined();
    expect(resource.roleOf(create)).toBe('create');
    expect(resource.taken).toMatchObject({ status: 400, code: 'DRS.10010065' });
  });

  it('says which operations there are, where one is lacking', () => {
    const file = { ...readResource(), operations: { create: 'createLink' } };
    expect(fits(file, operations)).toBe(false);
    expect(() => bindResource(file, operations)).toThrow(
      'the operation `createLink` is not in the description, which has `createConnection`',
    );
  });

  it('says which examples there are, where that of a taken key is lacking', () => {
    const key = { member: 'name', compare: 'exact', rejection: { example: 'gone' } } as const;
    const file = { ...readResource(), key };
    expect(() => bindResource(file, operations)).toThrow(/the example `gone` .*`name-taken`/);
  });
});
