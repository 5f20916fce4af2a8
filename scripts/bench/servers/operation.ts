import type { Operation } from '../../../spec/operations.ts';
import { sampleOperation } from '../../lib/sample-operation.ts';

/** The operation that the subjects serve which know one by its description. */
export const OPERATION = sampleOperation() as Operation;
