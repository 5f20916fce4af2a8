import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../../../../mocks/server.ts';
import { openBrowser } from '../../../../scripts/lib/browser.ts';
import { lowContrast } from '../../../scripts/reports/contrast.ts';
import { SAMPLE, send } from '../../send.ts';
import { type InspectedMock, startInspected } from '../inspector-mock.ts';
import { brokenEntry, entryWith } from '../log-entry.ts';

const HOSTILE = '<img src=x onerror="window.hacked=1">';

let browser: Browser;
let context: BrowserContext;
let mock: InspectedMock;

beforeAll(async () => {
  browser = await openBrowser();
  context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
});

afterAll(() => browser?.close());

beforeEach(async () => {
  mock = await startInspected({ mode: 'examples' });
});

afterEach(() => mock.close());

describe('the inspector', () => {
  it('shows requests as they arrive, the newest on top', async () => {
    mock.log.add(() => entryWith());
    await withPage(async (page) => {
      await expect.poll(() => rows(page)).toEqual([expect.stringContaining('200, example mysql')]);
      mock.log.add(() => brokenEntry({ durationMs: 12 }));
      await expect
        .poll(() => rows(page))
        .toEqual([
          expect.stringMatching(
            /\d\d:26:53 POST \/v5\/\w+\/connections 12 ms 400, endpoint.db_user is mandatory/,
          ),
          expect.stringContaining('200, example mysql'),
        ]);
      expect(await page.locator('#count').textContent()).toBe('2 requests, 1 broken');
    });
  });

  it('explains a broken request: each rule with its place, the answer and its reason', async () => {
    const delayed = brokenEntry();
    const verdict = { ...delayed.verdict, behaviour: 'waited 200 ms' };
    mock.log.add(() => ({ ...delayed, verdict }));
    await withPage(async (page) => {
      await page.getByRole('option').click();
      const detail = page.getByRole('region', { name: 'Selected request' });
      const rules = await detail.locator('.rules li').allInnerTexts();
      expect(rules.map((rule) => rule.replaceAll('\n\n', '\n'))).toEqual([
        'endpoint.db_user is mandatory and must not be empty\nspec/openapi.yaml:234\n#/components/schemas/BaseEndpoint/properties/db_user/minLength',
        'name must NOT have fewer than 4 characters\nspec/openapi.yaml\n#/components/schemas/CreateConnectionRequest/properties/name/minLength',
      ]);
      const text = await detail.innerText();
      for (const part of [
        'Breaks 2 rules',
        'Answered with 400, parameter-empty: the first empty member decides',
        'Behaviour: waited 200 ms',
        '"db_user": ""',
        'x-auth-token',
        '"error_code": "DRS.M00201"',
      ])
        expect(text).toContain(part);
    });
  });

  it('copies the header that asks for another answer, and the request as curl', async () => {
    mock.log.add(() => entryWith());
    mock.log.add(() => brokenEntry());
    await withPage(async (page) => {
      await page.getByRole('option').first().click();
      const answers = page.getByRole('region', { name: 'Ask for another answer' });
      expect(await answers.getByRole('term').allInnerTexts()).toEqual(['400']);
      await answers.getByRole('button', { name: 'name-taken' }).click();
      await answers.getByText('Copied').waitFor();
      expect(await clipboard(page)).toBe('Prefer: code=400, example=name-taken');
      await page.getByRole('button', { name: 'Copy as curl' }).click();
      await page.getByText('Set TOKEN in your shell').waitFor();
      expect(await clipboard(page)).toMatch(/^curl -X POST --globoff http:.*"\$TOKEN".*"abc"/s);
      await page.getByRole('option').last().click();
      expect(await answers.getByRole('term').allInnerTexts()).toContain('503');
      await answers.getByRole('button', { name: 'rds-mysql' }).click();
      await expect.poll(() => clipboard(page)).toBe('Prefer: code=200, example=rds-mysql');
    });
  });

  it('copies without a clipboard of the page, as on the address of another machine', async () => {
    mock.log.add(() => entryWith());
    await withPage(async (page) => {
      await page.getByRole('option').click();
      await page.evaluate(() => {
        const { clipboard } = navigator;
        Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
        Object.assign(window, { clipboard });
      });
      await page.getByRole('button', { name: 'rds-mysql' }).click();
      await page.getByText('Copied').waitFor();
      expect(
        await page.evaluate(() =>
          (window as unknown as { clipboard: Clipboard }).clipboard.readText(),
        ),
      ).toBe('Prefer: code=200, example=rds-mysql');
    });
  });

  it('searches, also in what comes later, and shows only what is broken', async () => {
    mock.log.add(() => entryWith());
    mock.log.add(() => brokenEntry());
    await withPage(async (page) => {
      await page.getByRole('searchbox').fill('MYSQL-orders');
      await expect.poll(() => rows(page)).toEqual([expect.stringContaining('200,')]);
      mock.log.add(() => brokenEntry());
      await page.getByText('1 shown of 3 requests, 2 broken').waitFor();
      await page.getByRole('searchbox').fill('');
      await page.getByRole('checkbox', { name: 'Only broken' }).check();
      await expect.poll(() => rows(page)).toHaveLength(2);
      await page.getByRole('searchbox').fill('nothing has this');
      await page.getByText('Nothing matches.').waitFor();
    });
  });

  it('holds back what comes while paused, and counts it', async () => {
    mock.log.add(() => entryWith());
    await withPage(async (page) => {
      await page.getByRole('option').waitFor();
      await page.getByRole('button', { name: 'Pause' }).click();
      mock.log.add(() => entryWith());
      mock.log.add(() => entryWith());
      const resume = page.getByRole('button', { name: 'Resume (2 new)' });
      await resume.waitFor();
      expect(await rows(page)).toHaveLength(1);
      await resume.click();
      await expect.poll(() => rows(page)).toHaveLength(3);
    });
  });

  it('clears the log of the mock and every page', async () => {
    mock.log.add(() => entryWith());
    await withPage(async (page) => {
      await page.getByRole('option').waitFor();
      await page.getByRole('button', { name: 'Clear' }).click();
      await page.getByText('No request yet').waitFor();
      expect(mock.log.entries).toEqual([]);
      mock.log.add(() => entryWith());
      await expect.poll(() => rows(page)).toHaveLength(1);
    });
  });

  it('keeps 500 rows', async () => {
    await withPage(async (page) => {
      for (let i = 0; i < 450; i += 1) mock.log.add(() => entryWith());
      await expect.poll(() => page.getByRole('option').count()).toBe(450);
      for (let i = 0; i < 100; i += 1) mock.log.add(() => brokenEntry());
      await page.getByText('500 requests, 100 broken').waitFor();
      expect(await page.getByRole('option').count()).toBe(500);
    });
  });

  it('tells a screen reader what came, gathered', async () => {
    await withPage(async (page) => {
      await page.getByText('Live, examples mode').waitFor();
      await page.clock.install();
      for (let i = 0; i < 3; i += 1) mock.log.add(() => brokenEntry());
      await expect.poll(() => rows(page)).toHaveLength(3);
      const region = page.locator('#announcement[role=status]');
      expect(await region.textContent()).toBe('');
      await page.clock.runFor(5_000);
      expect(await region.textContent()).toMatch(/^3 requests came. The last: 400, endpoint.db_u/);
    });
  });

  it('shows which file is broken for as long as it is', async () => {
    await withPage(async (page) => {
      const time = '2026-03-14T09:26:53.589Z';
      mock.notices.set('description', { file: 'a.yaml', line: 7, reason: 'bad indent', time });
      await page.getByRole('alert').getByText('a.yaml:7: bad indent').waitFor();
      mock.notices.set('description', undefined);
      await expect.poll(() => page.getByRole('alert').getByRole('listitem').count()).toBe(0);
    });
  });

  it('shows what was sent as text, and runs nothing of it', async () => {
    const { verdict } = brokenEntry();
    const rule = { file: HOSTILE, member: HOSTILE, message: HOSTILE, rule: HOSTILE };
    mock.log.add(() =>
      brokenEntry({
        path: `/${HOSTILE}`,
        headers: { 'x-a': HOSTILE },
        body: { [HOSTILE]: HOSTILE },
        verdict: { ...verdict, broken: [rule], example: HOSTILE, why: HOSTILE },
      }),
    );
    mock.notices.set('description', { file: HOSTILE, reason: HOSTILE, time: HOSTILE });
    await withPage(async (page) => {
      await page.getByRole('option').click();
      const text = await page.locator('body').innerText();
      // Row, heading, rule, pointer, header, reason, notice, each at least once.
      expect(text.split('<img src=x').length).toBeGreaterThan(9);
      expect(await page.locator('img').count()).toBe(0);
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    });
  });
});

