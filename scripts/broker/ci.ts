/** What a CI system says of the build that runs, in the environment. */
interface CiBuild {
  readonly commit?: string;
  readonly branch?: string;
  readonly url?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the variables of GitHub Actions, GitLab, Jenkins, Azure, CircleCI, Buildkite, Bitbucket and Travis. */
export function readCi(env: Environment): CiBuild {
  const commit = first(env, [
    'GITHUB_SHA',
    'CI_COMMIT_SHA',
    'GIT_COMMIT',
    'BUILD_SOURCEVERSION',
    'CIRCLE_SHA1',
    'BUILDKITE_COMMIT',
    'BITBUCKET_COMMIT',
    'TRAVIS_COMMIT',
  ]);
  const branch = branchOf(env);
  const url = buildUrlOf(env);
  return { ...(commit && { commit }), ...(branch && { branch }), ...(url && { url }) };
}

function branchOf(env: Environment): string | undefined {
  // Of a pull request the branch that is to be merged; otherwise its number would be taken for a branch, or a tag.
  const github = env.GITHUB_REF_TYPE === 'tag' ? undefined : env.GITHUB_REF_NAME;
  const gitlab = env.CI_COMMIT_TAG ? undefined : env.CI_COMMIT_REF_NAME;
  const found =
    first(env, ['GITHUB_HEAD_REF', 'CI_MERGE_REQUEST_SOURCE_BRANCH_NAME', 'CHANGE_BRANCH']) ??
    first(env, ['SYSTEM_PULLREQUEST_SOURCEBRANCH', 'TRAVIS_PULL_REQUEST_BRANCH']) ??
    (github || gitlab) ??
    first(env, ['BRANCH_NAME', 'GIT_BRANCH', 'BUILD_SOURCEBRANCH', 'CIRCLE_BRANCH']) ??
    first(env, ['BUILDKITE_BRANCH', 'BITBUCKET_BRANCH', 'TRAVIS_BRANCH']);
  if (!found || /^refs\/(tags|pull)\//.test(found)) return undefined;
  return found.replace(/^(refs\/heads|origin)\//, '');
}

function buildUrlOf(env: Environment): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  if (server && repository && run) return `${server}/${repository}/actions/runs/${run}`;
  const { SYSTEM_COLLECTIONURI: azure, SYSTEM_TEAMPROJECT: project, BUILD_BUILDID: build } = env;
  if (azure && project && build) {
    return `${azure}${encodeURIComponent(project)}/_build/results?buildId=${build}`;
  }
  return first(env, [
    'CI_JOB_URL',
    'BUILD_URL',
    'CIRCLE_BUILD_URL',
    'BUILDKITE_BUILD_URL',
    'TRAVIS_BUILD_WEB_URL',
  ]);
}

function first(env: Environment, names: readonly string[]): string | undefined {
  return names.map((name) => env[name]).find(Boolean);
}
