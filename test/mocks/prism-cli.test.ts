import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE, SAMPLE_ANSWER, send } from './send.ts';

describe('prism mock spec/openapi.yaml', () => {
  let child: ChildProcess;
  let url: string;

  beforeAll(async () => {
    const args = [
      'node_modules/@stoplight/prism-cli/dist/index.js',
      'mock',
      '-p',
      '0',
      'spec/openapi.yaml',
    ];
    child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    url = await new Promise((resolve, reject) => {
      child.stdout?.on('data', (chunk: Buffer) => {
        const found = /listening on (http:\S+)/.exec(chunk.toString())?.[1];
        if (found) resolve(found);
      });
      child.once('exit', (code) => reject(new Error(`prism ended with ${code}`)));
    });
  });
  afterAll(() => child.kill());

  it('gives the sample answer of the document', async () => {
    const { status, body } = await send(url);
    expect([status, body]).toEqual([200, SAMPLE_ANSWER]);
  });

  it.each([
    ['a name too short', { ...SAMPLE, name: 'abc' }],
    ['a .p12 certificate without password', { ...SAMPLE, ssl: { ssl_cert_name: 'a.p12' } }],
    ['a secure connection without checksum', { ...SAMPLE, ssl: { ssl_link: true } }],
    [
      'four addresses of MongoDB',
      { ...SAMPLE, endpoint: { ...SAMPLE.endpoint, endpoint_name: 'mongodb', ip: 'a,b,c,d' } },
    ],
  ])('refuses %s', async (_what, body) => {
    expect((await send(url, { body })).status).toBe(400);
  });

  it('chooses the documented 401', async () => {
    const { status, body } = await sendWithoutToken(url);
    expect([status, body.error_code]).toEqual([401, 'APIGW.0301']);
  });
});

async function sendWithoutToken(
  url: string,
): Promise<{ status: number; body: { error_code: string } }> {
  const response = await fetch(`${url}/v5/p/connections`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(SAMPLE),
  });
  return { status: response.status, body: (await response.json()) as { error_code: string } };
}
