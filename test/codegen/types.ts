import { mkdirSync, writeFileSync } from 'node:fs';
import { CLAIMS } from './claims.ts';
import { compile, DEMANDS } from './compile.ts';

/** What became of one claim. `unusable`: code in keeping with the rule does not compile either. */
export type Verdict = 'kept' | 'lost' | 'unusable';

/** What the compiler says of the consumer in a folder with all that it imports, by file. */
export function compileConsumer(folder: string): Map<string, string[]> {
  return compile([`${folder}/consumer.ts`]);
}

/** Which demands beyond `strict` the generated code meets, in the order of `DEMANDS`. */
export function demandsMet(folder: string): Record<string, boolean> {
  const entries = Object.entries(DEMANDS).map(([name, options]) => {
    const found = compile([`${folder}/consumer.ts`], options);
    return [name, ![...found.keys()].some((file) => file.startsWith(`${folder}/out/`))];
  });
  return Object.fromEntries(entries) as Record<string, boolean>;
}

/** Puts every claim to the types that a consumer exports. */
export function judgeClaims(folder: string): Record<string, Verdict> {
  const dir = `${folder}/out/claims`;
  mkdirSync(dir, { recursive: true });
  const write = (name: string, code: string) => {
    const path = `${dir}/${name}.ts`;
    writeFileSync(
      path,
      `import type { Answer, Errors, Request } from '../../consumer.ts';\n${code}\n`,
    );
    return path;
  };
  const files = CLAIMS.map(({ rule, sound, broken }, index) => ({
    rule,
    sound: write(`${index}-sound`, sound),
    broken: write(`${index}-broken`, broken),
  }));
  const errors = compile(files.flatMap(({ sound, broken }) => [sound, broken]));
  return Object.fromEntries(
    files.map(({ rule, sound, broken }) => [
      rule,
      errors.has(sound) ? 'unusable' : errors.has(broken) ? 'kept' : 'lost',
    ]),
  );
}
