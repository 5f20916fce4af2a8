import { describe, expect, it } from 'vitest';
import { generatedCatalogue, OWN_RESOURCE } from '../../mocks/catalogue.ts';

const { errors, statuses } = generatedCatalogue();

describe('the catalogue of errors', () => {
  it('knows every error example of the description, with its status', () => {
    const documented = statuses.filter(([status]) => status !== 200);
    const known = Object.keys(OWN_RESOURCE.errors ?? {});
    expect(documented.flatMap(([, names]) => names).sort()).toEqual(known.sort());
    for (const [status, names] of documented)
      for (const name of names) expect(errors.example(name, 'en-us')?.status).toBe(status);
  });

  it('names the parameter in both languages', () => {
    const messages = (['en-us', 'zh-cn'] as const).map((language) =>
      errors.response('parameter-empty', language, 'ssl.$&'),
    );
    expect(messages.map(({ body }) => (body as { error_msg: string }).error_msg)).toEqual([
      'The parameter ssl.$& is empty.',
      'ssl.$&参数为空',
    ]);
  });

  it('gives each request an id of its own', () => {
    const ids = [1, 2].map(
      () =>
        (errors.response('credential-missing', 'en-us').body as { request_id: string }).request_id,
    );
    expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });
});
