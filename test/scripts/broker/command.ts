import { drsInProcess, type Outcome, type Surroundings } from '../in-process.ts';

/** Variables that would change what a command finds out. */
const STEERING =
  /^(PACT|GITHUB|CI|GIT|BUILD|CIRCLE|BUILDKITE|BITBUCKET|TRAVIS|SYSTEM|BRANCH|CHANGE)(_|$)/;

/** Runs the program in an environment without a broker and a CI system but those given. */
export function drs(
  args: readonly string[],
  { env = {}, ...where }: Surroundings = {},
): Promise<Outcome> {
  const steering = Object.keys(process.env).filter((name) => STEERING.test(name));
  const cleared = Object.fromEntries(steering.map((name) => [name, undefined]));
  return drsInProcess(args, { ...where, env: { ...cleared, ...env } });
}
