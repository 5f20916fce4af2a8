import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type * as parsing from '@actions/workflow-parser';
import { build } from 'esbuild';
import { parse } from 'yaml';
import type { Outcome, Place } from './place.ts';

/** A step of a job. */
export interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** What the repository of a service has set up. */
export interface Settings {
  readonly vars?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
}

/** What GitHub's own parser says against a workflow. */
export async function problemsOf(file: string): Promise<string[]> {
  const { NoOperationTraceWriter, parseWorkflow } = await loadParser();
  const content = readFileSync(file, 'utf8');
  const { context } = parseWorkflow({ name: file, content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

/** The parser imports JSON without saying so, which Node refuses; bundled it has it inside. */
async function loadParser(): Promise<typeof parsing> {
  const { outputFiles } = await build({
    entryPoints: ['@actions/workflow-parser'],
    ...{ bundle: true, write: false, format: 'esm', platform: 'browser' },
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64');
  return (await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)) as typeof parsing;
}

/** The jobs of a workflow, at least one. */
export function jobsOf(file: string): [Job, ...Job[]] {
  const { jobs } = parse(readFileSync(file, 'utf8')) as { jobs: Record<string, Job> };
  return Object.values(jobs) as [Job, ...Job[]];
}

/**
 * Runs the steps of a job that have a script, as GitHub does: each with `bash -e`, after a failure only those whose
 * condition asks for it. Actions (`uses`) are left out.
 * @returns the outcome of each step that ran, by name
 */
export async function runJob(
  { env: written = {}, steps }: Job,
  {
    place,
    env: given,
    settings = {},
  }: { place: Place; env: Record<string, string>; settings?: Settings },
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const state = { place, settings, env: {}, failed: false };
  const filled = Object.entries(written).map(([name, text]) => [name, interpolate(text, state)]);
  const env = { ...(Object.fromEntries(filled) as Record<string, string>), ...given };
  const summary = { GITHUB_STEP_SUMMARY: join(place.folder, 'summary.md') };
  for (const step of steps) {
    const now = { ...state, env, failed: [...outcomes.values()].some(({ code }) => code !== 0) };
    if (!step.run || !applies(step.if, now)) continue;
    const script = interpolate(step.run, now);
    outcomes.set(step.name ?? step.run, await place.run(script, ['-e'], { ...env, ...summary }));
  }
  return outcomes;
}

interface State {
  readonly place: Place;
  readonly settings: Settings;
  readonly env: Readonly<Record<string, string>>;
  readonly failed: boolean;
}

/** Without a function of the status in it, a condition holds only while nothing has failed. */
function applies(condition: string | undefined, state: State): boolean {
  const [, inner = condition ?? 'true'] = /^\$\{\{(.*)\}\}$/s.exec(condition ?? '') ?? [];
  const asks = /\b(always|cancelled|failure|success)\(\)/.test(inner);
  const value = evaluate(asks ? inner : `success() && (${inner})`, state);
  return value.coerceString() === 'true';
}

function interpolate(text: string, state: State): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, inner: string) =>
    evaluate(inner, state).coerceString(),
  );
}

function evaluate(expression: string, { place, settings, env, failed }: State) {
  const flag = (name: string, value: boolean) => ({
    ...{ name, minArgs: 0, maxArgs: 0 },
    call: () => new data.BooleanData(value),
  });
  const functions = [
    flag('always', true),
    flag('cancelled', false),
    flag('success', !failed),
    flag('failure', failed),
    {
      ...{ name: 'hashFiles', minArgs: 1, maxArgs: 1 },
      call: (path: { coerceString(): string }) =>
        new data.StringData(existsSync(join(place.folder, path.coerceString())) ? 'a hash' : ''),
    },
  ];
  const { vars = {}, secrets = {} } = settings;
  const contexts = { vars, secrets, env };
  const parser = new Parser(
    new Lexer(expression.trim()).lex().tokens,
    Object.keys(contexts),
    functions,
  );
  const dictionaries = Object.entries(contexts).map(([key, value]) => ({
    key,
    value: dictionaryOf(value),
  }));
  const named = new Map(functions.map((one) => [one.name.toLowerCase(), one]));
  return new Evaluator(parser.parse(), new data.Dictionary(...dictionaries), named).evaluate();
}

function dictionaryOf(values: Readonly<Record<string, string>>) {
  const pairs = Object.entries(values).map(([key, value]) => ({
    key,
    value: new data.StringData(value),
  }));
  return new data.Dictionary(...pairs);
}
