import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startChild } from './child.ts';
import { post } from './post.ts';
import type { Answers } from './subjects/answers.ts';
import { ROOT, type Subject } from './subjects.ts';

const HELP_LIMIT_MS = 20_000;

/** What `mock --help` prints. */
export async function mockHelp(): Promise<string> {
  const args = ['scripts/cli.ts', 'mock', '--help'];
  const options = { cwd: ROOT, timeout: HELP_LIMIT_MS };
  return (await promisify(execFile)(process.execPath, args, options)).stdout;
}

/** Our own answers to the requests that are measured: the others are to send as many bytes. */
export async function askOwnAnswers(subject: Subject, signal?: AbortSignal): Promise<Answers> {
  const child = await startChild(subject, { reports: true, ...(signal && { signal }) });
  try {
    return { 200: await post(child.port, '200'), 400: await post(child.port, '400') };
  } finally {
    await child.end();
  }
}
