import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What git knows of a work tree. Each is absent where git, or the repository, is not there to ask. */
interface GitState {
  /** Id of the commit that is checked out. */
  readonly commit?: string;
  /** Branch that is checked out; absent in CI systems, which check out a commit. */
  readonly branch?: string;
  /** True when a tracked file differs from the commit. */
  readonly dirty: boolean;
}

const TIMEOUT_MS = 10_000;

/** Asks git about the repository around a folder. */
export async function readGit(cwd: string): Promise<GitState> {
  const [commit, branch, changes] = await Promise.all([
    git(cwd, 'rev-parse', '--verify', 'HEAD'),
    git(cwd, 'symbolic-ref', '--short', '--quiet', 'HEAD'),
    git(cwd, 'status', '--porcelain', '--untracked-files=no'),
  ]);
  return { ...(commit && { commit }), ...(branch && { branch }), dirty: Boolean(changes) };
}

async function git(cwd: string, ...args: string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', args, { cwd, timeout: TIMEOUT_MS });
    return stdout.trim();
  } catch {
    return undefined;
  }
}
