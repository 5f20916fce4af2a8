import { changing } from '../changes.ts';
import { type Body, mapMember, mapStrings, valueAt, withMember } from '../members.ts';
import { family, type MutationRow } from '../mutation.ts';
import { inResponse, ITEMS } from '../operation.ts';
import { FULL, SAMPLE, sampleWith } from '../samples.ts';

const CHANGED = inResponse('', 'description');

type Rearrange = (shards: readonly unknown[]) => readonly unknown[];

const REARRANGED: readonly [name: string, change: Rearrange][] = [
  ['reverses-shards', (shards) => [...shards].reverse()],
  ['sorts-shards', (shards) => [...shards].sort((a, b) => (text(a) < text(b) ? 1 : -1))],
  ['keeps-first-shard', (shards) => shards.slice(0, 1)],
  ['loses-last-shard', (shards) => shards.slice(0, -1)],
  ['loses-first-shard', (shards) => shards.slice(1)],
  ['doubles-last-shard', (shards) => [...shards, shards.at(-1)]],
  ['empties-shards', () => []],
  ['repeats-first-shard', (shards) => shards.map(() => shards[0])],
];

/** Members that come back in another place or order, or though they were not sent. */
export const rearranged = family('rearranged', [
  ...REARRANGED.map(([name, change]) => ({
    name,
    does: `${name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase())}.`,
    against: CHANGED,
    how: () => changing((response) => mapMember(response, ITEMS, change)),
    probes: [{ body: FULL }],
  })),
  ...[true, false].map((value) => ({
    name: `turns-ssl-${value ? 'on' : 'off'}`,
    does: `Returns ssl_link ${value}, whatever was sent.`,
    against: CHANGED,
    how: () => changing((response) => mapMember(response, 'ssl.ssl_link', () => value)),
    probes: [{ body: FULL }, { body: SAMPLE }],
  })),
  {
    name: 'loses-shards-of-a-shard',
    does: 'Returns the entries of source_sharding without the source_sharding in them.',
    against: inResponse(ITEMS),
    how: () =>
      changing((response) => mapMember(response, ITEMS, (list: Body[]) => list.map(shallow))),
    probes: [{ body: FULL }],
  },
  swaps('vpc.vpc_id', 'vpc.subnet_id'),
  swaps('endpoint.instance_id', 'endpoint.instance_name'),
  swaps('endpoint.db_user', 'endpoint.db_name'),
  swaps('ssl.ssl_cert_name', 'ssl.ssl_cert_check_sum'),
  {
    name: 'cuts-every-string-at-64',
    does: 'Cuts every string of the response after 64 characters.',
    against: CHANGED,
    how: () => changing((response) => mapStrings(response, (value) => value.slice(0, 64))),
    probes: [{ body: { ...SAMPLE, description: 'd'.repeat(65) } }],
  },
  {
    name: 'empties-description',
    does: 'Returns "" for every description.',
    against: CHANGED,
    how: () => changing((response) => mapMember(response, 'description', () => '')),
  },
  writes('a-description', 'a description', ['description', 'none']),
  writes('an-address', 'an address', ['endpoint.ip', '10.0.0.1']),
  writes('a-port', 'a default port', ['endpoint.db_port', '3306']),
  writes('ssl', 'an `ssl` with ssl_link true', ['ssl', { ssl_link: true }]),
]);

function writes(what: string, words: string, [path, value]: [string, unknown]): MutationRow {
  return {
    name: `writes-${what}-that-was-not-sent`,
    does: `Puts ${words} where none was sent.`,
    against: CHANGED,
    how: () =>
      changing((response) =>
        valueAt(response, path) === undefined ? withMember(response, path, value) : response,
      ),
    probes: [{ body: sampleWith(path, undefined) }],
  };
}

function swaps(one: string, other: string): MutationRow {
  return {
    name: `swaps-${one}-and-${other}`,
    does: `Returns ${one} and ${other} in each other's place.`,
    against: CHANGED,
    how: () =>
      changing((response) => {
        const [first, second] = [valueAt(response, one), valueAt(response, other)];
        if (first === undefined || second === undefined) return undefined;
        return withMember(withMember(response, one, second), other, first);
      }),
    probes: [{ body: FULL }],
  };
}

function shallow(shard: Body): Body {
  return withMember(shard, ITEMS.replace(/^.*\./, ''), undefined);
}

function text(value: unknown): string {
  return JSON.stringify(value);
}
