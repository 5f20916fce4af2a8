import { addBenchCommand } from './commands/bench.ts';
import { addBuildCommand } from './commands/build.ts';
import { addFuzzCommand } from './commands/fuzz.ts';
import { addPactsCommand } from './commands/pacts.ts';
import { addPicturesCommand } from './commands/pictures.ts';
import { createProgram, runProgram } from './lib/program.ts';

const program = createProgram(
  'npm run',
  'What the makers of this project run in a clone of it; no part of the package',
);

addPactsCommand(program);
addBenchCommand(program);
addBuildCommand(program);
addFuzzCommand(program);
addPicturesCommand(program);

await runProgram(program);
