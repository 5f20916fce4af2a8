import { toJson } from '../reports/text.ts';
import type { Format } from './formats.ts';
import { renderGithub } from './github.ts';
import type { Judgement } from './judge.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPretty, type Sources } from './pretty.ts';
import { renderSarif } from './sarif.ts';
import { verdictOf } from './verdict.ts';

/** Version of the JSON; it changes when a member goes or changes its meaning. */
const JSON_VERSION = 1;

/** How a judgement is shown. */
export interface Show {
  readonly format: Format;
  readonly sources: Sources;
  readonly colors: boolean;
}

/** A judgement in one format, as text that ends in a line feed. */
export function render(judgement: Judgement, { format, sources, colors }: Show): string {
  switch (format) {
    case 'pretty':
      return renderPretty(judgement, sources, colors);
    case 'json':
      return renderJson(judgement, sources);
    case 'github':
      return renderGithub(judgement);
    case 'sarif':
      return renderSarif(judgement);
    case 'markdown':
      return renderMarkdown(judgement, sources);
  }
}

function renderJson(judgement: Judgement, sources: Sources): string {
  const { comparison, counted, allowed, unused, expired, demands, exitCode } = judgement;
  return toJson({
    version: JSON_VERSION,
    old: sources.old,
    new: sources.new,
    for: demands.audiences,
    verdict: { exitCode, line: verdictOf(judgement) },
    changes: counted.map(({ change, level }) => ({ level, ...change })),
    allowed: allowed.map(({ change, level, allowance }) => ({ level, ...change, allowance })),
    unusedAllowances: unused,
    expiredAllowances: expired,
    notCompared: comparison.notCompared,
  });
}
