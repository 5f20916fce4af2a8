import type { Command } from 'commander';
import { addCanIDeployCommand } from '../commands/can-i-deploy.ts';
import { addCompareCommand } from '../commands/compare.ts';
import { addGenerateCommand } from '../commands/generate.ts';
import { addMockCommand } from '../commands/mock.ts';
import { addPublishCommand } from '../commands/publish.ts';
import { addStrengthCommand } from '../commands/strength.ts';
import { addVerifyCommand } from '../commands/verify.ts';
import { createProgram } from './program.ts';

/** The program that users call `drs-contract`, with its commands. */
export function createCli(): Command {
  const program = createProgram(
    'drs-contract',
    'Contract tests and a mock server for one API, from its OpenAPI description',
  );

  addMockCommand(program);
  addVerifyCommand(program);
  addGenerateCommand(program);
  addCompareCommand(program);
  addStrengthCommand(program);
  addPublishCommand(program);
  addCanIDeployCommand(program);
  return program;
}
