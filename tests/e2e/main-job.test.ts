/**
 * The main job, on the real product: a visitor opens the demo page, asks about a customs document and a late parcel, reads
 * streamed answers with their sources; the connection is cut, the runtime is killed with kill -9; everything comes back,
 * nothing is lost and nothing appears twice, in two tabs.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { history, startParley } from '../support/harness.ts';
import type { Parley } from '../support/harness.ts';
import { open, openRoots, say, watch } from './widget/harness.ts';

let parley: Parley;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[];

beforeAll(async () => {
  parley = await startParley({ demo: true });
  browser = await chromium.launch({
    executablePath: chromiumPath() ?? '',
    args: chromiumArguments,
  });
  context = await browser.newContext({ viewport: { width: 1200, height: 820 } });
  await context.addInitScript(openRoots);
  page = await context.newPage();
  errors = watch(page);
  await page.goto(parley.origin);
});

afterAll(async () => {
  await browser.close();
  await parley.stop();
});

const texts = (of: Page) => of.locator('#parley .lines .bubble').allInnerTexts();
const mine = async (of: Page) =>
  (await texts(of)).filter((text) => asked.some((question) => text.startsWith(question)));
const asked: string[] = [];

async function ask(of: Page, question: string): Promise<void> {
  asked.push(question);
  await say(of, question);
}

/** Waits until the page shows an answer with this text. */
const shows = (of: Page, pattern: RegExp) =>
  of.locator('#parley .lines .bubble', { hasText: pattern }).first().waitFor({ timeout: 30_000 });

test('before the visitor clicks there is a button and nothing else: no storage, no connection', async () => {
  await page.locator('#parley button.l').waitFor();
  const stored = await page.evaluate(() => [
    localStorage.length,
    sessionStorage.length,
    document.cookie,
  ]);
  expect(stored).toEqual([0, 0, '']);
  const requests = await page.evaluate(
    () =>
      performance.getEntriesByType('resource').filter((entry) => entry.name.includes('/v1/'))
        .length,
  );
  expect(requests).toBe(0);
});

test('a question about a customs document is answered, streamed, with its source, within a second or so', async () => {
  await open(page);
  await ask(page, 'What must a commercial invoice contain?');
  await shows(page, /commercial invoice must/i);
  await page
    .locator('#parley')
    .getByText('What must a commercial invoice contain?')
    .nth(1)
    .waitFor();
  expect(errors).toEqual([]);
});

test('the connection is cut in the middle: the question goes out when it is back, once', async () => {
  await context.setOffline(true);
  await ask(page, 'My parcel is late, what can I do?');
  await page.waitForTimeout(500);
  await context.setOffline(false);
  await shows(page, /tracking[\s\S]*Sources:/i);
  expect(await mine(page)).toEqual(asked);
});

test('the runtime dies by kill -9: the page comes back by itself, with everything, once', async () => {
  const before = await texts(page);
  await parley.crash();
  await ask(page, 'How do I find the right HS code?');
  await shows(page, /HS code/);
  await page
    .locator('#parley .lines .bubble', { hasText: /digits|tariff|classif/i })
    .first()
    .waitFor({ timeout: 30_000 });
  const after = await texts(page);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(await mine(page)).toEqual(asked);
});

test('a second tab shows the same conversation in the same order, and what one sends the other sees', async () => {
  const second = await context.newPage();
  await second.goto(parley.origin);
  await second.locator('#parley button.l').click();
  await shows(second, /HS code/);
  await expect.poll(() => mine(second), { timeout: 20_000 }).toEqual(asked);
  await ask(second, 'Thanks!');
  await expect.poll(() => mine(page), { timeout: 20_000 }).toEqual(asked);
  await second.close();
});

test('the log behind it has no gap, no double and every question answered', async () => {
  const stored = await page.evaluate(() => Object.values(localStorage).join(' '));
  const token = /eyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(stored)?.[0] ?? '';
  const conversationId = /cnv_\w{22}/.exec(stored)?.[0] ?? '';
  const events = await history(parley.origin, { token, conversationId });
  expect(events.map((event) => event['seq'] as number)).toEqual(
    events.map((_, index) => index + 1),
  );
  const messages = events
    .filter((event) => event['kind'] === 'message.created')
    .map((event) => event['message']);
  const questions = messages
    .filter((message) => message.author === 'visitor')
    .map((message) => message.text as string);
  expect(questions).toEqual(asked);
  for (const [index, event] of events.entries())
    if (event['kind'] === 'message.created' && event['message'].author === 'visitor')
      expect(
        messages.filter((message) => message.replyTo === index + 1).length,
        event['message'].text as string,
      ).toBe(1);
});
