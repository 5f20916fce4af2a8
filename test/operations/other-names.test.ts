import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHandlers } from '../../mocks/msw.ts';
import { createMock } from '../../mocks/server.ts';
import { setupServer } from 'msw/node';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compareDescriptions } from '../../contracts/compare/compare-descriptions.ts';
import { verify } from '../../contracts/verify.ts';
import { generateAll } from '../../scripts/generate/generate.ts';
import { parseDescription, readDescription } from '../../spec/description.ts';
import type { JsonObject } from '../../spec/lib/pointer.ts';
import { type Operation, readOperations } from '../../spec/operations.ts';
import { renamedFiles } from '../fixtures/descriptions/renamed.ts';

const files = renamedFiles();
const folder = mkdtempSync(join(tmpdir(), 'other-names-'));
afterAll(() => {
  files[Symbol.dispose]();
  rmSync(folder, { recursive: true });
});

const description = readDescription(files.descriptionFile);
const [operation] = readOperations(description.root) as [Operation];
const [mysql] = operation.examples as [Operation['examples'][number]];
const headers = { 'content-type': 'application/json', 'x-auth-token': 't' };
const body = JSON.stringify(mysql.request.value);

describe('a description with another path, another operation and other schemas', () => {
  it('is played from its examples', async () => {
    const mock = await createMock({
      description: files.descriptionFile,
      resource: files.resourceFile,
    });
    try {
      const send = (path: string, text: string) =>
        fetch(mock.url + path, { method: 'POST', headers, body: text });
      const created = await send('/v6/a/links', body);
      expect([created.status, await created.json()]).toEqual([200, mysql.response?.value]);
      const invalid = await send('/v6/a/links', '{"name":"x"}');
      expect([invalid.status, await invalid.json()]).toMatchObject([
        400,
        { error_code: 'DRS.M00201' },
      ]);
      expect((await send('/v5/a/connections', body)).status).toBe(404);
    } finally {
      await mock.close();
    }
  });

  it('is verified whole, cases and laws, against the mock that plays it', async () => {
    const mock = await createMock({
      description: files.descriptionFile,
      resource: files.resourceFile,
      stateful: true,
    });
    try {
      const report = await verify({
        baseUrl: mock.url,
        descriptionFile: files.descriptionFile,
        resourceFile: files.resourceFile,
        seed: 1,
      });
      const count = (suite: string) => report.checks.filter((one) => one.suite === suite).length;
      expect(report.findings).toEqual([]);
      expect([count('cases'), count('laws')]).toEqual([845, 120]);
      expect(report.coverage.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
      expect(report.coverage).toHaveLength(109);
    } finally {
      await mock.close();
    }
  });

  it('finds a service that breaks it', async () => {
    const mock = await createMock({
      description: files.descriptionFile,
      resource: files.resourceFile,
      stateful: true,
      validate: () => [],
    });
    try {
      const { findings } = await verify({
        baseUrl: mock.url,
        descriptionFile: files.descriptionFile,
        resourceFile: files.resourceFile,
        seed: 1,
        only: ['OtherConnectionName', 'OtherBaseEndpoint'],
      });
      expect(findings.length).toBeGreaterThan(10);
      expect(findings.every(({ request = '' }) => request.includes('/v6/'))).toBe(true);
    } finally {
      await mock.close();
    }
  });

  it('is generated: types that compile, a validator by the id of the operation', async () => {
    const generated = await generateAll(files.descriptionFile);
    for (const [name, text] of generated) writeFileSync(join(folder, name), text);
    const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], allowJs: false };
    const program = ts.createProgram(
      ['types.ts', 'validators.d.ts'].map((name) => join(folder, name)),
      {
        ...options,
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
      },
    );
    const problems = ts.getPreEmitDiagnostics(program);
    expect(problems.map(({ messageText }) => messageText)).toEqual([]);
    const { requestValidators } = (await import(join(folder, 'validators.js'))) as {
      requestValidators: { createLink: (value: unknown) => boolean };
    };
    expect(requestValidators.createLink(mysql.request.value)).toBe(true);
    expect(requestValidators.createLink({ name: 'x' })).toBe(false);
  });

  it('is compared with another version of itself', () => {
    const text = readFileSync(files.descriptionFile, 'utf8');
    const shorter = parseDescription(
      text.replace('"maxLength": 50', '"maxLength": 40'),
      'new.json',
    );
    const { changes } = compareDescriptions(description, shorter);
    expect(changes.map(({ id }) => id)).toEqual([
      'request.length.tightened',
      'response.length.tightened',
    ]);
  });

  it('is played by MSW', async () => {
    const handlers = await createHandlers({
      baseUrl: 'https://links.example.com',
      description: description.root,
      resource: parse(readFileSync(files.resourceFile, 'utf8')) as JsonObject,
    });
    const server = setupServer(...handlers);
    server.listen();
    try {
      const send = (text: string) =>
        fetch('https://links.example.com/v6/a/links', { method: 'POST', headers, body: text });
      expect(await (await send(body)).json()).toEqual(mysql.response?.value);
      expect((await send('{')).status).toBe(400);
    } finally {
      server.close();
    }
  });
});
