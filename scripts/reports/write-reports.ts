import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../contracts/findings/finding.ts';
import { makeFolder } from '../lib/make-folder.ts';
import { render, VERIFY_FORMATS } from './formats.ts';
import type { VerifyReportOptions } from './verify/options.ts';

const FORMATS = Object.values(VERIFY_FORMATS);

/**
 * Makes a folder for reports, and takes those of an earlier run out of it, which nobody is to take for this one's.
 * @throws Error naming the path when it can't be written
 */
export function prepareReports(dir: string): void {
  attempt(dir, () => makeFolder(dir));
  for (const path of FORMATS.map(({ file }) => join(dir, file))) {
    attempt(path, () => rmSync(path, { force: true }));
  }
}

/**
 * Writes a report in every format into a folder, which is made when missing.
 * @returns the paths that were written
 * @throws Error naming the path when one can't be written
 */
export async function writeReports(
  report: Report,
  dir: string,
  options: VerifyReportOptions = {},
): Promise<string[]> {
  prepareReports(dir);
  const written = FORMATS.map(async (format) => {
    const path = join(dir, format.file);
    const text = await render(format, report, { ...options, colors: false, whole: true });
    attempt(path, () => writeFileSync(path, text));
    return path;
  });
  return Promise.all(written);
}

/** Path of the HTML report in a folder of reports. */
export function htmlFileIn(dir: string): string {
  return join(dir, VERIFY_FORMATS.html.file);
}

function attempt(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      `Failed to write reports to ${path}: ${code ?? message}. Pass another folder with --report-dir.`,
    );
  }
}
