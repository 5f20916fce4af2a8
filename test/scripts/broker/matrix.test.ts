import { describe, expect, it } from 'vitest';
import { askMatrix, type Question } from '../../../scripts/broker/matrix.ts';
import { type Reply, startStandIn } from '../../fixtures/broker/stand-in.ts';

const QUESTION: Question = { pacticipant: 'web app', version: '1/0' };

async function ask(question: Question, reply: Reply) {
  const broker = await startStandIn({ instead: () => reply });
  try {
    const options = { address: { url: broker.url }, timeoutMs: 5000 };
    const matrix = await askMatrix(question, options).catch((error: Error) => error.message);
    return { matrix, query: new URLSearchParams(broker.received[0]?.query) };
  } finally {
    await broker.close();
  }
}

function answer(summary: object, matrix: readonly object[] = []): Reply {
  return { body: { summary: { reason: 'One\nTwo', ...summary }, notices: [], matrix } };
}

describe('askMatrix', () => {
  it.each<[string, Question, object]>([
    [
      'an environment, in which every version counts',
      { ...QUESTION, environment: 'prod', ignore: ['audit'] },
      { latestby: 'cvpv', environment: 'prod', 'ignore[][pacticipant]': 'audit' },
    ],
    ['the main branches', QUESTION, { latestby: 'cvp', latest: 'true', mainBranch: 'true' }],
  ])('asks about %s', async (_, question, options) => {
    const { query } = await ask(question, answer({ deployable: true }));
    expect(Object.fromEntries(query)).toEqual({
      'q[][pacticipant]': 'web app',
      'q[][version]': '1/0',
      ...options,
    });
  });

  it('reads versions, results and links', async () => {
    const consumer = { name: 'web', version: { number: '1' } };
    const linked = (href: string) => ({ _links: { self: { href } } });
    const { matrix } = await ask(
      QUESTION,
      answer({ deployable: false, unknown: 1 }, [
        {
          consumer,
          provider: { name: 'api', version: { number: '2' } },
          pact: linked('http://b/pact'),
          verificationResult: { success: false, ...linked('http://b/result') },
          ignored: true,
        },
        {
          consumer,
          provider: { name: 'api', version: null },
          pact: linked('http://b/pact'),
          verificationResult: null,
        },
      ]),
    );
    const row = { consumer: 'web', consumerVersion: '1', provider: 'api' };
    expect(matrix).toEqual({
      question: QUESTION,
      deployable: false,
      reasons: ['One', 'Two'],
      unknown: 1,
      rows: [
        { ...row, providerVersion: '2', outcome: 'failed', ignored: true, link: 'http://b/result' },
        { ...row, outcome: 'not verified', ignored: false, link: 'http://b/pact' },
      ],
    });
  });

  it.each([
    [{ deployable: null }, undefined],
    [{ deployable: false }, false],
    [{ deployable: true }, true],
  ])('takes %j for %j', async (summary, deployable) => {
    const { matrix } = await ask(QUESTION, answer(summary));
    expect(matrix).toMatchObject({ deployable });
  });

  it.each<[string, Reply, string]>([
    ['no summary', { body: { matrix: [] } }, 'its response is not a matrix'],
    ['no rows', { body: { summary: { deployable: true } } }, 'its response is not a matrix'],
    ['a summary that says nothing', answer({ x: 1 }), 'its response is not a matrix'],
    ['rows of nothing', answer({ deployable: true }, [{}]), 'its response is not a matrix'],
    [
      'an unknown environment',
      { status: 400, body: { errors: ['Environment with name "x" does not exist'] } },
      ': Environment with name "x" does not exist (400).',
    ],
  ])('rejects %s', async (_, reply, message) => {
    const { matrix } = await ask(QUESTION, reply);
    expect(matrix).toContain(message);
  });
});
