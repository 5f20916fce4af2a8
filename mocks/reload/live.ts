import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import source from '../../spec/generated/source.json' with { type: 'json' };
import { type Catalogue, generatedCatalogue } from '../catalogue.ts';
import { DescriptionError } from './description-error.ts';
import { watchFile } from './watch-file.ts';

/** The project's own description. */
const DESCRIPTION_FILE = fileURLToPath(new URL('../../spec/openapi.yaml', import.meta.url));

/** Where the description comes from, and who is told of its edits. */
export interface LiveOptions {
  /** The description's file; the project's own when absent. */
  readonly file?: string | undefined;
  /** Take over edits while the mock runs. */
  readonly watch?: boolean | undefined;
  /** Is told of each edit: undefined when it is in use, else why the last good version stays. */
  readonly onEdit?: (problem: DescriptionError | undefined) => void;
}

/** The description as it is now. */
export interface Live {
  current(): Catalogue;
  /** Stops watching. */
  close(): void;
}

/**
 * Reads the description, and again at each edit. A broken edit changes nothing.
 * @throws DescriptionError when it is broken at the start.
 */
export async function openLive({
  file = DESCRIPTION_FILE,
  watch,
  onEdit,
}: LiveOptions): Promise<Live> {
  let catalogue = await firstCatalogue(file);
  let turn = 0;
  const edit = async () => {
    const own = ++turn;
    const read = await load(file).catch((error: unknown) => asProblem(file, error));
    // A later edit is being read by now.
    if (own !== turn) return;
    if (!(read instanceof DescriptionError)) catalogue = read;
    onEdit?.(read instanceof DescriptionError ? read : undefined);
  };
  const stop = watch ? watchFile(file, () => void edit()) : () => {};
  return {
    current: () => catalogue,
    close() {
      turn++;
      stop();
    },
  };
}

/** What was generated, where the file is the one that it was generated from: nothing to read then. */
async function firstCatalogue(file: string): Promise<Catalogue> {
  const text = await readFile(file).catch(() => Buffer.alloc(0));
  const sha256 = createHash('sha256').update(text).digest('hex');
  return sha256 === source.sha256 ? generatedCatalogue() : load(file);
}

async function load(file: string): Promise<Catalogue> {
  const { loadCatalogue } = await import('./load.ts');
  return loadCatalogue(file);
}

function asProblem(file: string, error: unknown): DescriptionError {
  return error instanceof DescriptionError
    ? error
    : new DescriptionError(file, 1, (error as Error).message);
}
