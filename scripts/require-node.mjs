// Loaded before every command, in plain JavaScript: an older Node can't read what is behind it.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const needed = [24, 18];
const [major, minor] = process.versions.node.split('.').map(Number);

// A clone has modules of its own; the package stands among those of another project.
const modules = new URL('../node_modules/', import.meta.url);
const isClone = existsSync(modules);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  process.stderr.write(
    `Failed to start: Node ${needed.join('.')} or newer is needed, ${process.versions.node} found.\n` +
      (isClone
        ? 'This project brings its own Node through npm; its install script was not run. ' +
          'Run `npm rebuild node --ignore-scripts=false` in this folder, or install Node 24.\n'
        : 'Install Node 24, or add it to your project: `npm install --save-dev node@24`.\n'),
  );
  process.exit(2);
}

// Code that was stripped and compiled once is not stripped and compiled again: half the time of a start.
module.enableCompileCache(isClone ? fileURLToPath(new URL('.cache/node', modules)) : undefined);
