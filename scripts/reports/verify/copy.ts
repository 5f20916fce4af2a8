import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { readDescription } from '../../../spec/description.ts';
import { readOperations } from '../../../spec/operations.ts';
import type { Rule } from '../../../contracts/findings/finding.ts';
import { sampleOperation } from '../../lib/sample-operation.ts';
import { DESCRIPTION } from './summary.ts';

/** A copy of the description in the reader's repository: the file that annotations can point at. */
export interface DescriptionCopy {
  /** As annotations name it: relative to the working directory, the root of the repository in CI. */
  readonly path: string;
  /** Line, from 1, of the part at a JSON pointer, or of its nearest parent. */
  lineOf(pointer: string): number;
}

/**
 * Reads a copy of the description. It may be an older or a changed one: lines are found by JSON pointer.
 * @throws Error when it can't be read or does not describe the operation
 */
export function readCopy(path: string): DescriptionCopy {
  const description = readDescription(path);
  const operation = sampleOperation();
  const known = readOperations(description.root);
  if (operation && !known.some(({ pointer }) => pointer === operation.pointer)) {
    throw new Error(
      `Failed to read ${path}: it does not describe ${operation.method} ${operation.path}. Pass a copy of the description with --annotate.`,
    );
  }
  const shown = relative(process.cwd(), path).replaceAll('\\', '/');
  return { path: shown, lineOf: description.lineOf };
}

/** The copy at the place where the project itself keeps the description, if the working directory has one. */
export function ownCopy(): DescriptionCopy | undefined {
  if (!existsSync(DESCRIPTION)) return undefined;
  try {
    return readCopy(DESCRIPTION);
  } catch {
    // Another API's file of the same name.
    return undefined;
  }
}

/** File and line of a rule in the reader's repository. */
export function placeIn(copy: DescriptionCopy, rule: Rule): { path: string; line: number } {
  return { path: copy.path, line: copy.lineOf(rule.pointer) };
}
