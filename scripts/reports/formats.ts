import type { Matrix } from '../broker/matrix.ts';
import type { Judgement } from '../compare/judge.ts';
import type { Report } from '../../contracts/findings/finding.ts';
import type { CompareReportOptions } from './compare/options.ts';
import type { VerifyReportOptions } from './verify/options.ts';

/** One format of a report. It is loaded when it is asked for, since no other command is to wait for it. */
interface Format<Subject, Options> {
  /** Its name in a folder of reports, where a command writes one. */
  readonly file?: string;
  readonly load: () => Promise<{ readonly render: Renderer<Subject, Options> }>;
}

/** Gives a report as text that ends in a line feed. */
type Renderer<Subject, Options> = (subject: Subject, options: Options) => string;

type Formats<Subject, Options> = Readonly<Record<string, Format<Subject, Options>>>;

/** What `verify --format` takes; `--report-dir` writes each. */
export const VERIFY_FORMATS = {
  pretty: { file: 'report.txt', load: () => import('./verify/pretty.ts') },
  json: { file: 'report.json', load: () => import('./verify/json.ts') },
  junit: { file: 'report.xml', load: () => import('./verify/junit.ts') },
  sarif: { file: 'report.sarif', load: () => import('./verify/sarif.ts') },
  github: { file: 'annotations.txt', load: () => import('./verify/github.ts') },
  gitlab: { file: 'code-quality.json', load: () => import('./verify/gitlab.ts') },
  html: { file: 'report.html', load: () => import('./verify/html.ts') },
} satisfies Formats<Report, VerifyReportOptions>;

/** What `compare --format` takes. */
export const COMPARE_FORMATS = {
  pretty: { load: () => import('./compare/pretty.ts') },
  json: { load: () => import('./compare/json.ts') },
  github: { load: () => import('./compare/github.ts') },
  sarif: { load: () => import('./compare/sarif.ts') },
  markdown: { load: () => import('./compare/markdown.ts') },
} satisfies Formats<Judgement, CompareReportOptions>;

/** What `can-i-deploy --format` takes. */
export const CAN_I_DEPLOY_FORMATS = {
  pretty: { load: () => import('./can-i-deploy/pretty.ts') },
  json: { load: () => import('./can-i-deploy/json.ts') },
  github: { load: () => import('./can-i-deploy/github.ts') },
} satisfies Formats<Matrix, object>;

/** A report in one format, as text that ends in a line feed. */
export async function render<Subject, Options>(
  { load }: Format<Subject, Options>,
  subject: Subject,
  options: Options,
): Promise<string> {
  return (await load()).render(subject, options);
}
