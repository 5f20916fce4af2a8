import { type FaultRow, family } from '../mutation.ts';
import { type Body, mapMember, mapStrings, valueAt, withMember } from '../members.ts';
import { FULL, SAMPLE } from '../samples.ts';
import { changing } from '../seams.ts';

const CHANGED = '#/components/schemas/Connection/description';
const SHARDS = 'endpoint.source_sharding';

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
    how: () => changing((answer) => mapMember(answer, SHARDS, change)),
    probes: [{ body: FULL }],
  })),
  ...[true, false].map((value) => ({
    name: `turns-ssl-${value ? 'on' : 'off'}`,
    does: `Returns ssl_link ${value}, whatever was sent.`,
    against: CHANGED,
    how: () => changing((answer) => mapMember(answer, 'ssl.ssl_link', () => value)),
    probes: [{ body: FULL }, { body: SAMPLE }],
  })),
  {
    name: 'loses-shards-of-a-shard',
    does: 'Returns the entries of source_sharding without the source_sharding in them.',
    against: '#/components/schemas/BaseEndpoint/properties/source_sharding',
    how: () => changing((answer) => mapMember(answer, SHARDS, (list: Body[]) => list.map(shallow))),
    probes: [{ body: FULL }],
  },
  swaps('vpc.vpc_id', 'vpc.subnet_id'),
  swaps('endpoint.instance_id', 'endpoint.instance_name'),
  swaps('endpoint.db_user', 'endpoint.db_name'),
  swaps('ssl.ssl_cert_name', 'ssl.ssl_cert_check_sum'),
  {
    name: 'cuts-every-string-at-64',
    does: 'Cuts every string of the answer after 64 characters.',
    against: CHANGED,
    how: () => changing((answer) => mapStrings(answer, (value) => value.slice(0, 64))),
    probes: [{ body: { ...SAMPLE, description: 'd'.repeat(65) } }],
  },
  {
    name: 'empties-description',
    does: 'Returns "" for every description.',
    against: CHANGED,
    how: () => changing((answer) => mapMember(answer, 'description', () => '')),
  },
  {
    name: 'writes-a-description-that-was-not-sent',
    does: 'Puts a description where none was sent.',
    against: CHANGED,
    how: () => changing((answer) => ({ description: 'none', ...answer })),
    probes: [{ body: withMember(SAMPLE, 'description', undefined) }],
  },
  {
    name: 'writes-an-address-that-was-not-sent',
    does: 'Puts an address where none was sent.',
    against: CHANGED,
    how: () =>
      changing((answer) => ({
        ...answer,
        endpoint: { ip: '10.0.0.1', ...(answer.endpoint as Body) },
      })),
    probes: [{ body: withMember(SAMPLE, 'endpoint.ip', undefined) }],
  },
  {
    name: 'writes-a-port-that-was-not-sent',
    does: 'Puts a default port where none was sent.',
    against: CHANGED,
    how: () =>
      changing((answer) => ({
        ...answer,
        endpoint: { db_port: '3306', ...(answer.endpoint as Body) },
      })),
    probes: [{ body: withMember(SAMPLE, 'endpoint.db_port', undefined) }],
  },
  {
    name: 'writes-ssl-that-was-not-sent',
    does: 'Puts an `ssl` with ssl_link true where none was sent.',
    against: CHANGED,
    how: () => changing((answer) => ({ ssl: { ssl_link: true }, ...answer })),
    probes: [{ body: withMember(SAMPLE, 'ssl', undefined) }],
  },
]);

function swaps(one: string, other: string): FaultRow {
  return {
    name: `swaps-${one}-and-${other}`,
    does: `Returns ${one} and ${other} in each other's place.`,
    against: CHANGED,
    how: () =>
      changing((answer) => {
        const [first, second] = [valueAt(answer, one), valueAt(answer, other)];
        if (first === undefined || second === undefined) return undefined;
        return withMember(withMember(answer, one, second), other, first);
      }),
    probes: [{ body: FULL }],
  };
}

function shallow({ source_sharding: _, ...shard }: Body): Body {
  return shard;
}

function text(value: unknown): string {
  return JSON.stringify(value);
}