describe('a request that was really sent', () => {
  it('is explained by its line in the description, and answered as the copied header asks', async () => {
    const real = await createMock();
    await withPage(
      async (page) => {
        await send(real.url, { body: { ...SAMPLE, name: 'abc' } });
        await page.getByRole('option', { name: '400, name must NOT have fewer than 4' }).click();
        const place = await page.locator('.place').innerText();
        const [file = '', line] = place.split(':');
        const lines = readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8');
        expect(lines.split('\n')[Number(line) - 1]).toContain('minLength: 4');
        await page.getByRole('button', { name: 'name-taken' }).click();
        await page.getByText('Copied').waitFor();
        const [, prefer = ''] = (await clipboard(page)).split('Prefer: ');
        await send(real.url, { headers: { Prefer: prefer } });
        await page.getByRole('option', { name: '400, example name-taken' }).click();
        expect(await page.locator('#selected').innerText()).not.toContain('a-token');
      },
      { url: real.url },
    );
    await real.close();
  });
});

describe('a broken request of a page of another origin', () => {
  it('is explained, with the origin that it came from', async () => {
    const real = await createMock();
    const server = await serveEmptyPage();
    const elsewhere = `http://localhost:${(server.address() as AddressInfo).port}`;
    const other = await browser.newPage();
    await other.goto(elsewhere);
    await withPage(
      async (page) => {
        expect(await other.evaluate(sendBroken, `${real.url}/v5/p/connections`)).toEqual([
          400,
          expect.stringContaining('"rule":"#/components/schemas/ConnectionName/minLength"'),
        ]);
        await page.getByRole('option', { name: '400, name must NOT have fewer than 4' }).click();
        expect(await page.locator('.place').innerText()).toMatch(/^spec\/openapi\.yaml:\d+$/);
        expect(await page.locator('#selected').innerText()).toContain(elsewhere);
      },
      { url: real.url },
    );
    await other.close();
    server.close();
    await real.close();
  });
});

