import { createHash } from 'node:crypto';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Change, Place } from '../../../contracts/compare/change.ts';
import type { Level } from '../../../contracts/compare/levels.ts';
import { type ChangeId, meaningOf } from '../../../contracts/compare/ids.ts';
import tool from '../../../package.json' with { type: 'json' };
import { toJson } from '../../lib/text.ts';
import type { Judged, Judgement } from '../../compare/judge.ts';
import { verdictOf } from './verdict.ts';

const LEVELS = {
  breaking: 'error',
  warning: 'warning',
  compatible: 'note',
} as const satisfies Record<Level, string>;

/** A judgement as SARIF 2.1.0 (OASIS, March 2020), for code scanning and for editors. */
export function render(judgement: Judgement): string {
  const all = [...judgement.counted, ...judgement.allowed];
  const ids = [...new Set(all.map(({ change }) => change.id))].sort();
  const { exitCode } = judgement;
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: tool.name, semanticVersion: tool.version, rules: ids.map(describe) },
        },
        automationDetails: { id: `${tool.name}/compare/` },
        columnKind: 'utf16CodeUnits',
        invocations: [
          { executionSuccessful: true, exitCode, exitCodeDescription: verdictOf(judgement) },
        ],
        results: all.map((one) => resultOf(one, ids.indexOf(one.change.id))),
      },
    ],
  };
  return toJson(log);
}

function describe(id: ChangeId): ReportingDescriptor {
  const { sentence, levels } = meaningOf(id);
  return {
    id,
    shortDescription: { text: sentence },
    help: { text: `${sentence} Callers: ${levels.callers}. Implementers: ${levels.implementers}.` },
  };
}

function resultOf({ change, level, allowance }: Judged, ruleIndex: number): Result {
  return {
    ruleId: change.id,
    ruleIndex,
    level: LEVELS[level],
    message: { text: `${change.where}: ${change.message}` },
    locations: [{ physicalLocation: locate(change.new) }],
    relatedLocations: [
      { id: 1, message: { text: 'Before' }, physicalLocation: locate(change.old) },
    ],
    partialFingerprints: { 'change/v1': fingerprint(change) },
    properties: { ...change.levels },
    ...(allowance && {
      suppressions: [
        { kind: 'external' as const, status: 'accepted' as const, justification: allowance.reason },
      ],
    }),
  };
}

/** A path in the repository is relative to its root; `git:main:x` is a URI as it is, but for its characters. */
function locate({ file, line }: Place) {
  const uri = encodeURI(file.replaceAll('\\', '/'));
  const relative = !/^(\/|[a-z]+:)/i.test(uri);
  return {
    artifactLocation: { uri, ...(relative && { uriBaseId: '%SRCROOT%' }) },
    region: { startLine: line },
  };
}

/** The same for the same change of another run, wherever its lines have moved. */
function fingerprint({ id, where, message }: Change): string {
  return createHash('sha256')
    .update(JSON.stringify([id, where, message]))
    .digest('hex');
}
