import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrokerPact } from '../../contracts/broker/find-pacts.ts';
import { type PactSource, readPacts } from '../../contracts/pacts/replay/pact-files.ts';
import type { Model } from '../../contracts/rules/model.ts';
import { readRules } from '../../contracts/rules/rules.ts';
import { readDescription } from '../../spec/description.ts';
import { quote } from './show.ts';

/** A pact of the broker, and its file. */
export interface Taken {
  readonly pact: BrokerPact;
  readonly source: PactSource;
  /** Why it can't be replayed; absent when it can. */
  readonly problem?: string;
}

/**
 * Writes pacts into a folder, one file each, and shows the broker's reasons for them.
 * @throws Error when one that must hold can't be replayed, or none can
 */
export async function takePacts(
  pacts: readonly BrokerPact[],
  folder: string,
  tell: (text: string) => void,
): Promise<Taken[]> {
  const model = readRules(readDescription());
  const taken: Taken[] = [];
  for (const [index, pact] of pacts.entries()) {
    const kind = pact.wip ? ' (work in progress)' : pact.pending ? ' (pending)' : '';
    tell(`${pact.name}${kind}\n`);
    for (const { text, when } of pact.notices) {
      if (when === 'before_verification') tell(quote(text));
    }
    taken.push(await take(pact, join(folder, `${index}.json`), model));
  }
  for (const { problem } of taken) if (problem) tell(`Warning: ${problem}\n`);
  if (taken.some(({ problem }) => problem === undefined)) return taken;
  throw new Error(
    'Failed to verify: none of the pacts of the broker can be replayed. Pass another --selector.',
  );
}

async function take(pact: BrokerPact, file: string, model: Model): Promise<Taken> {
  const { _links, _embedded, ...content } = pact.content;
  await writeFile(file, JSON.stringify(content));
  const source = { file, name: pact.consumer, pending: pact.pending };
  try {
    await readPacts([source], model);
    return { pact, source };
  } catch (error) {
    if (!pact.pending) throw error;
    return { pact, source, problem: (error as Error).message };
  }
}
