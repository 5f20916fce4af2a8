import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../../mocks/pages/example/schema.ts';
import { createMock, type Mock, type MockOptions } from '../../../mocks/server.ts';
import { openBrowser } from '../../../scripts/lib/browser.ts';
import { lowContrast } from '../../scripts/reports/contrast.ts';
import { send } from '../send.ts';
import {
  alert,
  focused,
  focusedText,
  nameless,
  passwords,
  problemAt,
  submit,
} from './example/controls.ts';

const PHONE = { viewport: { width: 390, height: 800 } };
const REFUSED = /status of 400/;

let browser: Browser;
let mock: Mock;

beforeAll(async () => {
  mock = await createMock();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await mock?.close();
});

describe('the example frontend', () => {
  it('creates each example, sent as the description has it', async () => {
    await withPage({}, async (page) => {
      for (const { name, value } of EXAMPLES) {
        await page.getByLabel('Start from an example').selectOption(name);
        const sent = page.waitForRequest(/\/connections$/);
        await submit(page);
        expect((await sent).postDataJSON()).toEqual(value);
        const shown = await page.getByRole('status').innerText();
        expect(shown).toContain((value as { name: string }).name);
        expect(shown).toMatch(/connection_id\s+[\da-f]{8}-/);
        expect(shown).toMatch(/create_time\s+May 28, 2024/);
        expect(await focused(page)).toBe('result');
      }
    });
  });

  it('keeps no secret once the connection is there', async () => {
    await withPage({}, async (page) => {
      await page.getByLabel('Start from an example').selectOption('mysql-with-p12-certificate');
      await submit(page);
      await page.getByRole('heading', { name: 'Connection created' }).waitFor();
      expect(await passwords(page)).toEqual(['', '', '', 'any-token']);
      const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length]);
      expect([...kept, await page.context().cookies()]).toEqual([0, 0, []]);
      expect(page.url()).toBe(`${mock.url}/example`);
    });
  });

  it('says at the field what is wrong, and sends nothing', async () => {
    await withPage({}, async (page, requests) => {
      await page.getByLabel('db_user').fill('');
      await page.getByLabel('db_port').fill('0');
      await submit(page);
      expect(await problemAt(page, 'endpoint.db_user')).toBe('This field is mandatory.');
      expect(await problemAt(page, 'endpoint.db_port')).toContain('3306');
      expect(await focused(page)).toBe('field-endpoint.db_port');
      expect(await alert(page)).toBe('Not sent: correct 2 fields.');
      await page.getByLabel('db_port').fill('1');
      expect(await problemAt(page, 'endpoint.db_port')).toBe('');
      expect(await alert(page)).toBe('Not sent: correct 1 field.');
      await page.getByLabel('db_user').fill('root');
      expect([await alert(page), requests]).toEqual(['', []]);
    });
  });

  it('unfolds a part with something wrong in it', async () => {
    await withPage({}, async (page) => {
      await page.getByText('VPC of a database instance').click();
      await page.getByLabel('subnet_id').fill('s');
      await page.getByText('VPC of a database instance').click();
      await submit(page);
      expect(await page.getByLabel('vpc_id').isVisible()).toBe(true);
      expect(await focused(page)).toBe('field-vpc.vpc_id');
    });
  });

  it('adds and removes entries of a list', async () => {
    await withPage({}, async (page) => {
      await page.getByText('source_sharding', { exact: true }).click();
      await page.getByRole('button', { name: 'Add to endpoint.source_sharding' }).click();
      expect(await focused(page)).toBe('field-endpoint.source_sharding[0].id');
      await page.keyboard.type('first');
      await page.getByText('Add to endpoint.source_sharding', { exact: true }).click();
      await page.keyboard.type('second');
      await submit(page);
      expect(await alert(page)).toBe('Not sent: correct 6 fields.');
      await page.getByRole('button', { name: 'Remove endpoint.source_sharding[0]' }).click();
      expect(await alert(page)).toBe('Not sent: correct 3 fields.');
      const id = page.locator('[name="endpoint.source_sharding[0].id"]');
      expect(await id.inputValue()).toBe('second');
      await page.getByRole('button', { name: 'Remove endpoint.source_sharding[0]' }).click();
      expect(await focusedText(page)).toBe('Add to endpoint.source_sharding');
      await submit(page);
      await page.getByRole('heading', { name: 'Connection created' }).waitFor();
    });
  });
});

