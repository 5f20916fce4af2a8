import {
  type SchemaError,
  validateCreateConnectionRequest,
} from '../../../spec/generated/validators.js';
import { memberPath } from './body.ts';
import { alongPointer } from './schema.ts';

/** What is wrong with a form: a text for each member that breaks a rule. */
export type Problems = ReadonlyMap<string, string>;

/** Every rule of the description that a body breaks, by the member to correct. */
export function problemsOf(body: object): Problems {
  const found = new Map<string, string>();
  if (validateCreateConnectionRequest(body)) return found;
  for (const error of validateCreateConnectionRequest.errors ?? []) {
    // `if` only repeats what the errors of its `then` say.
    if (error.keyword === 'if') continue;
    const member = memberOf(error);
    found.set(member, [found.get(member), textOf(error)].filter(Boolean).join(' '));
  }
  return found;
}

/** `/endpoint/source_sharding/0` without its `db_user` is `endpoint.source_sharding[0].db_user`. */
function memberOf({ instancePath, params }: SchemaError): string {
  const tokens = instancePath.split('/').slice(1);
  if (typeof params.missingProperty === 'string') tokens.push(params.missingProperty);
  return tokens.reduce(
    (path, token) => (/^\d+$/.test(token) ? `${path}[${token}]` : memberPath(path, token)),
    '',
  );
}

/** A conditional rule says in the description what it wants; of other rules the parameters say it. */
function textOf({ keyword, params, message, schemaPath }: SchemaError): string {
  const passed = alongPointer(schemaPath);
  const conditional = passed.findLast((schema) => schema.if)?.description;
  if (conditional) return conditional.replaceAll('`', '');
  if (keyword === 'required' || (keyword === 'minLength' && params.limit === 1))
    return 'This field is mandatory.';
  if (keyword === 'minLength') return `At least ${params.limit} characters are needed.`;
  if (keyword === 'maxLength') return `At most ${params.limit} characters are allowed.`;
  const example = passed.at(-1)?.examples?.[0];
  if (keyword === 'pattern' && example)
    return `Wrong form; an example of the right one: ${example}.`;
  return `The value ${message ?? `breaks the rule ${keyword}`}.`;
}
