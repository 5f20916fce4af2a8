import type { Adapter } from '../adapter.ts';

/** Zod schemas and a Zodios client. Of a schema with `allOf` beside `properties` it would keep neither. */
export const adapter: Adapter = {
  name: 'openapi-zod-client',
  package: 'openapi-zod-client',
  commands: (description) => [
    [
      'openapi-zod-client',
      description,
      '--output',
      'out/api.ts',
      '--additional-props-default-value=false',
    ],
  ],
  plain: true,
};