describe('the errors of the service', () => {
  it('stand at every field that X-Violations lists, with code and text', async () => {
    await withPage({ expected: [REFUSED] }, async (page) => {
      await page.getByLabel('Check in the browser').uncheck();
      await page.getByLabel('Connection name').fill('abc');
      await page.getByLabel('db_user').fill('');
      await submit(page);
      await expect.poll(() => alert(page)).toBe('Refused: correct 2 fields.');
      expect(await problemAt(page, 'endpoint.db_user')).toMatch(
        /^DRS\.M00201: The parameter endpoint\.db_user is empty\. \(400\)/,
      );
      expect(await problemAt(page, 'name')).toContain('fewer than 4 characters');
      await page.getByLabel('Connection name').fill('abcd');
      expect(await problemAt(page, 'name')).toBe('');
      expect(await problemAt(page, 'endpoint.db_user')).not.toBe('');
    });
  });

  it('stand at the field that the message names, where no header lists more', async () => {
    await withMock({ configure: withoutViolations }, async (other) => {
      await withPage({ server: other.url, expected: [REFUSED] }, async (page) => {
        await page.getByLabel('Check in the browser').uncheck();
        await page.getByLabel('Connection name').fill('abc');
        await submit(page);
        await expect
          .poll(() => problemAt(page, 'name'))
          .toBe('DRS.M00202: The value of parameter name is invalid. (400)');
        expect(await focused(page)).toBe('field-name');
      });
    });
  });

  it('are said above the button when they have no field', async () => {
    await withMock({ stateful: true }, async (other) => {
      await send(other.url);
      await withPage({ server: other.url, expected: [REFUSED] }, async (page) => {
        await submit(page);
        await expect.poll(() => alert(page)).toContain('DRS.10010065: Connection manager name');
        expect(await focused(page)).toBe('summary');
        await page.getByLabel('Connection name').fill('another-name');
        await submit(page);
        await page.getByRole('heading', { name: 'Connection created' }).waitFor();
        expect(await alert(page)).toBe('');
      });
    });
  });

  it('are said for each answer that Prefer asks for', async () => {
    await withPage({ expected: [/status of [45]\d\d/] }, async (page) => {
      for (const [preference, text] of [
        ['code=403, example=token-invalid', 'DRS.M00100: Invalid token. (403)'],
        ['code=404', 'APIGW.0101: The API does not exist'],
        ['code=500', 'APIGW.0601: Internal server error. (500)'],
        ['code=503', 'APIGW.0613: The IAM service'],
      ] as const) {
        await page.getByLabel('Prefer').fill(preference);
        await submit(page);
        await expect.poll(() => alert(page)).toContain(text);
      }
    });
  });

  it('are said for a missing token, and for a Prefer that nobody can meet or send', async () => {
    await withPage({ expected: [/status of 401/, REFUSED] }, async (page) => {
      await page.getByLabel('Token').fill('');
      await submit(page);
      await expect.poll(() => alert(page)).toContain('APIGW.0301');
      await page.getByLabel('Token').fill('any');
      await page.getByLabel('Prefer').fill('code=418');
      await submit(page);
      await expect
        .poll(() => problemAt(page, 'Prefer'))
        .toContain('must name a documented response');
      await page.getByLabel('Prefer').fill('€');
      await submit(page);
      await expect.poll(() => problemAt(page, 'Prefer')).toContain('no header may hold');
    });
  });
});

describe('an answer that breaks the description', () => {
  it('is said to have created a connection that can not be shown', async () => {
    const wrap: MockOptions['wrap'] = (responder) => ({
      respond: async () => ({ status: 200, body: { connection_id: '<img src=x>' } }),
      close: () => responder.close(),
    });
    await withMock({ stateful: true, wrap }, async (other) => {
      await withPage({ server: other.url }, async (page) => {
        await submit(page);
        await expect.poll(() => alert(page)).toContain('the connection was created, but');
        expect(await page.locator('#result').isVisible()).toBe(false);
      });
    });
  });
});

describe('a request that gets no answer', () => {
  it('is a failure of the network when the server is gone', async () => {
    const gone = await createMock({ stateful: true });
    await gone.close();
    await withPage({ server: gone.url, expected: [/ERR_CONNECTION_REFUSED/] }, async (page) => {
      await submit(page);
      await expect.poll(() => alert(page)).toContain(`at ${gone.url}/v5/`);
      expect(await alert(page)).toContain('the service could not be reached');
      expect(await page.getByRole('button', { name: 'Create connection' }).isEnabled()).toBe(true);
    });
  });

  it('is sent once, and can be cancelled by keyboard', async () => {
    await withStalledMock(async (other, count) => {
      await withPage({ server: other.url }, async (page) => {
        await page.getByLabel('Connection name').press('Enter');
        await page.keyboard.press('Enter');
        await page.evaluate(() => document.querySelector('form')?.requestSubmit());
        await expect.poll(count).toBe(1);
        expect(await page.getByRole('button', { name: 'Sending…' }).isDisabled()).toBe(true);
        await page.keyboard.press('Tab');
        expect(await focused(page)).toBe('cancel');
        await page.keyboard.press('Enter');
        await expect.poll(() => alert(page)).toContain('the call was aborted');
        expect([await focused(page), count()]).toEqual(['submit', 1]);
      });
    });
  });

  it('is given up after a time', async () => {
    await withStalledMock(async (other) => {
      await withPage({ server: other.url }, async (page) => {
        await page.evaluate(() => {
          const timeout = AbortSignal.timeout.bind(AbortSignal);
          AbortSignal.timeout = () => timeout(100);
        });
        await submit(page);
        await expect.poll(() => alert(page)).toContain('no whole response within 30000 ms');
      });
    });
  });
});

