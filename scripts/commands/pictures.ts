import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Browser, Page } from 'playwright-core';
import { sampleOperation, sampleUrl } from '../lib/sample-operation.ts';

const FOLDER = fileURLToPath(new URL('../../.github/pictures/', import.meta.url));
const SIZE = { width: 1200, height: 760 };

/** A mutation of a service whose report makes a good picture. */
const FAULT = 'ignores-minLength-of-name';

/** What is sent before the inspector is shown: a created connection, and one that is rejected. */
const SENT = [
  { name: 'orders-mysql', endpoint: { endpoint_name: 'mysql', db_user: 'root', db_password: 'p' } },
  { name: 'orders-mysql', endpoint: { endpoint_name: 'mysql', db_password: 'p' } },
];

/** `pictures`: takes the pictures of the README, of the pages as they are. */
export function addPicturesCommand(program: Command): void {
  program
    .command('pictures')
    .description('take the pictures of the README')
    .action(async () => {
      const { openBrowser } = await import('../lib/browser.ts');
      const browser = await openBrowser();
      try {
        await withPage(browser, takeReport);
        await withPage(browser, takeInspector);
      } finally {
        await browser.close();
      }
      console.log('Wrote report.png and inspector.png to .github/pictures.');
    });
}

async function withPage(browser: Browser, take: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage({ viewport: SIZE });
  await take(page).finally(() => page.close());
}

async function takeReport(page: Page): Promise<void> {
  const { startMutant } = await import('../../contracts/strength/mutant.ts');
  const { VARIANTS } = await import('../../contracts/strength/trial.ts');
  const { verify } = await import('../../contracts/verify.ts');
  const { render } = await import('../reports/verify/html.ts');
  const mutant = await startMutant(VARIANTS.get(FAULT)?.how());
  const report = await verify({ baseUrl: mutant.url, seed: 1 }).finally(() => mutant.close());
  await page.setContent(render(report));
  await page.screenshot({ path: `${FOLDER}report.png` });
}

async function takeInspector(page: Page): Promise<void> {
  const { createMock } = await import('../../mocks/server.ts');
  const mock = await createMock({ stateful: true });
  try {
    await page.goto(`${mock.url}/_mock`);
    for (const body of SENT) await send(mock.url, { db_type: 'mysql', ...body });
    await page.getByText('endpoint.db_user').first().click();
    await page.getByText('1 created connection').waitFor({ timeout: 5_000 });
    await page.screenshot({ path: `${FOLDER}inspector.png` });
  } finally {
    await page.close();
    await mock.close();
  }
}

async function send(url: string, body: object): Promise<void> {
  const operation = sampleOperation();
  if (!operation) return;
  await fetch(url + sampleUrl(operation), {
    method: operation.method,
    headers: { 'Content-Type': 'application/json', 'X-Auth-Token': 'any-token' },
    body: JSON.stringify(body),
  });
}
