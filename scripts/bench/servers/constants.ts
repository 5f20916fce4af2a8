import { once } from 'node:events';
import type { Server } from 'node:http';

/** Bodies of our own responses by status, which the servers that respond with constants send too. */
export type Bodies = Readonly<Record<'200' | '400', string>>;

/** Name of the variable that hands them to a subject, as JSON. */
export const BODIES_VARIABLE = 'BENCH_BODIES';

/** The bodies that this process was given. */
export function givenBodies(): Bodies {
  return JSON.parse(process.env[BODIES_VARIABLE] ?? '{}') as Bodies;
}

/** Listens on the port that is the first argument of this process. */
export async function listenAsTold(server: Server): Promise<void> {
  server.listen(Number(process.argv[2]), '127.0.0.1');
  await once(server, 'listening');
}
