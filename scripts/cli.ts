#!/usr/bin/env node
import { createCli } from './lib/cli.ts';
import { runProgram } from './lib/program.ts';

await runProgram(createCli());
