import { createHash } from 'node:crypto';
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import type { Finding, Report, Rule } from '../../../contracts/findings/finding.ts';
import tool from '../../../package.json' with { type: 'json' };
import { placeIn } from './copy.ts';
import type { VerifyReportOptions } from './options.ts';
import { DESCRIPTION, type Demands, judge, placeOf } from './summary.ts';
import { clip, toJson } from '../../lib/text.ts';

/** Longest text of one result. */
const LIMIT = 20_000;

/** The report as SARIF 2.1.0 (OASIS, March 2020), for code scanning and for editors. */
export function render(report: Report, options: VerifyReportOptions = {}): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [runOf(report, options)],
  };
  return toJson(log);
}

function runOf(report: Report, options: VerifyReportOptions): Run {
  const rules = rulesOf(report);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const result = (finding: Finding) =>
    resultOf(finding, indexes.get(finding.rule.id) as number, options);
  return {
    tool: {
      driver: { name: tool.name, semanticVersion: tool.version, rules: rules.map(describe) },
    },
    automationDetails: { id: `${tool.name}/` },
    columnKind: 'utf16CodeUnits',
    invocations: [invocationOf(report, options)],
    results: [
      ...report.findings.map(result),
      // Section 3.27.23: what a known deviation allows is reported, as suppressed.
      ...report.deviations.map(({ finding, reason, expires }) => ({
        ...result(finding),
        suppressions: [
          {
            kind: 'external' as const,
            status: 'accepted' as const,
            justification: `${reason} (until ${expires})`,
          },
        ],
      })),
    ],
    properties: { target: report.target, seed: report.seed },
  };
}

function invocationOf(report: Report, demands: Demands) {
  const { exitCode, line } = judge(report, demands);
  const end = new Date(Date.parse(report.startedAt) + report.durationMs);
  return {
    executionSuccessful: exitCode !== 2,
    exitCode,
    exitCodeDescription: line,
    startTimeUtc: report.startedAt,
    endTimeUtc: end.toISOString(),
  };
}

/** Every rule that the run knows, each once, by line. */
function rulesOf({ coverage, findings, deviations }: Report): readonly Rule[] {
  const all = [...coverage, ...findings, ...deviations.map(({ finding }) => finding)];
  const byId = new Map(all.map(({ rule }) => [rule.id, rule]));
  return [...byId.values()].sort((a, b) => a.line - b.line);
}

function describe(rule: Rule): ReportingDescriptor {
  const row = rule.row ? ` Row of the document: ${rule.row}.` : '';
  return {
    id: rule.id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.summary },
    help: { text: `${rule.summary} Stated at ${placeOf(rule)}, ${rule.pointer}.${row}` },
    properties: { pointer: rule.pointer, ...(rule.row ? { row: rule.row } : {}) },
  };
}

function resultOf(finding: Finding, ruleIndex: number, { copy }: VerifyReportOptions): Result {
  const { rule, severity, message, expected, actual, request, code, check, suite } = finding;
  const at = copy ? placeIn(copy, rule) : { path: DESCRIPTION, line: rule.line };
  const parts = [message, `Expected: ${expected}`, `Actual: ${actual}`];
  if (request) parts.push(`Sent: ${request}`);
  return {
    ruleId: rule.id,
    ruleIndex,
    level: severity,
    message: { text: parts.map((part) => clip(part, LIMIT)).join('\n') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(at.path), uriBaseId: '%SRCROOT%' },
          region: { startLine: at.line },
        },
      },
    ],
    partialFingerprints: { 'finding/v1': fingerprint(finding) },
    properties: { code, check, suite },
  };
}

/** The same for the same finding of another run: neither line nor what was sent or came back counts. */
export function fingerprint({ code, rule, suite, check }: Finding): string {
  return createHash('sha256')
    .update(JSON.stringify([code, rule.id, suite, check]))
    .digest('hex');
}
