import { once } from 'node:events';
import type { Server } from 'node:http';

/** Bodies of our own answers by status, which the servers that answer constants send too. */
export type Answers = Readonly<Record<'200' | '400', string>>;

/** Name of the variable that hands them to a subject, as JSON. */
export const ANSWERS_VARIABLE = 'BENCH_ANSWERS';

/** The answers that this process was given. */
export function givenAnswers(): Answers {
  return JSON.parse(process.env[ANSWERS_VARIABLE] ?? '{}') as Answers;
}

/** Listens on the port that is the first argument of this process. */
export async function listenAsTold(server: Server): Promise<void> {
  server.listen(Number(process.argv[2]), '127.0.0.1');
  await once(server, 'listening');
}
