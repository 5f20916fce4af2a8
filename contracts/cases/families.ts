import { emptyArray, maxItems, minItems, uniqueItems } from './arrays.ts';
import { base64 } from './base64.ts';
import { characters } from './characters.ts';
import type { Family } from './draft.ts';
import { constant, enumeration } from './enumerations.ts';
import { limitedText, unlimitedText } from './free-text.ts';
import { maxLength, minLength } from './lengths.ts';
import { maximum, minimum, multipleOf } from './numbers.ts';
import { additionalProperties, format } from './objects.ts';
import { lists, ranges } from './ranges.ts';
import { required } from './required.ts';
import { integers, types } from './types.ts';

/** The families of cases of each keyword. A keyword that is not here is shown as not exercised. */
export const FAMILIES: { readonly [keyword: string]: readonly Family[] } = {
  type: [types, integers, unlimitedText, emptyArray],
  required: [required],
  minLength: [minLength],
  maxLength: [maxLength, limitedText],
  pattern: [characters, ranges, lists, base64],
  enum: [enumeration],
  const: [constant],
  minimum: [minimum],
  exclusiveMinimum: [minimum],
  maximum: [maximum],
  exclusiveMaximum: [maximum],
  multipleOf: [multipleOf],
  minItems: [minItems],
  maxItems: [maxItems],
  uniqueItems: [uniqueItems],
  additionalProperties: [additionalProperties],
  format: [format],
};
