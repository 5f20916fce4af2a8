import { type Exchange, type Rewrite, rewritingRejections } from '../changes.ts';
import { family } from '../mutation.ts';
import { CODE, ERROR, MESSAGE, ofStatus, REJECTION } from '../operation.ts';
import { INVALID } from '../samples.ts';

const CONTENT = ofStatus(REJECTION, 'content');
const REQUIRED = `${ERROR}/required`;
const OF_CODE = `${ERROR}/properties/${CODE}`;
const OF_MESSAGE = `${ERROR}/properties/${MESSAGE}`;

type Shape = (response: Exchange['response']) => Rewrite;

/** A member of the error has another value. */
const becomes =
  (member: string, value: unknown): Shape =>
  (response) => ({ body: { ...response, [member]: value } });

/** The error has these two members, or fewer, instead of its own. */
const called =
  (code: string, message: string): Shape =>
  (response) => ({ body: { [code]: response[CODE], [message]: response[MESSAGE] } });

const SHAPES: readonly [name: string, against: string, shape: Shape][] = [
  [`no-${CODE}`, REQUIRED, (response) => ({ body: { [MESSAGE]: response[MESSAGE] } })],
  [`empty-${CODE}`, `${OF_CODE}/minLength`, becomes(CODE, '')],
  [`numeric-${CODE}`, `${OF_CODE}/type`, becomes(CODE, 400)],
  [`null-${CODE}`, `${OF_CODE}/type`, becomes(CODE, null)],
  [`no-${MESSAGE}`, REQUIRED, (response) => ({ body: { [CODE]: response[CODE] } })],
  [`empty-${MESSAGE}`, `${OF_MESSAGE}/minLength`, becomes(MESSAGE, '')],
  [`null-${MESSAGE}`, `${OF_MESSAGE}/type`, becomes(MESSAGE, null)],
  [`list-as-${MESSAGE}`, `${OF_MESSAGE}/type`, becomes(MESSAGE, ['bad'])],
  [`object-as-${MESSAGE}`, `${OF_MESSAGE}/type`, becomes(MESSAGE, { en: 'bad' })],
  ['nested-error', ERROR, (response) => ({ body: { error: response } })],
  ['list-of-errors', ERROR, (response) => ({ body: [response] })],
  ['camel-case-error', REQUIRED, called('errorCode', 'errorMsg')],
  ['code-and-message', REQUIRED, called('code', 'message')],
  [
    'problem-json',
    ERROR,
    () => ({
      body: { type: 'about:blank', title: 'Bad Request', status: 400 },
      ...typed('application/problem+json'),
    }),
  ],
  ['html-error', ERROR, () => ({ text: '<h1>Bad Request</h1>', ...typed('text/html') })],
  ['text-error', ERROR, () => ({ text: 'Bad Request', ...typed('text/plain') })],
  ['empty-error', ERROR, () => ({ text: '' })],
  ['error-as-text-type', CONTENT, () => typed('text/plain')],
  ['error-as-html-type', CONTENT, () => typed('text/html; charset=utf-8')],
  ['error-of-no-type', CONTENT, () => typed('application/octet-stream')],
];

/** Rejections whose body or content type is not that of an error of this API. */
export const errorShapes = family(
  'error shapes',
  SHAPES.map(([name, against, shape]) => ({
    name: `answers-${name}`,
    does: `Responds to an invalid request with ${name.replaceAll('-', ' ')}.`,
    against,
    how: () => rewritingRejections(({ response }) => shape(response)),
    probes: [INVALID],
  })),
);

function typed(type: string): Rewrite {
  return { headers: { 'content-type': type } };
}
