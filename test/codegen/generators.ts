import type { Adapter } from './adapter.ts';
import { adapter as heyApi } from './hey-api/adapter.ts';
import { adapter as kubb } from './kubb/adapter.ts';
import { adapter as openapiTypescript } from './openapi-typescript/adapter.ts';
import { adapter as openapiZodClient } from './openapi-zod-client/adapter.ts';
import { adapter as orval } from './orval/adapter.ts';
import { adapter as swaggerTypescriptApi } from './swagger-typescript-api/adapter.ts';

/** The generators that are tried, one folder each. */
export const GENERATORS: readonly Adapter[] = [
  openapiTypescript,
  heyApi,
  orval,
  swaggerTypescriptApi,
  openapiZodClient,
  kubb,
];
