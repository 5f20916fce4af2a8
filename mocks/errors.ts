import type { ApiError, GatewayError } from '../spec/generated/types.ts';
import { keepText } from './answer-text.ts';
import type { Answer, Language, Violation } from './exchange.ts';
import { remember } from './remember.ts';
import { exampleOf, type OpenApi, statusesOf } from './openapi.ts';

/**
 * The messages in Chinese. Code, status and English message of an error are those of the example
 * with its name in the description; `%s` is the parameter that the example names.
 */
const CHINESE = {
  'name-taken': '连接名称已存在。',
  'parameter-empty': '%s参数为空',
  'parameter-invalid': '%s取值不合法',
  'body-malformed': '请求参数不合法。',
  'token-missing': 'IAM认证信息错误：未找到x-auth-token',
  'token-invalid': 'Token不合法。',
  'project-invalid': '项目ID不合法。',
  'operation-unknown': 'API不存在或未发布到环境。',
  'body-too-large': '请求体过大。',
  'content-type-unsupported': 'Content-Type不是application/json',
  'rate-exceeded': '已达到流控阈值。',
  'internal-error': '服务器内部错误。',
  'iam-unavailable': 'IAM服务当前不可用。',
} as const;

/** Name of an error, the key of its example in the description. */
export type ErrorName = keyof typeof CHINESE;

/** Names of all errors. */
export const ERROR_NAMES = Object.keys(CHINESE) as ErrorName[];

/** Parameter that the message of an example names. */
const NAMED_PARAMETER: Partial<Record<ErrorName, string>> = {
  'parameter-empty': 'endpoint.db_user',
  'parameter-invalid': 'name',
};

/** The errors of one version of the description. */
export interface Errors {
  /** The answer for an error, as the description's example of that name has it. */
  answer(name: ErrorName, language: Language, parameter?: string): Answer;
  /** The answer to a request that breaks rules: the first empty member, else the first invalid one. */
  answerTo(violations: readonly Violation[], language: Language): Answer;
  /** The same body in another language, where it is one of the errors. */
  translate(body: object, language: Language): object;
}

/** Reads the errors of a description. */
export function createErrors(openapi: OpenApi): Errors {
  const statuses = new Map(
    statusesOf(openapi).flatMap(([status, names]) => names.map((name) => [name, status])),
  );
  const constant = remember<Answer>();
  const create: Errors['answer'] = (name, language, parameter) => {
    const example = errorExample(openapi, name);
    const body: ApiError | GatewayError = {
      ...example,
      error_msg: message(name, example.error_msg, { language, parameter }),
      ...('request_id' in example && { request_id: crypto.randomUUID().replaceAll('-', '') }),
    };
    return { status: statuses.get(name) ?? 500, body, choice: { example: name, why: WHY[name] } };
  };
  const answer: Errors['answer'] = (name, language, parameter) => {
    if ('request_id' in errorExample(openapi, name)) return create(name, language, parameter);
    return constant(`${name} ${language} ${parameter}`, () => {
      const created = create(name, language, parameter);
      keepText(created.body);
      return created;
    });
  };
  return {
    answer,
    answerTo(violations, language) {
      const first = violations.find(({ kind }) => kind === 'empty') ?? violations[0];
      if (!first) throw new Error('Failed to answer: no violation given. Pass at least one.');
      return answer(`parameter-${first.kind}`, language, first.member);
    },
    translate: (body, language) => translate(openapi, body, language),
  };
}

/** Why the mock gives an error, for those who look at its log. */
const WHY: { readonly [name in ErrorName]: string } = {
  'name-taken': 'a connection of this name exists',
  'parameter-empty': 'a mandatory member is missing or empty',
  'parameter-invalid': 'a member breaks a rule',
  'body-malformed': 'the body is no JSON object',
  'token-missing': 'neither X-Auth-Token nor Authorization was sent',
  'token-invalid': 'the token is not valid',
  'project-invalid': 'the project is not valid',
  'operation-unknown': 'the description has no such operation',
  'body-too-large': 'the body is too large',
  'content-type-unsupported': 'the content type is not application/json',
  'rate-exceeded': 'too many requests',
  'internal-error': 'the mock failed',
  'iam-unavailable': 'a service behind it is not available',
};

function translate(openapi: OpenApi, body: object, language: Language): object {
  const name =
    language === 'en-us'
      ? undefined
      : ERROR_NAMES.find((candidate) => isExample(openapi, candidate, body));
  if (!name) return body;
  const { error_msg } = errorExample(openapi, name);
  return {
    ...body,
    error_msg: message(name, error_msg, { language, parameter: NAMED_PARAMETER[name] }),
  };
}

function isExample(openapi: OpenApi, name: ErrorName, body: object): boolean {
  const { error_code, error_msg } = errorExample(openapi, name);
  return (
    'error_msg' in body &&
    'error_code' in body &&
    body.error_code === error_code &&
    body.error_msg === error_msg
  );
}

function errorExample(openapi: OpenApi, name: ErrorName): ApiError | GatewayError {
  return exampleOf(openapi, name) as ApiError | GatewayError;
}

function message(
  name: ErrorName,
  english: string,
  { language, parameter = '' }: { language: Language; parameter: string | undefined },
): string {
  if (language === 'zh-cn') return CHINESE[name].replace('%s', () => parameter);
  const named = NAMED_PARAMETER[name];
  return named ? english.replace(named, () => parameter) : english;
}
