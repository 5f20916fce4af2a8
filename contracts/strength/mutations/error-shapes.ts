import { family } from '../mutation.ts';
import { SAMPLE } from '../samples.ts';
import { type Exchange, type Rewrite, rewriting } from '../seams.ts';

const CONTENT = '#/paths/~1v5~1{project_id}~1connections/post/responses/400/content';
const ERROR = '#/components/schemas/ApiError';
const CODE = `${ERROR}/properties/error_code`;
const MESSAGE = `${ERROR}/properties/error_msg`;

type Shape = (answer: Exchange['answer']) => Rewrite;

const SHAPES: readonly [name: string, against: string, shape: Shape][] = [
  ['no-error_code', `${ERROR}/required`, ({ error_msg }) => ({ body: { error_msg } })],
  ['empty-error_code', `${CODE}/minLength`, (answer) => ({ body: { ...answer, error_code: '' } })],
  ['numeric-error_code', `${CODE}/type`, (answer) => ({ body: { ...answer, error_code: 400 } })],
  ['null-error_code', `${CODE}/type`, (answer) => ({ body: { ...answer, error_code: null } })],
  ['no-error_msg', `${ERROR}/required`, ({ error_code }) => ({ body: { error_code } })],
  ['empty-error_msg', `${MESSAGE}/minLength`, (answer) => ({ body: { ...answer, error_msg: '' } })],
  ['null-error_msg', `${MESSAGE}/type`, (answer) => ({ body: { ...answer, error_msg: null } })],
  [
    'list-as-error_msg',
    `${MESSAGE}/type`,
    (answer) => ({ body: { ...answer, error_msg: ['bad'] } }),
  ],
  [
    'object-as-error_msg',
    `${MESSAGE}/type`,
    (answer) => ({ body: { ...answer, error_msg: { en: 'bad' } } }),
  ],
  ['nested-error', ERROR, (answer) => ({ body: { error: answer } })],
  ['list-of-errors', ERROR, (answer) => ({ body: [answer] })],
  [
    'camel-case-error',
    `${ERROR}/required`,
    ({ error_code, error_msg }) => ({ body: { errorCode: error_code, errorMsg: error_msg } }),
  ],
  [
    'code-and-message',
    `${ERROR}/required`,
    ({ error_code, error_msg }) => ({ body: { code: error_code, message: error_msg } }),
  ],
  [
    'problem-json',
    ERROR,
    () => ({
      body: { type: 'about:blank', title: 'Bad Request', status: 400 },
      ...text('application/problem+json'),
    }),
  ],
  ['html-error', ERROR, () => ({ text: '<h1>Bad Request</h1>', ...text('text/html') })],
  ['text-error', ERROR, () => ({ text: 'Bad Request', ...text('text/plain') })],
  ['empty-error', ERROR, () => ({ text: '' })],
  ['error-as-text-type', CONTENT, () => text('text/plain')],
  ['error-as-html-type', CONTENT, () => text('text/html; charset=utf-8')],
  ['error-of-no-type', CONTENT, () => text('application/octet-stream')],
];

/** Rejections whose body or content type is not that of an error of this API. */
export const errorShapes = family(
  'error shapes',
  SHAPES.map(([name, against, shape]) => ({
    name: `answers-${name}`,
    does: `Answers a rejection with ${name.replaceAll('-', ' ')}.`,
    against,
    how: () => rewriting(({ status, answer }) => (status === 400 ? shape(answer) : undefined)),
    probes: [{ body: { ...SAMPLE, name: 'no' } }],
  })),
);

function text(type: string): Rewrite {
  return { headers: { 'content-type': type } };
}
