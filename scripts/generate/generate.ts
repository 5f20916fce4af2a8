import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Description, readDescription } from '../../spec/description.ts';
import { readOperations } from '../../spec/operations.ts';
import { readResource } from '../../spec/read-resource.ts';
import { fits, type ResourceFile } from '../../spec/resource.ts';
import { makeFolder } from '../lib/make-folder.ts';
import { generateSource } from './source.ts';
import { generateTypes } from './types.ts';
import { generateValidators } from './validators.ts';

/** Folder of everything that is generated from the description. */
export const GENERATED_FOLDER = fileURLToPath(new URL('../../spec/generated/', import.meta.url));

/** Everything generated from a description: file name in `spec/generated` → text. */
export async function generateAll(descriptionFile?: string): Promise<Map<string, string>> {
  const description = readDescription(descriptionFile);
  const { code, declarations } = await generateValidators(description);
  return new Map([
    ['openapi.json', `${JSON.stringify(description.root, null, 2)}\n`],
    ['resource.json', `${JSON.stringify(resourceFor(description), null, 2)}\n`],
    ['source.json', generateSource(description)],
    ['types.ts', await generateTypes(description)],
    ['validators.js', code],
    ['validators.d.ts', declarations],
  ]);
}

/** What OpenAPI can't say of the description's resource; null for a description of another API. */
function resourceFor(description: Description): ResourceFile | null {
  const file = readResource();
  return fits(file, readOperations(description.root)) ? file : null;
}

/**
 * Writes the generated files, into a folder that need not be there yet.
 * @throws Error naming the folder when it can't be written
 */
export async function writeAll(
  files: Map<string, string>,
  folder = GENERATED_FOLDER,
): Promise<void> {
  try {
    makeFolder(folder);
    for (const [name, text] of files) await writeFile(`${folder}/${name}`, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      `Failed to write to ${folder}: ${code ?? message}. Pass another folder with --out.`,
    );
  }
}

/** Names of the files in a folder that are missing, or differ from what would be generated. */
export async function staleFiles(
  files: Map<string, string>,
  folder = GENERATED_FOLDER,
): Promise<string[]> {
  const stale: string[] = [];
  for (const [name, text] of files) {
    const present = await readFile(`${folder}/${name}`, 'utf8').catch(() => undefined);
    if (present !== text) stale.push(name);
  }
  return stale;
}
