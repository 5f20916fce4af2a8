import type { MockRequest, Responder } from '../exchange.ts';
import type { MockResponse } from '../response.ts';
import { chooseExample, unknownPreference } from './choose-example.ts';
import { type Preference, preferenceOf } from './prefer.ts';

/** Generates a response from the description's schemas; undefined where it has none of that status. */
export type Generate = (
  request: MockRequest,
  preference: Preference,
) => Promise<MockResponse | undefined>;

/**
 * Picks a documented response as Prism would: its choice depends on nothing but the verdict and the
 * `Prefer` header. Two things it does better: a rejection names the member that is wrong, and a
 * valid request gets the response of the example that it is most like. Where there is no example,
 * the response is generated from its schema.
 */
export function createExamplesResponder(generate: Generate): Responder {
  return {
    respond(request) {
      const { violations, operation, language } = request;
      const preference = preferenceOf(request.prefer);
      const isDynamic = preference?.dynamic && !preference.exampleKey && violations.length === 0;
      const chosen = isDynamic ? undefined : chooseExample(request, preference);
      if (chosen) return chosen;
      return generate(request, preference ?? {}).then(
        (response) => response ?? unknownPreference(operation, language),
      );
    },
    close: async () => {},
  };
}
