import type { Code } from '../../findings/codes.ts';
import type { Problem } from '../../findings/problem.ts';
import type { Mismatch } from './replay.ts';

/** What of a response a pact alone rules out. */
export interface Difference {
  readonly code: Code;
  /** What came back, after what was sent. */
  readonly found: string;
  readonly advice: string;
}

/** Codes that leave nothing to say of the members of a body. */
const UNREADABLE = /^response\.body\.not-/;

/**
 * The mismatches of the Pact core in our words: one for the content type and one for the body, of what the judge did not
 * find as well. The description's word on a member stands before Pact's on the same member.
 */
export function differencesOf(
  mismatches: readonly Mismatch[],
  judged: readonly Problem[],
): Difference[] {
  const known = new Set(judged.flatMap(({ subject }) => subject ?? []));
  const isUnreadable = judged.some(({ code }) => UNREADABLE.test(code));
  const isTyped = !judged.some(({ code }) => code === 'response.content-type.incompatible');
  const texts = mismatches
    .flatMap(toTexts)
    .filter(({ member }) => (member === TYPE ? isTyped : !isUnreadable && !isKnown(member, known)))
    // The Pact core gives them in no order.
    .sort((a, b) => a.member.localeCompare(b.member));
  const join = (isType: boolean) =>
    texts
      .filter(({ member }) => (member === TYPE) === isType)
      .map(({ text }) => text)
      .join('; ');
  const [type, body] = [join(true), join(false)];
  return [
    ...(type ? [difference('response.content-type.incompatible', type)] : []),
    ...(body ? [difference('response.body.incompatible', body)] : []),
  ];
}

const TYPE = 'content-type';

function difference(code: Code, text: string): Difference {
  const advice = 'Respond as the pact expects, and the description shows for this status.';
  return { code, found: `got a response in which ${text}`, advice };
}

/** Whether the judge found something wrong with a member, or with what holds it. */
function isKnown(member: string, known: ReadonlySet<string>): boolean {
  const indexed = member.replace(/\[\d+\]/g, '[0]');
  return [...known].some((one) => {
    const other = one.replace(/\[\d+\]/g, '[0]');
    return other === indexed || indexed.startsWith(`${other}.`) || indexed.startsWith(`${other}[`);
  });
}

/** A mismatch in our words: one text for each member. */
function toTexts({ type, path = '', mismatch, expected, actual }: Mismatch) {
  if (type !== 'BodyMismatch') {
    const member = /content.type/i.test(mismatch) ? TYPE : 'the body';
    return [{ member, text: mismatch }];
  }
  const member = path.replace(/^\$\.?/, '');
  const [, missing] = /missing the following keys: (.*)$/.exec(mismatch) ?? [];
  if (missing) {
    const names = missing.split(', ').map((key) => (member ? `${member}.${key}` : key));
    return names.map((name) => ({ member: name, text: `\`${name}\` is missing` }));
  }
  const shown = member === '' ? 'the body' : `\`${member}\``;
  const isUnequal = mismatch.includes('to be equal to');
  const text = isUnequal ? `${shown} is ${actual}, expected ${expected}` : `${shown}: ${mismatch}`;
  return [{ member: member || 'the body', text }];
}
