import type { AppVersion } from '../../contracts/broker/publish-results.ts';
import { readCi } from './ci.ts';
import { readGit } from './git.ts';
import type { VersionFlags } from './options.ts';

/** A version, and what should be known of how it was found. */
interface FoundVersion {
  readonly version: AppVersion;
  readonly warnings: readonly string[];
}

/** Where to look. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The version of the application: what the options say, else git, else the CI system.
 * @throws Error when none of them gives a version
 */
export async function findVersion(
  flags: VersionFlags,
  { cwd, env }: Surroundings = { cwd: process.cwd(), env: process.env },
): Promise<FoundVersion> {
  const git = await readGit(cwd);
  const ci = readCi(env);
  const number = flags.appVersion ?? git.commit ?? ci.commit;
  if (!number) {
    throw new Error(
      `Failed to find the version: ${cwd} is in no git repository with a commit. Pass the version as an option, see --help.`,
    );
  }
  // In CI the commit is checked out, not the branch.
  const branch = flags.branch ?? git.branch ?? ci.branch;
  const buildUrl = flags.buildUrl ?? ci.url;
  const isFromGit = !flags.appVersion && git.commit !== undefined;
  return {
    version: { number, branch, tags: flags.tag ?? [], buildUrl },
    warnings: [
      ...(isFromGit && git.dirty
        ? [`The work tree differs from ${number}, under which this is known. Commit first.`]
        : []),
      ...(branch
        ? []
        : ['No branch is known, so no selector by branch will find this. Pass --branch.']),
    ],
  };
}
