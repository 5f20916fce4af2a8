/** What a check belongs to. */
export type Suite = 'pacts' | 'cases' | 'laws';

/** Something that the document rules out or demands, and where it says so. */
export interface Rule {
  /** Stable name, to select it with, for example `ConnectionName.maxLength` or `law.echo`. */
  readonly id: string;
  /** One sentence in plain words, for somebody who has not read the description. */
  readonly summary: string;
  /** JSON pointer of the rule in the description, for example `#/components/schemas/Name/maxLength`. */
  readonly pointer: string;
  /** Line in the description, from 1. */
  readonly line: number;
  /** Row of the document's tables, for example `request body: name`; absent where the rule is not in a table. */
  readonly row?: string;
}

/** One thing that an implementation does other than the contract says. */
export interface Finding {
  /** One of the closed set in `codes.ts`, dotted, for example `response.status.unexpected`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** One sentence that names what was sent, what came back and what to do. */
  readonly message: string;
  readonly rule: Rule;
  readonly suite: Suite;
  /** Name of the check that noticed it. */
  readonly check: string;
  /** What was sent, as a curl command that can be pasted; secrets and token are placeholders. */
  readonly request?: string;
  readonly expected: string;
  readonly actual: string;
}

/** One case, interaction or trial of a law that was run. */
export interface Check {
  readonly name: string;
  readonly suite: Suite;
  /** Ids of the rules that it exercises. */
  readonly rules: readonly string[];
  readonly outcome: 'passed' | 'failed';
  /** Time that it took, in milliseconds. */
  readonly durationMs: number;
}

/** What became of one rule. */
export interface Coverage {
  readonly rule: Rule;
  readonly outcome: 'passed' | 'failed' | 'not exercised';
  /** How many checks exercised it. */
  readonly checks: number;
  /** True when no check exercised it since those that would were not selected. */
  readonly leftOut?: true;
  /** The field that resource.yaml lacks, without which no check could exercise it. */
  readonly lacks?: string;
}

/** An operation of the description that was not tried. */
export interface UntriedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

/** Where a service stopped responding, so that the rest was not sent. */
export interface CutShort {
  /** Name of the first check that was left without a response. */
  readonly check: string;
  /** Checks that were not run. */
  readonly left: number;
}

/** The result of one verification. */
export interface Report {
  /** Base URL of the implementation, without credentials. */
  readonly target: string;
  /** Start of the run, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Length of the run, in milliseconds. */
  readonly durationMs: number;
  /** Seed of everything that is drawn at random. */
  readonly seed: number;
  /** True when the run was stopped before its end. */
  readonly interrupted: boolean;
  /** Absent when every check was run, or the run was stopped from outside. */
  readonly cutShort?: CutShort;
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
  readonly coverage: readonly Coverage[];
  /** Operations of the description that were not asked for: their rules are not among those above. */
  readonly notAskedFor: readonly UntriedOperation[];
  /** Findings that a known deviation allows, with its reason and expiry (ISO date). */
  readonly deviations: readonly { finding: Finding; reason: string; expires: string }[];
}
