import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Document, parseDocument } from 'yaml';
import { DESCRIPTION_FILE, type Description, readDescription } from '../../../spec/description.ts';

/** The project's description with a change, read from a file that is gone when this returns. */
export function changed(change: (document: Document) => void): Description {
  const folder = mkdtempSync(join(tmpdir(), 'description-'));
  try {
    const document = parseDocument(readFileSync(DESCRIPTION_FILE, 'utf8'));
    change(document);
    const file = join(folder, 'openapi.yaml');
    writeFileSync(file, document.toString());
    return readDescription(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Path of a part of a component's schema in the document. */
export function schemaPath(...tokens: string[]): string[] {
  return ['components', 'schemas', ...tokens];
}
