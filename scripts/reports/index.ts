import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../contracts/findings/finding.ts';
import { makeFolder } from '../lib/make-folder.ts';
import { FORMATS, type Format } from './formats.ts';
import { renderGithub } from './github.ts';
import { renderGitlab } from './gitlab.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { type PrettyOptions, renderPretty } from './pretty.ts';
import { renderSarif } from './sarif.ts';

export { FORMATS, type Format } from './formats.ts';

/** How each format is made, and its file in a folder of reports. */
const RENDERERS: Record<Format, { file: string; render(r: Report, o?: PrettyOptions): string }> = {
  pretty: { file: 'report.txt', render: renderPretty },
  json: { file: 'report.json', render: renderJson },
  junit: { file: 'report.xml', render: renderJunit },
  sarif: { file: 'report.sarif', render: renderSarif },
  github: { file: 'annotations.txt', render: renderGithub },
  gitlab: { file: 'code-quality.json', render: renderGitlab },
  html: { file: 'report.html', render: renderHtml },
};

/** A report in one format, as text that ends in a line feed. */
export function render(report: Report, format: Format, options: PrettyOptions = {}): string {
  return RENDERERS[format].render(report, options);
}

/**
 * Makes a folder for reports, and takes those of an earlier run out of it, which nobody is to take for this one's.
 * @throws Error naming the path when it can't be written
 */
export function prepareReports(dir: string): void {
  attempt(dir, () => makeFolder(dir));
  for (const path of FORMATS.map((format) => pathOf(dir, format))) {
    attempt(path, () => rmSync(path, { force: true }));
  }
}

/**
 * Writes a report in every format into a folder, which is made when missing.
 * @returns the paths that were written
 * @throws Error naming the path when one can't be written
 */
export function writeReports(report: Report, dir: string, options: PrettyOptions = {}): string[] {
  prepareReports(dir);
  return FORMATS.map((format) => {
    const path = pathOf(dir, format);
    const text = render(report, format, { ...options, colors: false, whole: true });
    attempt(path, () => writeFileSync(path, text));
    return path;
  });
}

/** Path of the HTML report in a folder of reports. */
export function htmlFileIn(dir: string): string {
  return pathOf(dir, 'html');
}

function pathOf(dir: string, format: Format): string {
  return join(dir, RENDERERS[format].file);
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
