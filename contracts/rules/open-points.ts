import type { Json } from '../../spec/description.ts';
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
  /** Whether a request would test what is left open. Absent where the answers' checks leave it open. */
  readonly leavesOpen?: (candidate: Candidate) => boolean;
}

/** All that the document leaves open. */
export const OPEN: readonly OpenPoint[] = [
  {
    id: 'empty-optional-member',
    sentence: 'Whether null or "" may stand for an optional member that is not there.',
    leavesOpen: ({ path, value, site }) =>
      (value === null || value === '') &&
      (typeof path.at(-1) === 'number' ? value === null : site?.mandatory === false),
  },
  {
    id: 'database-pair',
    sentence: 'Whether db_type and endpoint_name must name the same database engine.',
    leavesOpen: ({ body, valid }) => valid && !isPair(body),
  },
  {
    id: 'identifiers',
    sentence: 'Which identifiers, regions, drivers, instances and checksums exist, and their form.',
    leavesOpen: ({ valid, path, value, site }) =>
      valid &&
      /(^|_)(id|region|az_code|check_sum|driver_name|instance_name)$/.test(String(path.at(-1))) &&
      value !== undefined &&
      !isDescribed(value, site),
  },
  {
    id: 'addresses',
    sentence: 'Which texts are an address, and how many a database on a cloud server may have.',
    leavesOpen: ({ valid, path, value, body }) =>
      valid &&
      path.at(-1) === 'ip' &&
      typeof value === 'string' &&
      !isAddress(value, valueAt(body, path.with(-1, 'endpoint_name'))),
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
      'What is answered to a duplicate key, a byte-order mark, an unpaired surrogate, very deep nesting or another content type, as long as the service neither fails nor hangs.',
  },
  { id: 'error-codes', sentence: 'Codes and texts of all rejections but that of a taken name.' },
  {
    id: 'credentials',
    sentence:
      'Whether a request without a credential is answered with 401 or 403, and which other credentials are accepted.',
  },
  {
    id: 'extra-members',
    sentence: 'Members of an answer that the description does not know, and the order of members.',
  },
  {
    id: 'added-members',
    sentence: 'An id for an endpoint and an enterprise project that were not sent.',
  },
  {
    id: 'absent-members',
    sentence:
      'Whether an answer leaves out what was not sent, or has null or an empty value for it.',
  },
  { id: 'cloud', sentence: 'Whether the region and project of an instance come back.' },
  { id: 'charset', sentence: 'Whether a content type names the charset, and in which case.' },
  { id: 'clock-skew', sentence: 'A clock of the service that is minutes ahead or behind.' },
  {
    id: 'project-id',
    sentence: 'The form of a project id, and whether another project may use the same name.',
  },
  {
    id: 'unknown-members',
    sentence: 'Whether a request may have members that the description does not know.',
  },
];

/** The first point that a request would test, if there is one. */
export function openPointOf(candidate: Candidate): OpenPoint | undefined {
  return OPEN.find(({ leavesOpen }) => leavesOpen?.(candidate));
}

/** Host names and addresses with ports; a list of many only where the document speaks of one. */
function isAddress(value: string, endpointName: Body | undefined): boolean {
  const isMany = value.split(',').length > 3 && String(endpointName).startsWith('ecs_');
  return /^[A-Za-z0-9.:,-]{1,64}$|,/.test(value) && !/[^A-Za-z0-9.:,-]/.test(value) && !isMany;
}

/** Whether a lenient reader could take a text for Base64; PEM, and text that ends in the middle, are none. */
function isBase64Variant(value: string): boolean {
  const isAlphabet = /^[A-Za-z0-9+/=\s_-]*$/.test(value) && !value.startsWith('-----');
  return isAlphabet && value.replace(/[\s=]/g, '').length % 4 !== 1;
}

/** Whether every endpoint is of the engine that the connection is of. */
function isPair(body: Body): boolean {
  const type = valueAt(body, ['db_type']);
  let pair = true;
  eachValue(body, (value, path) => {
    if (path.at(-1) !== 'endpoint_name' || typeof value !== 'string' || typeof type !== 'string')
      return;
    pair &&= value.split('_').includes(type);
  });
  return pair;
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
