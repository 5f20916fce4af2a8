import type { Suite } from '../findings/finding.ts';
import { BENIGN } from './benign/index.ts';
import { MUTATIONS } from './mutations/index.ts';
import { LAYERS, type Outcome } from './trial.ts';

/** One line of the table. */
export interface FamilyScore {
  readonly family: string;
  readonly mutations: number;
  /** Killed by each layer alone. */
  readonly killedBy: Readonly<Record<Suite, number>>;
  /** Killed by all layers together. */
  readonly killed: number;
}

/** How strong the checks are. Holds nothing that differs between two runs that found the same. */
export interface Score {
  readonly total: FamilyScore;
  readonly families: readonly FamilyScore[];
  /** Mutants that no layer killed. */
  readonly survivors: readonly string[];
  readonly benign: number;
  /** Benign variants that were blamed, with the layers that did so. */
  readonly falseAlarms: readonly string[];
  /** Mutants that a single check killed, with that check. */
  readonly byOneCheckOnly: Readonly<Record<string, string>>;
  /** Layers that killed each mutant. */
  readonly mutants: Readonly<Record<string, readonly Suite[]>>;
  readonly variants: readonly string[];
}

/** Counts what became of the mutations and benign variants that were tried. */
export function scoreOf(outcomes: readonly Outcome[]): Score {
  const found = new Map(outcomes.map((outcome) => [outcome.name, outcome]));
  const tried = MUTATIONS.filter(({ name }) => found.has(name));
  const benign = BENIGN.filter(({ name }) => found.has(name));
  const killedBy = (name: string) => found.get(name)?.killedBy ?? [];
  const one = tried.filter(({ name }) => found.get(name)?.checks.length === 1);
  const families = [...new Set(tried.map(({ family }) => family))].map((family) => {
    const members = tried.filter((mutation) => mutation.family === family);
    return lineOf(family, members.map(nameOf).map(killedBy));
  });
  return {
    total: lineOf('all', tried.map(nameOf).map(killedBy)),
    families,
    survivors: tried.map(nameOf).filter((name) => killedBy(name).length === 0),
    benign: benign.length,
    falseAlarms: benign
      .filter(({ name }) => killedBy(name).length > 0)
      .map(({ name }) => `${name} (${killedBy(name).join(', ')})`),
    byOneCheckOnly: Object.fromEntries(
      one.map(({ name }) => [name, found.get(name)?.checks[0] ?? '']),
    ),
    mutants: Object.fromEntries(tried.map(({ name }) => [name, killedBy(name)])),
    variants: benign.map(nameOf),
  };
}

/** Whether every mutant was killed and no benign variant blamed. */
export function holds({ survivors, falseAlarms }: Score): boolean {
  return survivors.length === 0 && falseAlarms.length === 0;
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

function lineOf(family: string, killers: readonly (readonly Suite[])[]): FamilyScore {
  const count = (layer: Suite) => killers.filter((layers) => layers.includes(layer)).length;
  const killedBy = Object.fromEntries(LAYERS.map((layer) => [layer, count(layer)]));
  return {
    family,
    mutations: killers.length,
    killedBy: killedBy as FamilyScore['killedBy'],
    killed: killers.filter((layers) => layers.length > 0).length,
  };
}
