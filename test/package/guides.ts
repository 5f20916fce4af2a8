import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StandIn, startStandIn } from '../fixtures/broker/stand-in.ts';
import { shows, stepsOf } from './guide.ts';
import type { Project } from './project.ts';
import { createReader, type Reader } from './reader.ts';

const INSTALL = 'npm install --save-dev ./drs-contract-0.1.0.tgz\n';

const TEXTS = [
  'README.md',
  '.github/guides/frontend-developer.md',
  '.github/guides/service-team.md',
  '.github/guides/code-generator.md',
];

/** Follows the README and the guides from top to bottom in a project that has the package, and compares what is printed. */
export function describeGuides(project: () => Project): void {
  describe.each(TEXTS)('%s', (name) => {
    let broker: StandIn;
    let reader: Reader;
    beforeAll(async () => {
      broker = await startStandIn();
      reader = await createReader(project().folder, broker.url);
    });
    afterAll(async () => {
      await reader?.leave();
      await broker?.close();
    });

    it('does what it says', { timeout: 120_000 }, async () => {
      const [install, ...steps] = stepsOf(await readFile(name, 'utf8')).filter(
        ({ flags }) => !flags.has('clone'),
      );
      // Done for the reader already, without asking a registry.
      expect(install?.text).toBe(INSTALL);
      expect(steps.length).toBeGreaterThan(1);
      for (const step of steps) {
        const { code, stdout, stderr } = await reader.follow(step);
        const where = `${step.text}\n${stdout}${stderr}`;
        expect(code, where).toBe(Number(step.flags.get('exit') ?? 0));
        if (step.output) expect(shows(step.output, stdout), where).toBe(true);
      }
      await rm(join(project().folder, 'src'), { recursive: true, force: true });
    });
  });
}
