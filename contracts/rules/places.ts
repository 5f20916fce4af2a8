import type { Description } from '../../spec/description.ts';
import type { Operation } from '../../spec/operations.ts';
import type { Resource } from '../../spec/resource.ts';
import { isSchema, nameOf, walk } from '../../spec/schema/walk.ts';

/** Where a description says what the general rules and the laws are about; each undefined where it does not. */
export interface Places {
  readonly operation: string;
  readonly responses: string;
  readonly security: string | undefined;
  /** The Request Body Object. */
  readonly body: string | undefined;
  /** Where it says that a request must have one. */
  readonly bodyRequired: string | undefined;
  /** The schema of the request body. */
  readonly schema: string | undefined;
  readonly success: string | undefined;
  readonly rejection: string | undefined;
  readonly unauthorised: string | undefined;
  /** The example that rejects a key that is taken. */
  readonly taken: string | undefined;
  /** The schema of the member that must be unique. */
  readonly key: string | undefined;
  /** The schema of the id that the service assigns. */
  readonly id: string | undefined;
}

/** The places of an operation. */
export function placesOf(
  description: Description,
  operation: Operation,
  resource: Resource | undefined,
): Places {
  const { pointer, requestBody, rejection, unauthorised } = operation;
  const success = responseAt(operation.success[0]);
  const own = description.at(pointer);
  const hasOwnSecurity = isSchema(own) && own.security !== undefined;
  return {
    operation: pointer,
    responses: `${pointer}/responses`,
    security: operation.anonymous
      ? undefined
      : hasOwnSecurity
        ? `${pointer}/security`
        : '#/security',
    body: requestBody && `${pointer}/requestBody`,
    bodyRequired: requestBody?.required ? `${pointer}/requestBody/required` : undefined,
    schema: requestBody?.json?.schema,
    success: success?.pointer,
    rejection: responseAt(rejection)?.pointer,
    unauthorised: responseAt(unauthorised[0])?.pointer,
    taken: resource?.taken?.example.pointer,
    key: memberAt(requestBody?.json?.schema, resource?.key?.member),
    id: memberAt(success?.json?.schema, resource?.assigned?.id?.member),
  };

  function responseAt(status: number | undefined) {
    return status === undefined ? undefined : operation.response(status);
  }

  function memberAt(schema: string | undefined, member: string | undefined): string | undefined {
    if (schema === undefined || member === undefined) return undefined;
    const sites = walk(description, schema, nameOf(schema));
    return sites.find(({ path }) => path.length === 1 && path[0] === member)?.parts[0]?.pointer;
  }
}
