import { describe, expect, it } from 'vitest';
import { generatedCatalogue } from '../../mocks/catalogue.ts';
import { ERROR_NAMES } from '../../mocks/errors.ts';

const { errors, examples } = generatedCatalogue();

describe('the catalogue of errors', () => {
  it('has every error example of the description, with its status', () => {
    const documented = examples.statuses.filter(([status]) => status !== 200);
    expect(documented.flatMap(([, names]) => names).sort()).toEqual([...ERROR_NAMES].sort());
    for (const [status, names] of documented)
      for (const name of names) expect(errors.answer(name as never, 'en-us').status).toBe(status);
  });

  it('names the parameter in both languages', () => {
    const messages = (['en-us', 'zh-cn'] as const).map((language) =>
      errors.answer('parameter-empty', language, 'ssl.$&'),
    );
    expect(messages.map(({ body }) => 'error_msg' in body && body.error_msg)).toEqual([
      'The parameter ssl.$& is empty.',
      'ssl.$&参数为空',
    ]);
  });

  it('gives each request an id of its own', () => {
    const ids = [1, 2].map(
      () => (errors.answer('token-missing', 'en-us').body as { request_id: string }).request_id,
    );
    expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });
});