describe('the page', () => {
  it('says that it can not use a server, and sends nothing', async () => {
    await withPage({ server: 'ftp://127.0.0.1' }, async (page) => {
      expect(await alert(page)).toContain('Failed to use the server ftp://127.0.0.1');
      expect(await page.getByRole('button', { name: 'Create connection' }).isDisabled()).toBe(true);
      await page.getByLabel('Start from an example').selectOption('postgresql');
      expect(await alert(page)).toContain('Failed to use the server');
    });
  });

  it('needs no mouse', async () => {
    await withPage({ path: '/example/' }, async (page) => {
      const press = (key: string) => page.keyboard.press(key);
      await press('Tab');
      await press('ArrowDown');
      expect(await focusedText(page)).toContain('mandatory members alone');
      await press('Tab');
      await press('ControlOrMeta+A');
      await page.keyboard.type('by');
      await press('Enter');
      expect(await problemAt(page, 'name')).toContain('At least 4');
      await page.keyboard.type('-keyboard');
      expect(await problemAt(page, 'name')).toBe('');
      await press('Enter');
      await expect.poll(() => focused(page)).toBe('result');
    });
  });

  it('names each control, and hides each secret', async () => {
    await withPage({}, async (page) => {
      await page.getByLabel('Start from an example').selectOption('mongodb-sharded');
      expect(await page.locator('input, select').count()).toBeGreaterThan(40);
      expect(await page.evaluate(nameless)).toEqual([]);
      expect(await page.locator('[name$=password], [name$=cert_key]').count()).toBe(5);
      expect(await passwords(page)).toHaveLength(6);
      expect(await page.locator(':is(input, select):not([autocomplete=off])').count()).toBe(0);
      await page.evaluate(() => document.querySelector('label')?.remove());
      expect(await page.evaluate(nameless)).toEqual(['example']);
    });
  });

  it.each(['light', 'dark'] as const)('fits a phone and can be read, %s', async (colorScheme) => {
    await withPage({ ...PHONE, colorScheme }, async (page) => {
      await page.getByLabel('Start from an example').selectOption('mongodb-sharded');
      await page.getByLabel('Connection name').fill('x'.repeat(300));
      await submit(page);
      expect(await alert(page)).toBe('Not sent: correct 1 field.');
      expect(await page.evaluate(lowContrast)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    });
  });
});

interface Visit extends BrowserContextOptions {
  readonly path?: string;
  readonly server?: string;
  /** What the console may say, for example of an answer that is an error. */
  readonly expected?: readonly RegExp[];
}

/** Opens the page; `requests` fills with what it asks of the API. Fails when the console says anything unexpected. */
async function withPage(
  { path = '/example', server, expected = [], ...options }: Visit,
  act: (page: Page, requests: string[]) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', ...options });
  context.setDefaultTimeout(5_000);
  const [said, requests]: [string[], string[]] = [[], []];
  try {
    const page = await context.newPage();
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('request', (request) => {
      if (request.method() === 'POST') requests.push(request.url());
    });
    await page.goto(mock.url + path + (server ? `?server=${server}` : ''));
    await page.getByLabel('Connection name').waitFor();
    await act(page, requests);
    expect(said.filter((line) => !expected.some((pattern) => pattern.test(line)))).toEqual([]);
  } finally {
    await context.close();
  }
}

async function withMock(options: MockOptions, act: (mock: Mock) => Promise<void>): Promise<void> {
  const other = await createMock(options);
  try {
    await act(other);
  } finally {
    await other.close();
  }
}

/** A mock that answers nothing until the end; `count` tells how many requests it has got. */
async function withStalledMock(
  act: (mock: Mock, count: () => number) => Promise<void>,
): Promise<void> {
  const end = Promise.withResolvers<void>();
  let requests = 0;
  const wrap: MockOptions['wrap'] = (responder) => ({
    async respond(request) {
      requests += 1;
      await end.promise;
      return responder.respond(request);
    },
    close: () => responder.close(),
  });
  await withMock({ stateful: true, wrap }, async (other) => {
    try {
      await act(other, () => requests);
    } finally {
      end.resolve();
    }
  });
}

function withoutViolations(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    reply.removeHeader('X-Violations');
  });
}
