import { describe, expect, it } from 'vitest';
import { DEFAULT_SELECTORS, readSelector } from '../../../contracts/broker/selectors.ts';

describe('readSelector', () => {
  it.each([
    ...DEFAULT_SELECTORS,
    { branch: 'feature/x', consumer: 'connection-client' },
    { branch: true },
    { tag: 'prod', latest: true, fallbackTag: 'main' },
    { tag: 'prod', latest: false },
    { deployed: true, environment: 'production' },
    { matchingBranch: true },
  ])('reads %j', (selector) => {
    expect(readSelector(JSON.stringify(selector))).toEqual(selector);
  });

  it.each([
    ['main', 'it is no JSON object'],
    ['["main"]', 'it is no JSON object'],
    ['null', 'it is no JSON object'],
    ['{"mainbranch":true}', '"mainbranch" is not known, but mainBranch, branch'],
    ['{"constructor":true}', '"constructor" is not known'],
    ['{"mainBranch":false}', '"mainBranch" must be true'],
    ['{"mainBranch":"true"}', '"mainBranch" must be true'],
    ['{"branch":" "}', '"branch" must be text'],
    ['{"environment":true}', '"environment" must be text'],
    ['{"latest":1}', '"latest" must be boolean'],
    ['{}', 'it chooses no version'],
    ['{"consumer":"connection-client"}', 'it chooses no version'],
  ])('refuses %s', (text, reason) => {
    expect(() => readSelector(text)).toThrow(`Failed to read the selector ${text}: ${reason}`);
  });
});