/** What a page gets for a name that is too short. Runs in the browser. */
async function sendBroken(url: string): Promise<unknown> {
  const endpoint = { endpoint_name: 'mysql', db_user: 'u', db_password: 'p' };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Auth-Token': 't' },
    body: JSON.stringify({ name: 'abc', db_type: 'mysql', endpoint }),
  });
  return [response.status, response.headers.get('X-Violations')];
}

describe('the inspector of a stateful mock', () => {
  it('lists what was created, and forgets it once that is confirmed', async () => {
    const stateful = await startInspected();
    stateful.log.add(() => entryWith());
    await withPage(
      async (page) => {
        await page.getByText('1 created connection', { exact: true }).click();
        await page.getByText('mysql-orders mysql').waitFor();
        stateful.connections.push({ name: HOSTILE });
        stateful.log.add(() => entryWith());
        await page.getByText('2 created connections').waitFor();
        await page.getByText(HOSTILE).waitFor();
        page.once('dialog', (dialog) => dialog.dismiss());
        const forget = page.getByRole('button', { name: 'Forget all' });
        await forget.click();
        expect(stateful.connections).toHaveLength(2);
        page.once('dialog', (dialog) => dialog.accept());
        await forget.click();
        await page.getByText('0 created connections').waitFor();
        await page.getByText('No request yet').waitFor();
        expect([stateful.connections, stateful.log.entries]).toEqual([[], []]);
      },
      { url: stateful.url },
    );
    await stateful.close();
  });
});

