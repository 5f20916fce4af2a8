import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeReports } from '../../../../scripts/reports/write-reports.ts';
import { openBrowser } from '../../../../scripts/lib/browser.ts';
import { lowContrast } from '../contrast.ts';
import { brokenReport, HOSTILE } from '../fixture.ts';

const PHONE = { viewport: { width: 375, height: 700 } };

let dir: string;
let url: string;
let browser: Browser;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'report-'));
  await writeReports(brokenReport(), dir);
  url = pathToFileURL(join(dir, 'report.html')).href;
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(dir, { recursive: true });
});

describe('the HTML report in a browser', () => {
  it('asks for nothing, logs nothing, and runs nothing that a service sent', async () => {
    await withPage({}, async (page, log) => {
      expect(log).toEqual([`request ${url}`]);
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
      expect(await page.locator('img').count()).toBe(0);
    });
  });

  it('forbids what it does not need: a script or an image put into it is stopped', async () => {
    await withPage({}, async (page, log) => {
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.hacked = 1';
        document.body.append(script, Object.assign(new Image(), { src: 'http://127.0.0.1:9/x' }));
      });
      await expect.poll(() => log.filter((line) => line.startsWith('error')).length).toBe(2);
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    });
  });

  it('shows hostile text as text, with control characters written out', async () => {
    await withPage({}, async (page) => {
      const [shown] = await page.locator('pre', { hasText: 'onerror' }).allInnerTexts();
      expect(shown).toContain(HOSTILE.split('\n')[0]);
      expect(shown).toContain('\\u001b[31mred');
      expect(shown).toContain('😀 accent é CJK 数据');
    });
  });

  it.each([
    ['light', 'light'],
    ['dark', 'dark'],
  ] as const)('has enough contrast in %s mode (WCAG 2.2, 1.4.3)', async (_name, colorScheme) => {
    await withPage({ colorScheme }, async (page) => {
      expect(await page.evaluate(lowContrast)).toEqual([]);
      await page.evaluate(() => document.documentElement.style.setProperty('--soft', '#777777'));
      expect(await page.evaluate(lowContrast)).not.toEqual([]);
    });
  });

  it('is as wide as a phone, however long a value is', async () => {
    await withPage(PHONE, async (page) => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    });
  });

  it('holds everything without script', async () => {
    await withPage({ ...PHONE, javaScriptEnabled: false }, async (page) => {
      expect(await page.getByLabel('Filter').isVisible()).toBe(false);
      const [text] = await page.locator('body').allInnerTexts();
      for (const part of [
        'Broken: 3 findings against 3 rules.',
        'A name of 3 characters was accepted.',
        'curl -X POST',
        'until 2026-06-01',
        'not exercised',
        'Slowest checks',
      ])
        expect(text).toContain(part);
    });
  });

  it('filters findings and constraints by words', async () => {
    await withPage({}, async (page) => {
      const shown = page.locator('[data-item]:visible');
      const all = await shown.count();
      await page.getByLabel('Filter').fill('vpc_id NOT');
      expect(await shown.count()).toBe(1);
      expect(await page.locator('[data-group] h3:visible').allInnerTexts()).toEqual([
        'CloudVpcInfo',
      ]);
      await page.getByLabel('Filter').fill('no such words');
      expect(await page.getByRole('status').allInnerTexts()).toEqual([
        'Nothing matches the filter.',
      ]);
      await page.getByLabel('Filter').fill('');
      expect(await shown.count()).toBe(all);
    });
  });

  it('can be read by headings, tables and keyboard', async () => {
    await withPage({}, async (page) => {
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
        'Findings',
        'Known deviations',
        'Coverage',
        'Timings',
      ]);
      const tables = await page.locator('table').count();
      expect(await page.locator('table:has(caption):has(th[scope=col])').count()).toBe(tables);
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(
        () => getComputedStyle(document.activeElement as Element).outlineStyle,
      );
      expect(outline).toBe('solid');
    });
  });
});

/** Opens the report, with a log of its requests, errors and console messages, for one test. */
async function withPage(
  options: BrowserContextOptions,
  test: (page: Page, log: string[]) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage(options);
  const log: string[] = [];
  page.on('request', (request) => log.push(`request ${request.url()}`));
  page.on('console', (message) => log.push(`${message.type()} ${message.text()}`));
  page.on('pageerror', (error) => log.push(`error ${error.message}`));
  try {
    await page.goto(url);
    await test(page, log);
  } finally {
    await page.close();
  }
}
