/**
 * Parts of a message at both ends of the real product: a tool answers with cards and a form, the visitor uses them, a member sees what
 * the visitor saw, and the files by name; no picture is loaded for staff.
 */
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk } from '../integration/desk/staff.ts';
import type { Staff } from '../integration/desk/staff.ts';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { startParley } from '../support/harness.ts';
import type { Parley } from '../support/harness.ts';
import { orderCard, refundReceipt, returnForm, shoeCards, sizeButtons } from '../support/parts.ts';
import { json, startToolHost } from '../support/tool-host.ts';
import type { ToolHost } from '../support/tool-host.ts';
import { launcher, open, openRoots, say, watch } from './widget/harness.ts';

let host: ToolHost;
let parley: Parley;
let browser: Browser;
let agent: Staff;
let siteKey: string;

beforeAll(async () => {
  host = await startToolHost();
  const parts = [orderCard, shoeCards, sizeButtons, returnForm, refundReceipt];
  host.answer = (_, response) => json(response, { status: 'packed', parts });
  parley = await startParley({ settings: { OUTBOUND_ALLOW: host.allow } });
  const made = await desk(parley, {
    settings: { imageHosts: ['img.example'] },
    tools: [{ name: 'get_order_status', url: `${host.origin}/orders/{order_id}`, method: 'GET' }],
  });
  siteKey = made.tenant.siteKey;
  agent = made.staff.find(({ role }) => role === 'agent')!;
  browser = await chromium.launch({
    executablePath: chromiumPath() ?? '',
    args: chromiumArguments,
  });
});
afterAll(async () => {
  await browser?.close();
  await parley?.stop();
  await host?.stop();
});

async function visitor(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
  await context.addInitScript(openRoots);
  const page = await context.newPage();
  await page.goto(parley.origin);
  await page.waitForFunction(() => (window as never)['Parley']);
  await page.evaluate((key) => {
    const parley = (window as never as { Parley: any }).Parley;
    parley.shutdown();
    parley.boot({ siteKey: key });
  }, siteKey);
  await launcher(page).waitFor();
  return page;
}

test('the visitor fills in, the member reads along', async () => {
  const page = await visitor();
  const errors = watch(page);
  await open(page);
  await say(page, 'Where is my order ORD-4711?');
  await page.locator('#parley .receipt').waitFor({ timeout: 20_000 });
  // Our own demo page allows no pictures from elsewhere: the card does without.
  expect(await page.locator('#parley .card h3').first().textContent()).toBe('Order 1042');
  errors.splice(0);
  const form = page.locator('#parley form.fill');
  await form.locator('[name=email]').fill('ada@example.com');
  await form.locator('[name=reason]').selectOption('broken');
  await form.locator('[name=consent]').check();
  await form.locator('.main').click();
  await page.locator('#parley .done').waitFor();
  await page.locator('#parley input[type=file]').setInputFiles([
    {
      name: 'damage.png',
      mimeType: 'image/png',
      buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    },
  ]);
  await page.locator('#parley .go[aria-disabled=false]').waitFor();
  await say(page, 'And this is the damage.');
  await page.locator('#parley .file').waitFor({ timeout: 20_000 });
  expect(errors).toEqual([]);

  const id = await page.evaluate(
    (key) =>
      (JSON.parse(localStorage.getItem(key) ?? '{}') as { conversationId: string }).conversationId,
    `parley:${siteKey}`,
  );
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const [name = '', value = ''] = agent.cookie.split('=');
  // A `__Host-` cookie may be set for https only; to loopback it is sent all the same.
  await context.addCookies([{ name, value, url: parley.origin.replace('http:', 'https:') }]);
  const staff = await context.newPage();
  const foreign: string[] = [];
  staff.on('request', (request) => {
    if (!request.url().startsWith(parley.origin)) foreign.push(request.url());
  });
  await staff.goto(`${parley.origin}/admin/inbox?c=${id}`);
  const log = staff.getByRole('log', { name: 'Messages' });
  await log.getByText('damage.png').waitFor();
  expect(await log.locator('.part-title').allInnerTexts()).toEqual([
    expect.stringMatching(/^Order 1042\s+On its way$/),
    'Blue shoe',
    'Red shoe',
    'Green shoe',
    'Which size?',
    'Return an item',
    expect.stringMatching(/^✓ Refund requested\s+RF-77$/),
  ]);
  expect(await log.locator('.part-rows').first().innerText()).toMatch(/Total\s+€ 59.90/);
  await log.getByText('Reason: Broken').waitFor();
  expect([await log.locator('img').count(), foreign]).toEqual([0, []]);
  const folder = process.env['PARLEY_SHOTS'];
  if (folder) {
    await staff.screenshot({ path: `${folder}/staff-parts.png` });
    await page.screenshot({ path: `${folder}/visitor-parts.png` });
  }
});
