import type { Json } from '../../spec/description.ts';
import type { OpenCondition, Resource } from '../../spec/resource.ts';
import { type Body, eachValue, valueAt } from '../../spec/schema/value-at.ts';
import { keywordOf, type Path, type Site } from '../../spec/schema/walk.ts';

/** A request that could become a case. */
export interface Candidate {
  readonly body: Body;
  /** Whether the description calls it valid. */
  readonly valid: boolean;
  /** The member that was changed, and its value now. */
  readonly path: Path;
  readonly value: Json | undefined;
  readonly site: Site | undefined;
}

/** Something that the document leaves to the service, so that no check may fail it for either choice. */
export interface OpenPoint {
  readonly id: string;
  /** What is left open, in one sentence. */
  readonly sentence: string;
  /** Whether a request would test what is left open. Absent where the checks of responses leave it open. */
  readonly leavesOpen?: (candidate: Candidate) => boolean;
}

/** What is left open whatever the API. */
const GENERAL: readonly OpenPoint[] = [
  {
    id: 'empty-optional-member',
    sentence: 'Whether null or "" may stand for an optional member that is not there.',
    leavesOpen: ({ path, value, site }) =>
      (value === null || value === '') &&
      (typeof path.at(-1) === 'number' ? value === null : site?.mandatory === false),
  },
  {
    id: 'base64-variants',
    sentence:
      'Whether Base64 may have line breaks, spaces, the URL-safe alphabet or no padding (RFC 4648, section 3).',
    leavesOpen: ({ site, value, valid }) =>
      !valid &&
      typeof value === 'string' &&
      site !== undefined &&
      keywordOf(site, 'contentEncoding') === 'base64' &&
      isBase64Variant(value),
  },
  {
    id: 'leading-zeros',
    sentence:
      'Whether a number written as a text, such as a port, may have leading zeros or a plus sign.',
    leavesOpen: ({ value, valid }) =>
      !valid && typeof value === 'string' && /^(0\d+|\+\d+)$/.test(value),
  },
  {
    id: 'characters-outside-bmp',
    sentence:
      'Whether an emoji counts as one or two characters where a text is as long as allowed.',
    leavesOpen: ({ value, site }) => {
      const most = site && keywordOf(site, 'maxLength');
      return (
        typeof value === 'string' &&
        typeof most === 'number' &&
        value.length > most !== [...value].length > most
      );
    },
  },
  {
    id: 'unusual-json',
    sentence:
      'The response to a duplicate key, a byte-order mark, an unpaired surrogate, very deep nesting or another content type, as long as the service neither fails nor hangs.',
  },
  { id: 'error-codes', sentence: 'Codes and texts of all rejections but that of a taken key.' },
  {
    id: 'credentials',
    sentence:
      'Which of the documented statuses rejects a request without a credential, and which other credentials are accepted.',
  },
  {
    id: 'extra-members',
    sentence: 'Members of a response that the description does not know, and the order of members.',
  },
  {
    id: 'absent-members',
    sentence:
      'Whether a response leaves out what was not sent, or has null or an empty value for it.',
  },
  { id: 'charset', sentence: 'Whether a content type names the charset, and in which case.' },
  { id: 'clock-skew', sentence: 'A clock of the service that is minutes ahead or behind.' },
  {
    id: 'unknown-members',
    sentence: 'Whether a request may have members that the description does not know.',
  },
];

/** All that is left open: whatever the API, and by the document of a resource (`open` in resource.yaml). */
export function openPoints(resource: Resource | undefined): OpenPoint[] {
  const own = (resource?.open ?? []).map(({ id, sentence, when }) => ({
    id,
    sentence,
    ...(when && {
      leavesOpen: (candidate: Candidate) =>
        candidate.valid && when.some((condition) => holds(condition, candidate)),
    }),
  }));
  return [...GENERAL, ...own];
}

/** The first point that a request would test, if there is one. */
export function openPointOf(
  candidate: Candidate,
  points: readonly OpenPoint[],
): OpenPoint | undefined {
  return points.find(({ leavesOpen }) => leavesOpen?.(candidate));
}

/** Whether a condition of resource.yaml holds for a valid request. */
function holds(condition: OpenCondition, { body, path, value, site }: Candidate): boolean {
  const isMember = (at: Path) => new RegExp(condition.member).test(String(at.at(-1)));
  const { lacksWord } = condition;
  if (lacksWord !== undefined) return anyLacks(body, isMember, valueAt(body, lacksWord.split('.')));
  if (!isMember(path) || value === undefined) return false;
  if (condition.undescribed) return !isDescribed(value, site);
  return typeof value === 'string' && isOutside(condition, value, body, path);
}

/** Whether a text is one that a condition excludes, beside members of the same object that it names. */
function isOutside(
  { excludes, beside = {} }: OpenCondition,
  value: string,
  body: Body,
  path: Path,
): boolean {
  const fits = Object.entries(beside).every(([name, pattern]) =>
    new RegExp(pattern).test(String(valueAt(body, path.with(-1, name)))),
  );
  return fits && excludes !== undefined && new RegExp(excludes).test(value);
}

/** Whether a text at some member does not have a word between its underscores. */
function anyLacks(body: Body, isMember: (at: Path) => boolean, word: Body | undefined): boolean {
  let lacks = false;
  if (typeof word !== 'string') return false;
  eachValue(body, (value, at) => {
    if (isMember(at) && typeof value === 'string') lacks ||= !value.split('_').includes(word);
  });
  return lacks;
}

/** Whether a lenient reader could take a text for Base64; PEM, and text that ends in the middle, are none. */
function isBase64Variant(value: string): boolean {
  const isAlphabet = /^[A-Za-z0-9+/=\s_-]*$/.test(value) && !value.startsWith('-----');
  return isAlphabet && value.replace(/[\s=]/g, '').length % 4 !== 1;
}

/** Whether the description shows a value, or limits it with a pattern of its own. */
function isDescribed(value: Json, site: Site | undefined): boolean {
  if (!site) return true;
  const examples = keywordOf(site, 'examples');
  const shown = Array.isArray(examples) && examples.includes(value);
  return (
    shown || site.parts.some(({ schema }) => schema.pattern !== undefined && site.parts.length > 1)
  );
}
