#!/usr/bin/env node
// What the package calls `drs-contract`: an older Node is told what to do before it reads anything newer.
import './require-node.mjs';

await import('./cli.ts');
