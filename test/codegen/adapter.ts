/** A command line: the program and its arguments. */
export type CommandLine = readonly [program: string, ...args: string[]];

/** How one generator is used. Its packages are in the `package.json` of its folder, its consumer in `consumer.ts`. */
export interface Adapter {
  /** Folder of the generator. */
  readonly name: string;
  /** Package whose version counts. */
  readonly package: string;
  /** Command lines for a description, run in the folder; they write to its folder `out`. */
  readonly commands: (description: string) => readonly CommandLine[];
  /** File beside the adapter that holds its options. */
  readonly configuration?: string;
  /** True where the generator needs the description without its conditional rules. */
  readonly plain?: boolean;
}
