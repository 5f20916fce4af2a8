import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCi } from '../../../scripts/broker/ci.ts';
import { readGit } from '../../../scripts/broker/git.ts';
import { findVersion } from '../../../scripts/broker/version.ts';

let repository: string;
let outside: string;
let commit: string;

beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'no-git-'));
  repository = mkdtempSync(join(tmpdir(), 'git-'));
  git('init', '--quiet', '--initial-branch=feature/one');
  writeFileSync(join(repository, 'file'), '1');
  git('add', '.');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '--quiet', '-m', 'first');
  commit = git('rev-parse', 'HEAD').trim();
});

afterAll(() => {
  for (const folder of [repository, outside]) rmSync(folder, { recursive: true });
});

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: repository, encoding: 'utf8' });
}

describe('findVersion', () => {
  it('takes the commit and the branch of git', async () => {
    const { version, warnings } = await findVersion({}, { cwd: repository, env: {} });
    expect(version).toEqual({ number: commit, branch: 'feature/one', tags: [] });
    expect(warnings).toEqual([]);
  });

  it('takes what is said before everything else', async () => {
    const flags = { appVersion: '1.4.0', branch: 'b', tag: ['t'], buildUrl: 'https://ci/2' };
    const env = { GITHUB_SHA: 'x', CI_JOB_URL: 'https://ci/1' };
    const { version } = await findVersion(flags, { cwd: repository, env });
    expect(version).toEqual({
      number: '1.4.0',
      branch: 'b',
      tags: ['t'],
      buildUrl: 'https://ci/2',
    });
  });

  it('warns that files differ from the commit, unless git does not know them', async () => {
    writeFileSync(join(repository, 'report.json'), '{}');
    expect(await readGit(repository)).toMatchObject({ dirty: false });
    writeFileSync(join(repository, 'file'), '2');
    const surroundings = { cwd: repository, env: {} };
    const found = await findVersion({}, surroundings);
    const other = await findVersion({ appVersion: '1' }, surroundings);
    writeFileSync(join(repository, 'file'), '1');
    expect(found.warnings).toEqual([
      `The work tree differs from ${commit}, under which this is known. Commit first.`,
    ]);
    expect(other.warnings).toEqual([]);
  });

  it('takes the branch of the CI system where a commit is checked out', async () => {
    git('checkout', '--quiet', '--detach');
    const env = { GITHUB_REF_NAME: 'main', GITHUB_REF_TYPE: 'branch' };
    const found = await findVersion({}, { cwd: repository, env });
    const nowhere = await findVersion({}, { cwd: repository, env: {} });
    git('checkout', '--quiet', 'feature/one');
    expect(found.version.branch).toBe('main');
    expect(nowhere.version.branch).toBeUndefined();
    expect(nowhere.warnings).toEqual([expect.stringContaining('No branch is known')]);
  });

  it('takes the commit of the CI system where there is no repository', async () => {
    const env = { CI_COMMIT_SHA: 'abc', CI_COMMIT_REF_NAME: 'main' };
    const { version } = await findVersion({}, { cwd: outside, env });
    expect(version).toMatchObject({ number: 'abc', branch: 'main' });
    await expect(findVersion({}, { cwd: outside, env: {} })).rejects.toThrow(
      `Failed to find the version: ${outside} is in no git repository with a commit. Pass`,
    );
  });
});

describe('readCi', () => {
  it.each<[string, Record<string, string>, object]>([
    [
      'a push at GitHub',
      {
        GITHUB_SHA: 'abc',
        GITHUB_REF_NAME: 'main',
        GITHUB_REF_TYPE: 'branch',
        GITHUB_HEAD_REF: '',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'a/b',
        GITHUB_RUN_ID: '7',
      },
      { commit: 'abc', branch: 'main', url: 'https://github.com/a/b/actions/runs/7' },
    ],
    [
      'a pull request at GitHub',
      { GITHUB_REF_NAME: '12/merge', GITHUB_HEAD_REF: 'feature/x', GITHUB_REF_TYPE: 'branch' },
      { branch: 'feature/x' },
    ],
    ['a tag at GitHub', { GITHUB_REF_NAME: 'v1', GITHUB_REF_TYPE: 'tag' }, {}],
    [
      'a push at GitLab',
      { CI_COMMIT_SHA: 'abc', CI_COMMIT_REF_NAME: 'main', CI_JOB_URL: 'https://gitlab/j/1' },
      { commit: 'abc', branch: 'main', url: 'https://gitlab/j/1' },
    ],
    [
      'a merge request at GitLab',
      { CI_COMMIT_REF_NAME: 'f', CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'f' },
      { branch: 'f' },
    ],
    ['a tag at GitLab', { CI_COMMIT_REF_NAME: 'v1', CI_COMMIT_TAG: 'v1' }, {}],
    [
      'Jenkins',
      { GIT_COMMIT: 'abc', GIT_BRANCH: 'origin/main', BUILD_URL: 'https://j/1' },
      { commit: 'abc', branch: 'main', url: 'https://j/1' },
    ],
    [
      'Azure',
      {
        BUILD_SOURCEVERSION: 'abc',
        BUILD_SOURCEBRANCH: 'refs/heads/feature/x',
        SYSTEM_COLLECTIONURI: 'https://dev.azure.com/org/',
        SYSTEM_TEAMPROJECT: 'my project',
        BUILD_BUILDID: '7',
      },
      {
        commit: 'abc',
        branch: 'feature/x',
        url: 'https://dev.azure.com/org/my%20project/_build/results?buildId=7',
      },
    ],
    ['a pull request that Azure builds', { BUILD_SOURCEBRANCH: 'refs/pull/1/merge' }, {}],
    ['nothing', {}, {}],
  ])('understands %s', (_, env, build) => {
    expect(readCi(env)).toEqual(build);
  });
});
