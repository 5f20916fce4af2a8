// Loaded before every command, in plain JavaScript: an older Node can't read the TypeScript behind it.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const needed = [24, 18];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  process.stderr.write(
    `Failed to start: Node ${needed.join('.')} or newer is needed, ${process.versions.node} found.\n` +
      'This project brings its own Node through npm; its install script was not run. ' +
      'Run `npm rebuild node --ignore-scripts=false` in this folder, or install Node 24.\n',
  );
  process.exit(2);
}

// TypeScript that was stripped and compiled once is not stripped and compiled again: half the time of a start.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url)));
