import type { DescriptionCopy } from './copy.ts';
import type { Demands } from './summary.ts';

/** What a verification is shown with. */
export interface VerifyReportOptions extends Demands {
  /** Absent where the reader's repository has no copy; then annotations name no file. */
  readonly copy?: DescriptionCopy | undefined;
  readonly colors?: boolean | undefined;
  /** Show every rule in full: for a file, which nobody has to scroll back in. */
  readonly whole?: boolean | undefined;
  /** Path of the HTML report, where one was written. */
  readonly htmlFile?: string | undefined;
}
