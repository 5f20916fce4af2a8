// Generated from spec/openapi.yaml by `npm run generate`. Do not edit.
import type { CreateConnectionRequest, Connection, ApiError, GatewayError } from './types.js';

/** One broken rule. */
export interface SchemaError {
  /** Ajv's name of the rule, for example `maxLength`. */
  keyword: string;
  /** JSON pointer of the member in the body. */
  instancePath: string;
  /** JSON pointer of the rule in `spec/openapi.yaml`. */
  schemaPath: string;
  params: Record<string, unknown>;
  message?: string;
}

/** Tells whether a body is valid; when it is not, `errors` holds every broken rule until the next call. */
export interface Validate<T> {
  (body: unknown): body is T;
  errors?: SchemaError[] | null;
}

export declare const validateCreateConnectionRequest: Validate<CreateConnectionRequest>;
export declare const validateConnection: Validate<Connection>;
export declare const validateApiError: Validate<ApiError>;
export declare const validateGatewayError: Validate<GatewayError>;

/** Validators of the request bodies, by `operationId`. */
export declare const requestValidators: { readonly [operationId: string]: Validate<unknown> };

/** Validators of the response bodies, by `operationId` and status. */
export declare const responseValidators: {
  readonly [operationId: string]: { readonly [status: string]: Validate<unknown> };
};
