import { keywordOf } from '../../spec/schema/walk.ts';
import { type Draft, type Family, to } from './draft.ts';

/** Size of a real certificate with its key, in bytes. */
const CERTIFICATE = 3_000;

/** Base64 with no, one and two characters of padding, as long as a certificate; and PEM, which is none. */
export const base64: Family = ({ site, constraint, label, workshop }) => {
  if (keywordOf(site, 'contentEncoding') !== 'base64') return [];
  const encode = (length: number) => Buffer.from(workshop.random.text(length)).toString('base64');
  const draft = (valid: boolean, what: string, value: string): Draft => ({
    rule: constraint.rule,
    path: site.path,
    valid,
    says: `${label} is ${what}`,
    changes: [to(value)],
  });
  // Its padding stands in the middle, so that the most lenient reader of Base64 can't take it for some.
  const pem = `-----BEGIN CERTIFICATE-----\n${encode(47)}\n-----END CERTIFICATE-----\n`;
  return [
    draft(true, 'Base64 without padding', encode(21)),
    draft(true, 'Base64 with one character of padding', encode(20)),
    draft(true, 'Base64 with two characters of padding', encode(19)),
    draft(true, `Base64 of ${CERTIFICATE} bytes`, encode(CERTIFICATE)),
    draft(false, 'a certificate as PEM', pem),
    draft(false, 'Base64 cut off', encode(21).slice(0, -3)),
  ];
};
