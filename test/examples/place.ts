import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { DESCRIPTION_FILE } from '../../spec/description.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLI = `node --import ${ROOT}scripts/require-node.mjs ${ROOT}scripts/cli.ts`;
/** Longest run of one script, in milliseconds. */
const LIMIT_MS = 60_000;

/** What a script did. */
export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** The repository of a service in a temporary folder, where npm and npx lead to this project. */
export interface Place {
  readonly folder: string;
  /** Command lines that npm was called with. */
  calls(): string[];
  /** Runs a script with bash and these arguments, as a CI system does. */
  run(script: string, bash: readonly string[], env: Record<string, string>): Promise<Outcome>;
}

/** Which service a place starts: the stateful mock and `service.py` keep the contract; one that plays a looser
 * description does not. */
export type Service = 'good' | 'python' | 'broken' | 'none';

/** Whether Python is installed, for the service that is written in it. */
export const HAS_PYTHON = spawnSync('python3', ['--version']).status === 0;

/**
 * Makes a place, and the environment in which its service listens on a free port. When the test ends, the service does,
 * and the folder is removed.
 */
export async function createPlace(service: Service) {
  const folder = mkdtempSync(join(tmpdir(), 'service-'));
  const bin = join(folder, '.bin');
  mkdirSync(bin);
  shim(`${bin}/npm`, `echo "npm $*" >> ${folder}/calls`);
  shim(`${bin}/npx`, `[ "$1" = drs-contract ] && shift && exec ${CLI} "$@"`);
  const loose = readFileSync(DESCRIPTION_FILE, 'utf8').replace('maxLength: 50', 'maxLength: 60');
  writeFileSync(join(bin, 'loose.yaml'), loose);
  const port = await freePort();
  const commands = {
    good: `${CLI} mock --stateful --port ${port}`,
    python: `python3 ${ROOT}.github/examples/service.py ${ROOT}spec/generated/openapi.json ${port}`,
    broken: `${CLI} mock --stateful --port ${port} --description ${bin}/loose.yaml`,
    none: 'false',
  };
  const env = { START: commands[service], URL: `http://127.0.0.1:${port}` };
  onTestFinished(() => tidy(folder, env.URL));
  return { place: placeAt(folder, bin), env };
}

function placeAt(folder: string, bin: string): Place {
  return {
    folder,
    calls: () => readLines(`${folder}/calls`),
    async run(script, bash, env) {
      const file = join(folder, '.script');
      writeFileSync(file, script);
      const path = `${bin}${delimiter}${process.env.PATH}`;
      const child = spawn('bash', [...bash, file], {
        cwd: folder,
        env: { ...process.env, ...env, PATH: path },
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: LIMIT_MS,
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => (output += text));
      }
      const [code] = (await once(child, 'close')) as [number | null];
      return { code, output };
    },
  };
}

/** Puts a copy of the description, edited, where the workflows look for one. */
export function addDescription({ folder }: Place, edit = (text: string) => text): void {
  mkdirSync(join(folder, 'api'));
  writeFileSync(join(folder, 'api/openapi.yaml'), edit(readFileSync(DESCRIPTION_FILE, 'utf8')));
}

async function tidy(folder: string, url: string): Promise<void> {
  const [pid] = readLines(`${folder}/service.pid`);
  // Only then is it sure to be the service that has this id.
  if (pid && (await answers(url))) process.kill(Number(pid), 'SIGKILL');
  rmSync(folder, { recursive: true });
}

/** Whether something listens at a URL. */
export async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(1000) });
    return true;
  } catch {
    return false;
  }
}

function readLines(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

function shim(file: string, script: string): void {
  writeFileSync(file, `#!/usr/bin/env bash\n${script}\n`);
  chmodSync(file, 0o755);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
