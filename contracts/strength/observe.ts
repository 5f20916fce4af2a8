import { request } from 'node:http';
import type { Change, Probe } from './mutation.ts';
import { startMutant } from './mutant.ts';
import { CREDENTIAL, ID, OPERATION, REQUEST_ID } from './operation.ts';
import { SAMPLE } from './samples.ts';

/** Longest wait for one response, in milliseconds; the mock itself needs a few. */
const TIMEOUT_MS = 1_000;

/** Headers that differ between two responses that are the same. */
const VOLATILE = /^(date|content-length|connection|keep-alive)$/;

/** Path of every probe, its parameters as in the description's examples. */
const PATH = OPERATION.url(
  Object.fromEntries(
    OPERATION.parameters
      .filter((parameter) => parameter.in === 'path')
      .map(({ name, example }) => [name, String(example ?? 'any')]),
  ),
);

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/**
 * What a client sees of the probes, as text in which ids are numbered in the order of their coming
 * and the present time is a word: two implementations that behave the same give the same text.
 */
export async function observe(change: Change, probes: readonly Probe[]): Promise<string> {
  const mutant = await startMutant(change);
  try {
    const seen: string[] = [];
    for (const probe of probes) seen.push(...(await sendAll(mutant.url, probe)));
    return normalise(seen.join('\n'));
  } finally {
    await mutant.close();
  }
}

async function sendAll(url: string, { body = SAMPLE, bodyOf, headers = {}, ...probe }: Probe) {
  const bodies = Array.from({ length: probe.times ?? 1 }, (_, i) => bodyOf?.(i) ?? body);
  // Simultaneous responses come in any order.
  if (probe.atOnce) return (await Promise.all(bodies.map((b) => send(url, b, headers)))).sort();
  const seen: string[] = [];
  for (const each of bodies) seen.push(await send(url, each, headers));
  return seen;
}

function send(
  url: string,
  body: object | string | Buffer,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return new Promise((resolve) => {
    const sent = request(url + PATH, {
      method: OPERATION.method,
      agent: false,
      headers: filled({ 'Content-Type': 'application/json', [CREDENTIAL]: 'token', ...headers }),
    });
    const timer = setTimeout(() => resolve('no response'), TIMEOUT_MS).unref();
    sent.on('error', ({ message }) => resolve(`failed: ${message}`));
    sent.on('close', () => clearTimeout(timer));
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      const seen = () => {
        const text = Buffer.concat(chunks).toString('latin1');
        return `${response.statusCode} ${headersOf(response.headers)} ${text}`;
      };
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', ({ message }) => resolve(`${seen()} failed: ${message}`));
      response.on('end', () => resolve(seen()));
    });
    sent.end(bytes);
  });
}

function filled(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
}

function headersOf(headers: NodeJS.Dict<string | string[]>): string {
  return JSON.stringify(Object.entries(headers).filter(([name]) => !VOLATILE.test(name)));
}

function normalise(text: string): string {
  const ids: string[] = [];
  return text
    .replace(new RegExp(`"${ID}":"(${UUID})"`, 'g'), (_, id: string) => {
      if (!ids.includes(id)) ids.push(id);
      return `"${ID}":<${ids.indexOf(id)}>`;
    })
    .replace(new RegExp(`"${REQUEST_ID}":"[0-9a-f]{32}"`, 'g'), '"request":"<id>"')
    .replace(/\b\d{13}\b/g, (time) =>
      Math.abs(Date.now() - Number(time)) < 60_000 ? '<now>' : time,
    );
}
