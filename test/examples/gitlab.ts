import { execFile } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import type { Outcome, Place } from './place.ts';

const TOOL = fileURLToPath(new URL('../../node_modules/.bin/gitlab-ci-local', import.meta.url));

/** A job, with what it extends put in. */
export interface Job {
  readonly before_script?: readonly string[];
  readonly script: readonly string[];
  readonly after_script?: readonly string[];
  readonly artifacts?: {
    readonly when: string;
    readonly paths: readonly string[];
    readonly reports: Readonly<Record<string, string>>;
  };
}

/**
 * Which jobs a pipeline would have, by GitLab's own schema of its files and by the rules of each job.
 * @throws Error when the file breaks the schema
 */
export async function jobsOf(file: string, place: Place, variables: Record<string, string> = {}) {
  const given = Object.entries(variables).flatMap(([name, value]) => [
    '--variable',
    `${name}=${value}`,
  ]);
  const jobs = JSON.parse(await tool(file, place, ['--list-json', ...given])) as {
    name: string;
    when: string;
  }[];
  return jobs.filter(({ when }) => when !== 'never').map(({ name }) => name);
}

/** One job of a file, with what it extends put in. */
export async function jobOf(file: string, place: Place, name: string): Promise<Job> {
  const jobs = parse(await tool(file, place, ['--preview'])) as Record<string, Job>;
  return jobs[name] as Job;
}

/** Runs a job as GitLab does: the lines of its script in one shell, those of `after_script` in another, whatever came. */
export async function runJob(
  job: Job,
  place: Place,
  env: Record<string, string>,
): Promise<Outcome> {
  const lines = [...(job.before_script ?? []), ...job.script];
  const outcome = await place.run(lines.join('\n'), ['-eo', 'pipefail'], env);
  await place.run((job.after_script ?? []).join('\n'), ['-eo', 'pipefail'], env);
  return outcome;
}

async function tool(file: string, { folder }: Place, args: readonly string[]): Promise<string> {
  copyFileSync(file, join(folder, '.gitlab-ci.yml'));
  const options = { cwd: folder, timeout: 30_000, env: { ...process.env, HOME: folder } };
  await promisify(execFile)('git', ['init', '--quiet'], options);
  const { stdout } = await promisify(execFile)(TOOL, [...args], options);
  return stdout;
}
