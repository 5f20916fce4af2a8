/** A description that the mock can't play. */
export class DescriptionError extends Error {
  override readonly name = 'DescriptionError';
  readonly file: string;
  /** Line of the fault, from 1. */
  readonly line: number;
  readonly reason: string;

  constructor(file: string, line: number, reason: string) {
    super(`Failed to read ${file}:${line}: ${reason}. Mend the description there.`);
    this.file = file;
    this.line = line;
    this.reason = reason;
  }
}
