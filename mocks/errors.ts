import { randomUUID } from 'node:crypto';
import openapi from '../spec/generated/openapi.json' with { type: 'json' };
import type { ApiError, GatewayError } from '../spec/generated/types.ts';
import type { Answer, Language, Violation } from './exchange.ts';

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

/** The answer for an error, as the description's example of that name has it. */
export function errorAnswer(name: ErrorName, language: Language, parameter?: string): Answer {
  const example = openapi.components.examples[name].value;
  const body: ApiError | GatewayError = {
    ...example,
    error_msg: message(name, language, parameter),
    ...('request_id' in example && { request_id: randomUUID().replaceAll('-', '') }),
  };
  return { status: STATUS_OF[name], body };
}

/** The answer to a request that breaks rules: the first empty member, else the first invalid one. */
export function violationAnswer(violations: readonly Violation[], language: Language): Answer {
  const first = violations.find(({ kind }) => kind === 'empty') ?? violations[0];
  if (!first) throw new Error('Failed to answer: no violation given. Pass at least one.');
  return errorAnswer(`parameter-${first.kind}`, language, first.member);
}

/** The same answer in another language, where its body is one of the errors. */
export function translate(answer: Answer, language: Language): Answer {
  const name = ERROR_NAMES.find((candidate) => isExample(candidate, answer.body));
  if (!name || language === 'en-us') return answer;
  return {
    ...answer,
    body: { ...answer.body, error_msg: message(name, language, NAMED_PARAMETER[name]) },
  };
}

function isExample(name: ErrorName, body: object): boolean {
  const { error_code, error_msg } = openapi.components.examples[name].value;
  return (
    'error_msg' in body &&
    'error_code' in body &&
    body.error_code === error_code &&
    body.error_msg === error_msg
  );
}

function message(name: ErrorName, language: Language, parameter = ''): string {
  if (language === 'zh-cn') return CHINESE[name].replace('%s', () => parameter);
  const { error_msg } = openapi.components.examples[name].value;
  const named = NAMED_PARAMETER[name];
  return named ? error_msg.replace(named, () => parameter) : error_msg;
}

/** Keys of the examples of each documented status, in the order of the description. */
export const EXAMPLES_OF_STATUS = examplesOfStatus();

/** Status of each error: that of the answer in the description that lists its example. */
const STATUS_OF = Object.fromEntries(
  EXAMPLES_OF_STATUS.flatMap(([status, names]) => names.map((name) => [name, status])),
) as Record<ErrorName, number>;

function examplesOfStatus(): [status: number, names: string[]][] {
  const { responses } = openapi.paths['/v5/{project_id}/connections'].post;
  return Object.entries(responses).map(([status, response]) => {
    const { content } = '$ref' in response ? sharedResponse(response.$ref) : response;
    return [Number(status), Object.keys(content['application/json'].examples)];
  });
}

function sharedResponse(ref: string): { content: { 'application/json': { examples: object } } } {
  const name = ref.split('/').at(-1) as keyof typeof openapi.components.responses;
  return openapi.components.responses[name];
}
