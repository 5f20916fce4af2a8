import type { Operation } from '../../spec/operations.ts';
import type { Resource } from '../../spec/resource.ts';

/** Puts the words of an operation and its resource into a sentence: `{one}` → `connection`. */
export type Wording = (sentence: string) => string;

/**
 * The words that the sentences of rules and laws have in braces: `{one}` and `{many}` of the resource, the member `{key}`,
 * `{case}` for how two keys are compared, the statuses `{success}`, `{rejection}` and `{unauthorised}`, the `{unit}` of time.
 */
export function wordingOf(operation: Operation, resource: Resource | undefined): Wording {
  const key = resource?.key?.member ?? 'key';
  const words: { readonly [word: string]: string } = {
    one: resource?.name ?? 'resource',
    many: resource?.plural ?? 'resources',
    key,
    case:
      resource?.key?.compare === 'exact'
        ? `upper and lower case tell one ${key} from another`
        : `upper and lower case are the same ${key}`,
    success: operation.success.join(' or '),
    rejection: String(operation.rejection),
    unauthorised: operation.unauthorised.join(' or '),
    unit: resource?.assigned?.time?.unit ?? 'milliseconds',
  };
  return (sentence) =>
    sentence.replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole);
}
