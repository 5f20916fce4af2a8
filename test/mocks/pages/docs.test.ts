import { connect } from 'node:net';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDocs } from '../../../mocks/pages/docs.ts';
import { createMock, type Mock } from '../../../mocks/server.ts';
import openapi from '../../../spec/generated/openapi.json' with { type: 'json' };
import { openBrowser } from '../../../scripts/lib/browser.ts';
import { lowContrast } from '../../scripts/reports/contrast.ts';
import { SAMPLE_ANSWER, send } from '../send.ts';

const HTML = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const EXAMPLES =
  openapi.paths['/v5/{project_id}/connections'].post.requestBody.content['application/json']
    .examples;
const PHONE = { viewport: { width: 390, height: 844 } };

let description: object = openapi;
let mock: Mock;
let other: Mock;
let browser: Browser;

beforeAll(async () => {
  mock = await createMock({
    pages: false,
    configure: (app) => addDocs(app, { description: () => description }),
  });
  other = await createMock();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await mock?.close();
  await other?.close();
});

describe('the documentation in a browser', () => {
  it('sends an example, then a broken body, to its own mock, and asks no other host', async () => {
    await withPage({}, '', async (page, log) => {
      const examples = page.locator('.opblock-section-request-body .examples-select-element');
      await examples.selectOption('postgresql');
      expect(await valuesOf(examples)).toEqual(Object.keys(EXAMPLES));
      const body = page.locator('textarea.body-param__text');
      await expect.poll(() => body.inputValue()).toContain('"postgresql"');
      const answer = openapi.components.examples['postgresql-response'].value;
      expect(await execute(page, '200')).toEqual(answer);
      await body.fill('{"name":"abc","db_type":"mysql"}');
      expect(await execute(page, '400')).toMatchObject({ error_code: 'DRS.M00201' });
      expect(hostsOf(log)).toEqual([mock.url]);
      expect(log).toContain(`POST ${mock.url} any-token`);
    });
  });

  it('sends to another mock that the address names', async () => {
    await withPage({}, `?server=${other.url}/`, async (page, log) => {
      expect(await page.locator('#server').innerText()).toBe(other.url);
      expect(await execute(page, '200')).toEqual(SAMPLE_ANSWER);
      expect(log).toContain(`POST ${other.url} any-token`);
      expect(hostsOf(log)).toEqual([mock.url, other.url].toSorted());
    });
  });

  it('says so when the server that the address names is none, and sends to its own', async () => {
    await withPage({}, '?server=javascript:alert(1)', async (page, log) => {
      expect(await page.getByRole('alert').innerText()).toMatch(
        /^Failed to use the server "javascript:alert\(1\)": not an http or https URL\./,
      );
      await execute(page, '200');
      expect(hostsOf(log)).toEqual([mock.url]);
    });
  });

  it('shows conditional rules one by one, as they are written', async () => {
    await withPage({}, '', async (page) => {
      const body = page.locator('.opblock-section-request-body');
      await body.getByText('Schema', { exact: true }).click();
      const endpoint = body.locator('.json-schema-2020-12-property', { hasText: /^endpoint/ });
      await endpoint.getByText('Expand all').click();
      // The page draws one level after the other.
      for (const { title } of openapi.components.schemas.BaseEndpoint.allOf)
        await expect.poll(() => body.innerText()).toContain(title);
    });
  });

  it('follows the colour scheme as it changes, with enough contrast (WCAG 2.2, 1.4.3)', async () => {
    await withPage({ colorScheme: 'light' }, '', async (page) => {
      await execute(page, '200');
      const light = await lookAt(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await lookAt(page);
      expect([light, dark]).toEqual(['rgb(255, 255, 255)', 'rgb(28, 32, 34)']);
    });
  });

  it('is as wide as a phone, and uses that width', async () => {
    await withPage(PHONE, '', async (page) => {
      await execute(page, '200');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      const widths = await page
        .locator('.responses-table pre:visible')
        .evaluateAll((all) => all.map((element) => element.clientWidth));
      expect(Math.min(...widths)).toBeGreaterThan(280);
    });
  });

  it('says so when there is no description', async () => {
    const broken = await createMock({
      pages: false,
      configure: (app) =>
        addDocs(app, {
          description: () => {
            throw new Error('gone');
          },
        }),
    });
    const page = await browser.newPage();
    await page.goto(`${broken.url}/docs`);
    await expect
      .poll(() => page.getByRole('alert').innerText())
      .toMatch(/^Failed to show the description: \/openapi\.json responded with 500\./);
    await page.close();
    await broken.close();
  });
});

describe('the paths of the documentation', () => {
  it('gives the description of the moment', async () => {
    const get = { path: '/openapi.json', method: 'GET' };
    expect((await send(mock.url, get)).body).toEqual(openapi);
    description = { openapi: '3.1.1', info: { title: 'Changed', version: '2' }, paths: {} };
    expect((await send(mock.url, get)).body).toEqual(description);
    description = openapi;
  });

  it('leads a browser from / to the page, and nobody else', async () => {
    const redirect = await fetch(mock.url, { headers: HTML, redirect: 'manual' });
    expect([redirect.status, redirect.headers.get('location')]).toEqual([302, '/docs']);
    const refused = await send(mock.url, { path: '/', method: 'GET' });
    expect([refused.status, refused.body.error_code]).toEqual([404, 'APIGW.0101']);
  });

  it('forbids inline scripts, inline styles and files from elsewhere', async () => {
    const { headers } = await fetch(`${mock.url}/docs`);
    const policy = headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'self'; connect-src \*; img-src 'self' data:; /);
    expect(policy).not.toContain('unsafe');
  });

  it.each([
    '/docs/../package.json',
    '/docs/../../../../etc/passwd',
    '/docs/%2e%2e/package.json',
    '/docs/%2e%2e%2fpackage.json',
    '/docs/..%5cpackage.json',
    '/docs/%252e%252e%252fpackage.json',
    '/docs/..;/package.json',
    '/docs/page.ts/../../files.ts',
    '/docs/page.ts%00.css',
    '/docs/%00',
    '/docs/%c0%ae%c0%ae/package.json',
    '/docs//page.ts',
    '/docs/swagger-ui-dist/package.json',
    '//docs/../package.json',
    'http://x/docs/../package.json',
  ])('answers %s as it answers any unknown path', async (path) => {
    const answer = await getRaw(mock.url, path);
    expect(answer).toMatch(/^HTTP\/1\.1 404 .*\r\n\r\n\{"error_code":"APIGW\.0101"/s);
  });

  it('gives a file that is asked for in the same raw way', async () => {
    expect(await getRaw(mock.url, '/docs/page.css')).toMatch(/^HTTP\/1\.1 200 /);
  });
});

/** Opens the documentation for one test, with a log of its requests, which must stay without errors. */
async function withPage(
  options: BrowserContextOptions,
  search: string,
  test: (page: Page, log: string[]) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(5_000);
  const log: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    const token = request.headers()['x-auth-token'] ?? '';
    if (protocol !== 'data:') log.push(`${request.method()} ${origin} ${token}`.trim());
  });
  page.on('console', (message) => {
    // A browser itself reports an answer of 400 or more.
    const refused = message.text().includes('the server responded with a status of 400');
    if (['error', 'warning'].includes(message.type()) && !refused) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await page.goto(`${mock.url}/docs${search}`);
    await test(page, log);
    expect(errors).toEqual([]);
  } finally {
    await page.close();
  }
}

/** Sends what the form holds, waits for the status, and gives the answer's body. */
async function execute(page: Page, status: string): Promise<unknown> {
  await page.getByRole('button', { name: 'Execute' }).click();
  const answer = page.locator('.live-responses-table tbody tr');
  await expect.poll(() => answer.locator('.response-col_status').innerText()).toContain(status);
  return JSON.parse(await answer.locator('pre code.language-json').first().innerText());
}

/** Waits until no text has too little contrast, since colours fade in, and gives the background. */
async function lookAt(page: Page): Promise<string> {
  await expect.poll(() => page.evaluate(lowContrast), { timeout: 3_000 }).toEqual([]);
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

function valuesOf(select: Locator): Promise<string[]> {
  return select
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
}

function hostsOf(log: readonly string[]): (string | undefined)[] {
  return [...new Set(log.map((line) => line.split(' ')[1]))].toSorted();
}

/** Asks for a path as it stands, which fetch would tidy up. */
function getRaw(url: string, path: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), hostname, () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
    );
    socket.setTimeout(5_000, () => socket.destroy(new Error('nothing came back')));
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString();
    });
    socket.on('error', reject).on('close', () => resolve(received));
  });
}
