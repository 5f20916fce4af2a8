import { SAMPLE } from '../../send.ts';
import { type Attack, request } from '../attack.ts';

/** Names that an object inherits, or that code may take for something else. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'toJSON',
  'length',
  '$ref',
  '__defineGetter__',
  '',
];

const VALUES = ['null', '{}', '[]', '"a"', '{"name":"polluted","status":500,"error_code":"X"}'];

/** The sample with a member of some name, written as JSON, at each level of the request. */
const LEVELS: readonly [where: string, (member: string) => string][] = [
  ['at the top', (member) => `{${member},${JSON.stringify(SAMPLE).slice(1)}`],
  ['in the endpoint', (member) => within('endpoint', member)],
  ['in the certificate', (member) => within('ssl', member)],
  [
    'in a shard',
    (member) =>
      JSON.stringify({
        ...SAMPLE,
        endpoint: { ...SAMPLE.endpoint, source_sharding: [SAMPLE.endpoint] },
      }).replace('"source_sharding":[{', `"source_sharding":[{${member},`),
  ],
];

function within(parent: string, member: string): string {
  return JSON.stringify(SAMPLE).replace(`"${parent}":{`, `"${parent}":{${member},`);
}

/** Members that the description does not know are let through, and mean nothing. */
export const MEMBERS: readonly Attack[] = [
  ...NAMES.flatMap((name) =>
    LEVELS.flatMap(([where, place]) =>
      VALUES.map((value) => ({
        name: `${JSON.stringify(name)}: ${value.slice(0, 12)} ${where}`,
        writes: [request({ body: place(`"${name}":${value}`) })],
        want: [200],
      })),
    ),
  ),
  ...NAMES.map((name) => ({
    name: `${JSON.stringify(name)} as a value`,
    writes: [
      request({
        body: JSON.stringify({
          ...SAMPLE,
          db_type: name,
          endpoint: { ...SAMPLE.endpoint, endpoint_name: name },
        }),
      }),
    ],
    want: [400],
  })),
];
