import type { Catalogue } from '../catalogue.ts';
import type { Answer, Language, MockRequest, Violation } from '../exchange.ts';
import type { Preference } from '../prefer.ts';

/** The documented answer to a request; `preference` is undefined where the header can't be read. */
export function chooseExample(
  catalogue: Catalogue,
  request: MockRequest,
  preference: Preference | undefined,
): Answer {
  const { violations, language } = request;
  const { errors } = catalogue;
  if (preference && violations.length > 0 && !(preference.code === 400 && preference.exampleKey))
    return errors.answerTo(violations, language);
  const answer = preference && preferred(catalogue, request, preference);
  if (!answer) return unknownPreference(catalogue, language);
  return language === 'en-us'
    ? answer
    : { ...answer, body: errors.translate(answer.body, language) };
}

/** Undefined where the description has no such answer. */
function preferred(
  { examples }: Catalogue,
  { body, violations }: MockRequest,
  { code = 200, exampleKey }: Preference,
): Answer | undefined {
  const pair = code === 200 && !exampleKey ? examples.pairFor(body) : undefined;
  const names = examples.statuses.find(([status]) => status === code)?.[1];
  const key = exampleKey ?? pair?.key ?? names?.[0];
  if (!names || !key) return undefined;
  const why = pair?.why ?? 'Prefer asks for it';
  const found = examples.body(code, key);
  if (found) return { status: code, body: found, choice: { example: key, why } };
  // Like Prism: an example that the status does not have is looked for among the successes.
  const success = violations.length === 0 ? examples.body(200, key) : undefined;
  return success && { status: 200, body: success, choice: { example: key, why } };
}

/** The answer to a `Prefer` that no documented answer meets; names those that there are. */
export function unknownPreference({ errors, examples }: Catalogue, language: Language): Answer {
  const documented = examples.statuses.map(
    ([status, names]) => `code=${status} with example=${names.join('|')}`,
  );
  const violation: Violation = {
    member: 'Prefer',
    kind: 'invalid',
    message: `must name a documented answer: ${documented.join(', ')}`,
    rule: '#/paths/~1v5~1{project_id}~1connections/post/responses',
  };
  return { ...errors.answerTo([violation], language), violations: [violation] };
}
