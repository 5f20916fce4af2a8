import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../contracts/compare/change.ts';
import { compareDescriptions } from '../../contracts/compare/compare-descriptions.ts';
import { isEnough, stepFor } from '../../contracts/compare/version.ts';
import { loadDescription, releases, RELEASES_FOLDER } from '../../scripts/compare/source.ts';
import type { Description } from '../../spec/description.ts';
import hashes from '../../spec/releases/releases.json' with { type: 'json' };

const versionOf = ({ root }: Description) => (root.info as { version: string }).version;

/** What is wrong with a description after a release; empty when nothing is. */
function complaints(release: Description, now: Description): string[] {
  const { changes } = compareDescriptions(release, now);
  const step = stepFor(changes);
  const versions = { old: versionOf(release), new: versionOf(now) };
  if (isEnough(step, versions)) return [];
  const told = changes.map(({ id, where, message }: Change) => `${id}: ${where}: ${message}`);
  return [
    `info.version ${versions.old} -> ${versions.new} needs a higher ${step} version`,
    ...told,
  ];
}

describe('the releases', () => {
  it('are frozen: each file is listed, and has the SHA-256 that it had', () => {
    const files = globSync('*/**/*.*', { cwd: RELEASES_FOLDER }).map((file) =>
      file.replaceAll('\\', '/'),
    );
    const found = files.sort().map((file) => {
      const bytes = readFileSync(join(RELEASES_FOLDER, file));
      return [file, createHash('sha256').update(bytes).digest('hex')];
    });
    expect(Object.fromEntries(found)).toEqual(hashes);
  });

  it('have the version of their folder, and pacts', async () => {
    expect(releases()).toContain('1.0.0');
    for (const version of releases()) {
      expect(versionOf(await loadDescription(`release:${version}`))).toBe(version);
      expect(globSync(`${version}/pacts/*.json`, { cwd: RELEASES_FOLDER })).not.toEqual([]);
    }
  });
});

describe('the description after the newest release', () => {
  it('has the version that its changes ask for', async () => {
    expect(complaints(await loadDescription('release:latest'), await loadDescription())).toEqual(
      [],
    );
  });

  it.each([
    [
      'callers',
      (root: Loose) => (root.components.schemas.DbType.enum = ['mysql']),
      '1.9.0',
      '2.0.0',
    ],
    [
      'implementers',
      (root: Loose) => root.components.schemas.DbType.enum.push('sqlite'),
      '1.9.0',
      '2.0.0',
    ],
    [
      'implementers only',
      (root: Loose) =>
        (root.components.schemas.CreateConnectionRequest.properties.note = { type: 'string' }),
      '1.0.1',
      '1.1.0',
    ],
    ['nobody', () => undefined, '0.9.0', '1.0.1'],
  ])('fails with too low a version when it breaks %s', async (_whom, change, low, enough) => {
    const release = await loadDescription('release:latest');
    const later = (version: string) => {
      const root = structuredClone(release.root) as unknown as Loose;
      change(root);
      root.info.version = version;
      return { ...release, root: root as never, at: at(root) } as Description;
    };
    expect(complaints(release, later(low))).toEqual(
      expect.arrayContaining([expect.stringMatching(/needs a higher (major|minor|none) version/)]),
    );
    expect(complaints(release, later(enough))).toEqual([]);
  });
});

/** The description as the changes above see it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any;

function at(root: Loose): Description['at'] {
  return (pointer) =>
    pointer
      .slice(2)
      .split('/')
      .reduce<Loose>((value, token) => value[token.replaceAll('~1', '/')], root);
}
