import type { Benign } from '../mutation.ts';
import { connections } from './connections.ts';
import { rejections } from './rejections.ts';
import { requests } from './requests.ts';
import { responses } from './responses.ts';

/** Changes that the document and the description leave open: the checks must pass them all. */
export const BENIGN: readonly Benign[] = [...responses, ...rejections, ...requests, ...connections];