describe('a lost connection', () => {
  it('is said, and restored without repeating', async () => {
    mock.log.add(() => entryWith());
    const expected = /ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING)/;
    await withPage(
      async (page) => {
        await page.getByRole('option').waitFor();
        await mock.close();
        await page.getByText('Connection lost, trying again').waitFor();
        mock = await startInspected({ port: Number(new URL(mock.url).port), mode: 'examples' });
        mock.log.add(() => brokenEntry());
        await page.getByText('Live, examples mode').waitFor();
        // Another run of the mock has another log.
        await expect.poll(() => rows(page)).toEqual([expect.stringContaining('400,')]);
      },
      { expected },
    );
  });
});

describe('the keyboard', () => {
  it('reaches everything, and moves in the list', async () => {
    for (const entry of [entryWith(), entryWith(), brokenEntry()]) mock.log.add(() => entry);
    await withPage(async (page) => {
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('/');
      expect(await focused(page)).toBe('search');
      await page.keyboard.type('a/b');
      expect(await page.getByRole('searchbox').inputValue()).toBe('a/b');
      await page.getByRole('searchbox').fill('');
      const order: string[] = [];
      for (let i = 0; i < 4; i += 1) {
        await page.keyboard.press('Tab');
        order.push(await focused(page));
      }
      expect(order).toEqual(['broken', 'pause', 'clear', expect.stringContaining('400,')]);
      expect(
        await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle),
      ).toBe('solid');
      for (const [key, selected] of [
        ['ArrowDown', '400'],
        ['ArrowDown', '200'],
        ['End', '200'],
        ['ArrowDown', '200'],
        ['Home', '400'],
        ['ArrowUp', '400'],
      ] as const) {
        await page.keyboard.press(key);
        const row = page.getByRole('option', { selected: true });
        expect(await row.innerText()).toContain(`${selected},`);
        expect(await focused(page)).toBe(await row.textContent());
      }
      const reached: string[] = [];
      for (let i = 0; i < 6; i += 1) {
        await page.keyboard.press('Tab');
        reached.push(await focused(page));
      }
      expect(reached).toEqual([
        ...['name-taken', 'parameter-empty', 'parameter-invalid', 'body-malformed'],
        ...['Copy as curl', expect.stringContaining('"abc"')],
      ]);
    });
  });

  it('keeps the place in the list while requests come', async () => {
    mock.log.add(() => brokenEntry());
    await withPage(async (page) => {
      await page.getByRole('option').click();
      mock.log.add(() => entryWith());
      await expect.poll(() => rows(page)).toHaveLength(2);
      expect(await focused(page)).toContain('400,');
      await page.keyboard.press('ArrowUp');
      expect(await focused(page)).toContain('200,');
    });
  });
});

describe('how it looks', () => {
  it.each(['light', 'dark'] as const)('has enough contrast in %s mode', async (colorScheme) => {
    mock.log.add(() => entryWith());
    mock.log.add(() => brokenEntry());
    mock.notices.set('description', { file: 'a.yaml', reason: 'bad', time: '2026-03-14T09:26Z' });
    await withPage(async (page) => {
      await page.emulateMedia({ colorScheme });
      await page.getByRole('option').first().click();
      expect(await page.evaluate(lowContrast)).toEqual([]);
      await page.evaluate(() => document.documentElement.style.setProperty('--soft', '#808080'));
      expect(await page.evaluate(lowContrast)).not.toEqual([]);
    });
  });

  it('is as wide as a phone, where the request takes the place of the list', async () => {
    mock.log.add(() =>
      brokenEntry({ body: { name: 'x'.repeat(500) }, path: `/${'y'.repeat(500)}` }),
    );
    const width = () => document.documentElement.scrollWidth;
    await withPage(async (page) => {
      await page.setViewportSize({ width: 390, height: 700 });
      await page.getByRole('option').click();
      expect(await page.getByRole('listbox').isVisible()).toBe(false);
      expect(await page.evaluate(width)).toBe(390);
      await page.getByRole('button', { name: 'Back to the list' }).click();
      expect(await focused(page)).toContain('400,');
      expect(await page.evaluate(width)).toBe(390);
    });
  });
});

