import type { Generate } from './examples.ts';

/** Generates a response with Prism, which is loaded here: it takes most of a second, and few ask for it. */
export const generateWithPrism: Generate = async (request, preference) => {
  const { generateResponse } = await import('./prism.ts');
  return generateResponse(request, preference);
};
