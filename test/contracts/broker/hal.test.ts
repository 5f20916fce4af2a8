import { expect, it } from 'vitest';
import { BrokerError } from '../../../contracts/broker/broker-error.ts';
import { createHal, type HalOptions, linkOf } from '../../../contracts/broker/hal.ts';
import { type Reply, startStandIn } from '../../fixtures/broker/stand-in.ts';

const TOKEN = 'token-of-a-broker';

/** The error of asking for the index of a broker that answers like this. */
async function failure(reply: Reply | 'never', options: Partial<HalOptions> = {}) {
  const broker = await startStandIn({ instead: () => reply });
  try {
    const hal = createHal({ url: broker.url, token: TOKEN }, { timeoutMs: 2000, ...options });
    const error = await hal.get(hal.url).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(BrokerError);
    return (error as BrokerError).message.replace(broker.url, 'URL');
  } finally {
    await broker.close();
  }
}

it.each<[string, Reply, RegExp]>([
  ['401', { status: 401, body: 'no' }, /^Failed to ask the broker URL: it asks for credentials/],
  ['403', { status: 403, body: {} }, /these credentials are not enough \(403\)/],
  ['a bare 404', { status: 404, body: '<html>' }, /status 404\. Check the address/],
  ['a reason', { status: 400, body: { error: 'No such thing.' } }, /: No such thing \(400\)\. /],
  [
    'errors by member',
    { status: 400, body: { errors: { branch: ["can't be blank"], tags: { 0: ['is bad'] } } } },
    /: branch can't be blank; tags 0 is bad \(400\)\. /,
  ],
  [
    'problem details',
    { status: 400, body: { title: 'x', errors: [{ title: 'y', detail: 'is missing' }] } },
    /: is missing \(400\)\. /,
  ],
  ['a failure', { status: 503, body: 'Bad gateway' }, /status 503\. Try again/],
  [
    'a reason that steers a terminal',
    { status: 400, body: { error: 'a\u001b[2Jb\n::error::c' } },
    /: a \[2Jb ::error::c \(400\)/,
  ],
  [
    'a redirect',
    { status: 301, headers: { location: 'https://me:pw@b.example.com/login?t=1' } },
    /: it redirects to https:\/\/b\.example\.com\/login \(301\)\. Pass that address with --broker/,
  ],
  ['a redirect to nowhere', { status: 302 }, /it redirects to nowhere \(302\)/],
  ['a page', { body: '<html>Log in</html>' }, /the response is no resource of a broker\. Check/],
  ['JSON of another kind', { body: '"ok"' }, /the response is no resource of a broker/],
])('says what is wrong with %s', async (_, reply, message) => {
  expect(await failure(reply)).toMatch(message);
});

it('waits no longer than it may', async () => {
  const start = performance.now();
  expect(await failure('never', { timeoutMs: 100 })).toBe(
    'Failed to ask the broker URL: no whole response within 100 ms. Check the address, and that the broker is up.',
  );
  expect(performance.now() - start).toBeLessThan(2000);
});

it('stops when told to', async () => {
  const signal = AbortSignal.timeout(50);
  expect(await failure('never', { signal })).toContain('interrupted. Run it again.');
});

it('says that nobody is there', async () => {
  const { url, close } = await startStandIn();
  await close();
  const hal = createHal({ url }, { timeoutMs: 2000 });
  await expect(hal.get(url)).rejects.toThrow(
    `Failed to ask the broker ${url}: connection refused. Check the address, and that the broker is up.`,
  );
});

it('takes credentials to no other place', async () => {
  const hal = createHal({ url: 'http://127.0.0.1:1', token: TOKEN }, { timeoutMs: 2000 });
  await expect(hal.get('http://127.0.0.1:2/pacts')).rejects.toThrow(
    'Failed to ask the broker http://127.0.0.1:1: its links lead to http://127.0.0.1:2. Pass that address with --broker, or set the base URL',
  );
});

it('sends the credentials, and JSON', async () => {
  const broker = await startStandIn({ instead: () => ({}), prefix: '/b' });
  try {
    const hal = createHal({ url: broker.url, token: TOKEN }, { timeoutMs: 2000 });
    await hal.put(`${broker.url}/x`, { a: 1 });
    const [{ method, path, headers, body } = expect.unreachable()] = broker.received;
    expect([method, path, body]).toEqual(['PUT', '/x', { a: 1 }]);
    expect(headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      'content-type': 'application/json',
      accept: expect.stringContaining('application/hal+json'),
    });
  } finally {
    await broker.close();
  }
});

it('fills in the variables of a link', () => {
  const resource = { _links: { a: { href: 'http://b/{x}/{y}/{z}' }, b: [{ href: 'http://c' }] } };
  expect(linkOf(resource, 'a', { x: 'a/b c', y: 'd' })).toBe('http://b/a%2Fb%20c/d/{z}');
  expect(linkOf(resource, 'b')).toBe('http://c');
  expect(() => linkOf(resource, 'pb:c')).toThrow('its response has no link "pb:c"');
});
