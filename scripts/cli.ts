#!/usr/bin/env node
import { addCanIDeployCommand } from './can-i-deploy.ts';
import { addCompareCommand } from './compare.ts';
import { addGenerateCommand } from './generate.ts';
import { addMockCommand } from './mock.ts';
import { createProgram, runProgram } from './program.ts';
import { addPublishCommand } from './publish.ts';
import { addStrengthCommand } from './strength.ts';
import { addVerifyCommand } from './verify.ts';

const program = createProgram(
  'drs-contract',
  'Contract tests and a mock server for creating a connection: POST /v5/{project_id}/connections',
);

addMockCommand(program);
addVerifyCommand(program);
addGenerateCommand(program);
addCompareCommand(program);
addStrengthCommand(program);
addPublishCommand(program);
addCanIDeployCommand(program);

await runProgram(program);
