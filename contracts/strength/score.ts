import type { Suite } from '../findings/finding.ts';
import { BENIGN } from './benign.ts';
import { FAULTS } from './mutations/index.ts';
import { LAYERS, type Outcome } from './trial.ts';

/** One line of the table. */
export interface FamilyScore {
  readonly family: string;
  readonly faults: number;
  /** Killed by each layer alone. */
  readonly killedBy: Readonly<Record<Suite, number>>;
  /** Killed by all layers together. */
  readonly killed: number;
}

/** How strong the checks are. Holds nothing that differs between two runs that found the same. */
export interface Score {
  readonly total: FamilyScore;
  readonly families: readonly FamilyScore[];
  /** Faults that no layer noticed. */
  readonly survivors: readonly string[];
  readonly benign: number;
  /** Benign variants that were blamed, with the layers that did so. */
  readonly falseAlarms: readonly string[];
  /** Faults that a single check noticed, with that check. */
  readonly byOneCheckOnly: Readonly<Record<string, string>>;
  /** Layers that noticed each fault. */
  readonly mutants: Readonly<Record<string, readonly Suite[]>>;
  readonly variants: readonly string[];
}

/** Counts what became of the faults and benign variants that were tried. */
export function scoreOf(outcomes: readonly Outcome[]): Score {
  const found = new Map(outcomes.map((outcome) => [outcome.name, outcome]));
  const tried = FAULTS.filter(({ name }) => found.has(name));
  const benign = BENIGN.filter(({ name }) => found.has(name));
  const noticedBy = (name: string) => found.get(name)?.noticedBy ?? [];
  const one = tried.filter(({ name }) => found.get(name)?.checks.length === 1);
  const families = [...new Set(tried.map(({ family }) => family))].map((family) => {
    const members = tried.filter((fault) => fault.family === family);
    return lineOf(
      family,
      members.map(({ name }) => noticedBy(name)),
    );
  });
  return {
    total: lineOf(
      'all',
      tried.map(({ name }) => noticedBy(name)),
    ),
    families,
    survivors: tried.map(({ name }) => name).filter((name) => noticedBy(name).length === 0),
    benign: benign.length,
    falseAlarms: benign
      .filter(({ name }) => noticedBy(name).length > 0)
      .map(({ name }) => `${name} (${noticedBy(name).join(', ')})`),
    byOneCheckOnly: Object.fromEntries(
      one.map(({ name }) => [name, found.get(name)?.checks[0] ?? '']),
    ),
    mutants: Object.fromEntries(tried.map(({ name }) => [name, noticedBy(name)])),
    variants: benign.map(({ name }) => name),
  };
}

/** Whether every fault was killed and no benign variant blamed. */
export function holds({ survivors, falseAlarms }: Score): boolean {
  return survivors.length === 0 && falseAlarms.length === 0;
}

function lineOf(family: string, noticed: readonly (readonly Suite[])[]): FamilyScore {
  const count = (layer: Suite) => noticed.filter((layers) => layers.includes(layer)).length;
  return {
    family,
    faults: noticed.length,
    killedBy: Object.fromEntries(LAYERS.map((layer) => [layer, count(layer)])) as Record<
      Suite,
      number
    >,
    killed: noticed.filter((layers) => layers.length > 0).length,
  };
}
