import { addBenchCommand } from './bench.ts';
import { addBuildCommand } from './build.ts';
import { addPactsCommand } from './pacts.ts';
import { addPicturesCommand } from './pictures.ts';
import { createProgram, runProgram } from './program.ts';

const program = createProgram(
  'npm run',
  'What the makers of this project run in a clone of it; no part of the package',
);

addPactsCommand(program);
addBenchCommand(program);
addBuildCommand(program);
addPicturesCommand(program);

await runProgram(program);