describe('a page of another origin', () => {
  it.each(['127.0.0.1', 'localhost'])('on %s reads nothing and resets nothing', async (host) => {
    const entry = entryWith();
    mock.log.add(() => entry);
    const server = await serveEmptyPage();
    await withPage(
      async (page) => {
        const got = await page.evaluate(attack, mock.url);
        expect(got).toEqual(Object.fromEntries(Object.keys(got).map((name) => [name, 'nothing'])));
        expect(Object.keys(got)).toHaveLength(6);
        expect(mock.log.entries).toEqual([entry]);
        expect(mock.connections).toHaveLength(1);
        expect(await page.evaluate(canRead, `${mock.url}/v5/p/connections`)).toBe(true);
      },
      {
        expected: /CORS|ERR_FAILED|40[13]/,
        url: `http://${host}:${(server.address() as AddressInfo).port}`,
      },
    );
    server.close();
  });
});

/** What a foreign page gets of the inspector. Runs in the browser. */
async function attack(url: string): Promise<{ [name: string]: string }> {
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(url + path, init).then(
      (response) => response.text().then((text) => text || 'nothing'),
      () => 'nothing',
    );
  const listen = new Promise<string>((resolve) => {
    const source = new EventSource(`${url}/_mock/events`);
    for (const name of ['start', 'request']) source.addEventListener(name, () => resolve(name));
    source.onerror = () => resolve('nothing');
  });
  return {
    requests: await ask('/_mock/requests'),
    connections: await ask('/_mock/connections', { credentials: 'include' }),
    reset: await ask('/_mock/reset', { method: 'POST' }),
    blind: await ask('/_mock/reset', { method: 'POST', mode: 'no-cors' }),
    clear: await ask('/_mock/requests', { method: 'DELETE' }),
    events: await listen,
  };
}

/** The operation itself answers pages of any origin. */
function canRead(url: string): Promise<boolean> {
  return fetch(url, { method: 'POST' }).then(
    () => true,
    () => false,
  );
}

async function serveEmptyPage(): Promise<Server> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><link rel="icon" href="data:,"><title>Elsewhere</title>');
  });
  await once(server.listen(0, 'localhost'), 'listening');
  return server;
}

function rows(page: Page): Promise<string[]> {
  return page
    .getByRole('option')
    .evaluateAll((options) => options.map(({ textContent }) => textContent ?? ''));
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { id = '', textContent = '' } = document.activeElement ?? {};
    return id || (textContent ?? '');
  });
}

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

interface PageOptions {
  /** Messages of the console that are no fault. */
  readonly expected?: RegExp;
  readonly url?: string;
}

/** Opens a page, and checks that its console stays empty. */
async function withPage(
  use: (page: Page) => Promise<void>,
  { expected, url = mock.url }: PageOptions = {},
): Promise<void> {
  const log: string[] = [];
  const page = await context.newPage();
  try {
    page.setDefaultTimeout(5_000);
    page.on('console', (message) => log.push(message.text()));
    page.on('pageerror', (error) => log.push(String(error)));
    await page.goto(`${url}/_mock`);
    await use(page);
  } finally {
    await page.close();
  }
  expect(log.filter((line) => !expected?.test(line))).toEqual([]);
}
