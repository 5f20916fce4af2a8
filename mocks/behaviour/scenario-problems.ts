import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { type Position, syntaxMessage, type Yaml } from '../../spec/lib/yaml.ts';
import type { Statuses } from '../catalogue/examples.ts';
import { preferenceOf } from '../responders/prefer.ts';
import schema from './scenario.schema.json' with { type: 'json' };
import { parseDelay, parseFault, quote, VALID_FAULT } from './wishes.ts';

/** Something wrong with a scenario file. */
export interface ScenarioProblem {
  readonly file: string;
  /** From 1, as is the column; absent where the file can't be read at all. */
  readonly line?: number;
  readonly column?: number;
  /** What was found, and what is valid. */
  readonly reason: string;
}

/** What a text is meant to be, or undefined where it is that. */
type Check = (text: string) => string | undefined;
type Checks = { readonly [format: string]: Check };

/** Every problem of a scenario file, in the order of its lines. */
export function findProblems(file: string, yaml: Yaml, statuses: Statuses): ScenarioProblem[] {
  if (yaml.syntax) {
    const { line, column } = yaml.syntax;
    return [{ file, line, column, reason: syntaxMessage(yaml.syntax) }];
  }
  const { checks, validate } = validatorFor(statuses);
  validate(yaml.value);
  return (validate.errors ?? [])
    .filter(saysMore)
    .map((error) => ({
      file,
      ...positionOf(error, yaml),
      reason: reasonOf(error, checks),
    }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

function positionOf(error: ErrorObject, yaml: Yaml): Position {
  const key = keyOf(error);
  const path = tokensOf(error);
  return key === undefined ? yaml.positionOf(path) : yaml.positionOfName([...path, key]);
}

interface Validator {
  readonly checks: Checks;
  readonly validate: ValidateFunction;
}

/** Those of each list of documented responses, since to compile one takes longer than to read a file. */
const validators = new WeakMap<Statuses, Validator>();

function validatorFor(statuses: Statuses): Validator {
  const known = validators.get(statuses);
  if (known) return known;
  const checks = checksOf(statuses);
  const created = { checks, validate: createAjv(checks).compile(schema) };
  validators.set(statuses, created);
  return created;
}

/** The texts that a schema alone can't tell, by the name of their format. */
function checksOf(statuses: Statuses): Checks {
  return {
    delay: (text) =>
      parseDelay(text) ? undefined : schema.definitions.rule.properties.delay.description,
    fault: (text) => (parseFault(text) ? undefined : VALID_FAULT),
    prefer: (text) => checkPrefer(text, statuses),
    'regular-expression': checkPattern,
  };
}

/** The same reading of a preference as the responder's: 200 where it names no code. */
function checkPrefer(text: string, statuses: Statuses): string | undefined {
  const { code = 200, exampleKey, dynamic } = preferenceOf(text) ?? { code: 0 };
  const names = statuses.find(([status]) => status === code)?.[1];
  const wishes = exampleKey !== undefined || dynamic !== undefined || /\bcode=/.test(text);
  if (wishes && names && (exampleKey === undefined || names.includes(exampleKey))) return undefined;
  const documented = statuses.map(([status, keys]) => `code=${status}, example=${keys.join('|')}`);
  return `a documented response: ${documented.join('; ')}`;
}

function checkPattern(text: string): string | undefined {
  try {
    new RegExp(text, 'u');
    return undefined;
  } catch (error) {
    const why = (error as Error).message.split(': ').at(-1);
    return `a regular expression of JavaScript (${why})`;
  }
}

function createAjv(checks: Checks): Ajv {
  const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true });
  for (const [format, check] of Object.entries(checks)) {
    ajv.addFormat(format, (text: string) => check(text) === undefined);
  }
  return ajv;
}

/** Whether an error is not just the sum of others. */
function saysMore({ keyword, schemaPath }: ErrorObject): boolean {
  return keyword !== 'propertyNames' && !schemaPath.includes('/anyOf/');
}

function reasonOf(error: ErrorObject, checks: Checks): string {
  const { keyword, data } = error;
  const { description, properties } = error.parentSchema as {
    description: string;
    properties?: object;
  };
  const key = keyOf(error);
  if (keyword === 'additionalProperties') {
    return `${key} is not a member of ${placeOf(error)}. Valid are ${Object.keys(properties ?? {}).join(', ')}.`;
  }
  if (key !== undefined)
    return `${quote(key)} is no member path in ${placeOf(error)}. Write ${description}.`;
  if (keyword === 'anyOf') return `${placeOf(error)} asks for nothing. Write ${description}.`;
  const check = keyword === 'format' ? checks[String(error.params.format)] : undefined;
  return `${placeOf(error)} is ${found(data)}. Write ${check?.(String(data)) ?? description}.`;
}

function found(data: unknown): string {
  if (Array.isArray(data)) return data.length === 0 ? 'an empty list' : 'a list';
  if (data === null) return 'empty';
  if (typeof data !== 'object') return quote(data);
  return Object.keys(data).length === 0 ? 'without members' : 'a map';
}

/** `match.body.name of rule 2`, `rule 2`, `the file`. */
function placeOf(error: ErrorObject): string {
  const [index, ...members] = tokensOf(error);
  if (index === undefined) return 'the file';
  const rule = `rule ${Number(index) + 1}`;
  return members.length > 0 ? `${members.join('.')} of ${rule}` : rule;
}

/** The member that the error is about, where it is one too many or badly named. */
function keyOf({ params, propertyName }: ErrorObject): string | undefined {
  return propertyName ?? (params.additionalProperty as string | undefined);
}

function tokensOf({ instancePath }: ErrorObject): string[] {
  return instancePath
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
