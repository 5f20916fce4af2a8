import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { validateCreateConnectionRequest } from '../../spec/generated/validators.js';
import { withoutConditions } from './plain.ts';
import { judgeAnswers, judgeRequests } from './schemas.ts';
import { compileConsumer, demandsMet, judgeClaims } from './types.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(fileURLToPath(new URL('./trial-', import.meta.url)))));
afterEach(() => rmSync(folder, { recursive: true }));

function consumer(code: string): string {
  writeFileSync(`${folder}/consumer.ts`, code);
  return folder;
}

test('types without a rule have lost every one', () => {
  const types = ['Request', 'Answer'].map((name) => `export type ${name} = any;`).join('\n');
  const claims = judgeClaims(consumer(`${types}\nexport type Errors = Record<number, any>;`));
  expect(new Set(Object.values(claims))).toEqual(new Set(['lost']));
});

test('types that take nothing are unusable', () => {
  const types = ['Request', 'Answer', 'Errors'].map((name) => `export type ${name} = never;`);
  const claims = judgeClaims(consumer(types.join('\n')));
  expect(claims['a mandatory member']).toBe('unusable');
});

test('code that does not compile is noticed, with its line', () => {
  const errors = compileConsumer(consumer('export const a = 1;\nexport const b: string = a;'));
  expect([...errors.values()].flat()).toEqual([
    "2: TS2322 Type 'number' is not assignable to type 'string'.",
  ]);
});

test('a demand that generated code does not meet is noticed', () => {
  consumer(`export { Kind } from './out/kind.ts';`);
  mkdirSync(`${folder}/out`);
  writeFileSync(`${folder}/out/kind.ts`, 'export enum Kind { A }');
  const { erasableSyntaxOnly, verbatimModuleSyntax } = demandsMet(folder);
  expect({ erasableSyntaxOnly, verbatimModuleSyntax }).toEqual({
    erasableSyntaxOnly: false,
    verbatimModuleSyntax: true,
  });
});

test('validators are judged by what they refuse', () => {
  const all = judgeRequests({ safeParse: () => ({ success: true }) });
  expect(Object.values(all.byKeyword).map(({ refused }) => refused)).toEqual(
    Object.values(all.byKeyword).map(() => 0),
  );
  const none = judgeRequests({ safeParse: () => ({ success: false }) });
  expect(none.refusesValid.length).toBeGreaterThan(100);
  const right = judgeRequests({
    safeParse: (it) => ({ success: validateCreateConnectionRequest(it) }),
  });
  expect(right.refusesValid).toEqual([]);
  for (const { refused, all } of Object.values(right.byKeyword)) expect(refused).toBe(all);
});

test('a validator that refuses every answer is no validator of answers', () => {
  expect(() => judgeAnswers({ safeParse: () => ({ success: false }) })).toThrow(
    'refuses every one',
  );
});

test('the plain description keeps what is no condition', () => {
  const plain = withoutConditions({
    allOf: [{ if: {}, then: {} }, { type: 'object' }],
    minLength: 1,
  });
  expect(plain).toEqual({ allOf: [{ type: 'object' }], minLength: 1 });
  expect(withoutConditions({ a: [{ allOf: [{ if: {} }] }] })).toEqual({ a: [{}] });
});
