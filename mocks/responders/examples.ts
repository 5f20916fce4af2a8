import type { Catalogue } from '../catalogue.ts';
import type { Answer, Responder } from '../exchange.ts';
import { type Preference, preferenceOf } from '../prefer.ts';
import { chooseExample, unknownPreference } from './choose-example.ts';

/** Generates an answer from the description's schemas; undefined where it has none of that status. */
export type Generate = (
  catalogue: Catalogue,
  preference: Preference,
) => Promise<Answer | undefined>;

/**
 * Picks a documented answer as Prism would: its choice depends on nothing but the verdict and the
 * `Prefer` header. Two things it does better: a refusal names the member that is wrong, and a valid
 * request gets the answer of the example that it is most like.
 */
export function createExamplesResponder(
  catalogue: () => Catalogue,
  generate: Generate = generateWithPrism,
): Responder {
  return {
    respond(request) {
      const current = catalogue();
      const preference = preferenceOf(request.prefer);
      if (preference?.dynamic && !preference.exampleKey && request.violations.length === 0)
        return generate(current, preference).then(
          (answer) => answer ?? unknownPreference(current, request.language),
        );
      return chooseExample(current, request, preference);
    },
    close: async () => {},
  };
}

async function generateWithPrism(
  catalogue: Catalogue,
  preference: Preference,
): Promise<Answer | undefined> {
  // Loaded here: Prism takes most of a second, and few ask for a generated answer.
  const { generateAnswer } = await import('./prism.ts');
  return generateAnswer(catalogue, preference);
}
