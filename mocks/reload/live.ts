import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import source from '../../spec/generated/source.json' with { type: 'json' };
import { bindResource, type ResourceFile } from '../../spec/resource.ts';
import { type Catalogue, generatedCatalogue, OWN_RESOURCE } from '../catalogue.ts';
import { DescriptionError } from './description-error.ts';
import { watchFile } from '../lib/watch-file.ts';

/** The project's own description. */
const DESCRIPTION_FILE = fileURLToPath(new URL('../../spec/openapi.yaml', import.meta.url));

/** Where the description comes from, and who is told of its edits. */
export interface LiveOptions {
  /** The description's file; the project's own when absent. */
  readonly file?: string | undefined;
  /** File with what is known beside the description; the project's own when absent. */
  readonly resource?: string | undefined;
  /** Whether it is played by the stateful mock, which needs an operation that creates. */
  readonly stateful?: boolean | undefined;
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
  resource,
  stateful = false,
  watch,
  onEdit,
}: LiveOptions): Promise<Live> {
  const known = resource === undefined ? OWN_RESOURCE : await readResourceFile(resource);
  const checked = (catalogue: Catalogue) => {
    checkRoles(catalogue, { file, resource, known, stateful });
    return catalogue;
  };
  let turn = 0;
  const edit = async () => {
    const own = ++turn;
    const read = await load(file, known)
      .then(checked)
      .catch((error: unknown) => asProblem(file, error));
    // A later edit is being read by now.
    if (own !== turn) return;
    if (!(read instanceof DescriptionError)) catalogue = read;
    onEdit?.(read instanceof DescriptionError ? read : undefined);
  };
  const stop = watch ? watchFile(file, () => void edit()) : () => {};
  let catalogue: Catalogue;
  try {
    catalogue = checked(await firstCatalogue(file, known));
  } catch (error) {
    stop();
    throw error;
  }
  return {
    current: () => catalogue,
    close() {
      turn++;
      stop();
    },
  };
}

/** What was generated, where the file is the one that it was generated from: nothing to read then. */
async function firstCatalogue(file: string, known: ResourceFile): Promise<Catalogue> {
  const text = await readFile(file).catch(() => Buffer.alloc(0));
  const sha256 = createHash('sha256').update(text).digest('hex');
  return sha256 === source.sha256 ? generatedCatalogue(known) : load(file, known);
}

async function load(file: string, known: ResourceFile): Promise<Catalogue> {
  const { loadCatalogue } = await import('./load.ts');
  return loadCatalogue(file, known);
}

async function readResourceFile(file: string): Promise<ResourceFile> {
  // Loaded here, since the project's own was generated.
  const { readResource } = await import('../../spec/read-resource.ts');
  return readResource(file);
}

interface Wanted {
  readonly file: string;
  readonly resource: string | undefined;
  readonly known: ResourceFile;
  readonly stateful: boolean;
}

/**
 * Makes sure that a description has the operations that a given resource names, and one that creates
 * where the mock is to be stateful.
 */
function checkRoles({ operations }: Catalogue, { file, resource, known, stateful }: Wanted): void {
  const all = operations.map(({ operation }) => operation);
  if (resource !== undefined) bindResource(known, all);
  if (!stateful || operations.some(({ role }) => role === 'create')) return;
  const ids = all.map(({ id }) => `\`${id}\``).join(', ');
  throw new Error(
    `Failed to play ${file} statefully: no resource says which of its operations creates (${ids}). Name it in a resource file and pass that (--resource), or leave --stateful out.`,
  );
}

function asProblem(file: string, error: unknown): DescriptionError {
  return error instanceof DescriptionError
    ? error
    : new DescriptionError(file, 1, (error as Error).message);
}
