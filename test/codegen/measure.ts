import { readFileSync } from 'node:fs';
import { createMock } from '../../mocks/server.ts';
import type { Json } from '../../spec/description.ts';
import type { Adapter } from './adapter.ts';
import type { Consumer, Reply } from './consumer.ts';
import { folderOf, generate, type Written } from './generate.ts';
import { type AnswerVerdict, judgeAnswers, judgeRequests, type RequestVerdict } from './schemas.ts';
import { compileConsumer, demandsMet, judgeClaims, type Verdict } from './types.ts';

/** The members of a `package.json` that say what a generator needs. */
export interface Packages {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** All that is known of a generator, measured. */
export interface Measured {
  readonly adapter: Adapter;
  readonly packages: Packages;
  readonly written: Written;
  /** Messages of the compiler, by file, for its consumer and what that imports. */
  readonly errors: ReadonlyMap<string, readonly string[]>;
  readonly demands: Readonly<Record<string, boolean>>;
  readonly claims: Readonly<Record<string, Verdict>>;
  /** What its client gave for a request that the mock grants, and for one that it refuses. */
  readonly granted: Reply;
  readonly refused: Reply;
  readonly requests?: RequestVerdict;
  readonly answers?: AnswerVerdict;
}

const REQUEST = {
  name: 'orders',
  db_type: 'mysql',
  endpoint: { endpoint_name: 'mysql', db_user: 'root', db_password: 'password' },
};

/** Generates, compiles and uses what one generator writes. */
export async function measure(adapter: Adapter): Promise<Measured> {
  const folder = folderOf(adapter);
  const written = await generate(adapter);
  const consumer = (await import(/* @vite-ignore */ `${folder}/consumer.ts`)) as Consumer;
  const { requestSchema, answerSchema } = consumer;
  return {
    adapter,
    packages: JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Packages,
    written,
    errors: compileConsumer(folder),
    demands: demandsMet(folder),
    claims: judgeClaims(folder),
    granted: await ask(consumer, REQUEST),
    refused: await ask(consumer, { ...REQUEST, name: 'abc' }),
    ...(requestSchema && { requests: judgeRequests(requestSchema) }),
    ...(answerSchema && { answers: judgeAnswers(answerSchema) }),
  };
}

async function ask(consumer: Consumer, request: Json): Promise<Reply> {
  const mock = await createMock();
  try {
    return await consumer.create(mock.url, request);
  } finally {
    await mock.close();
  }
}
