/** The widget against the real product: a file goes up and comes back, a person is asked for, joins, answers and leaves. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArguments, chromiumPath } from '../../support/chromium.ts';
import { call, startParley } from '../../support/harness.ts';
import type { Parley, TestTenant } from '../../support/harness.ts';
import { desk } from '../../integration/desk/staff.ts';
import type { Staff } from '../../integration/desk/staff.ts';
import { launcher, open, openRoots, say, watch } from './harness.ts';

let parley: Parley;
let browser: Browser;
let page: Page;
let errors: string[];
let tenant: TestTenant;
let agent: Staff;
let owner: Staff;

beforeAll(async () => {
  parley = await startParley();
  const questions = [
    { id: 'request', kind: 'text' },
    { id: 'name', kind: 'name' },
    { id: 'email', kind: 'email' },
  ];
  const set = await desk(parley, { settings: { leadCapture: { mode: 'form', questions } } });
  tenant = set.tenant;
  owner = set.staff[0]!;
  agent = set.staff.find(({ role }) => role === 'agent')!;
  browser = await chromium.launch({
    executablePath: chromiumPath() ?? '',
    args: chromiumArguments,
  });
  const context = await browser.newContext({ viewport: { width: 1200, height: 820 } });
  await context.addInitScript(openRoots);
  page = await context.newPage();
  errors = watch(page);
  await page.goto(parley.origin);
  await page.waitForFunction(() => (window as never)['Parley']);
  await boot();
});
afterAll(async () => {
  await browser.close();
  await parley.stop();
});

/** The page embeds a demo tenant; here another one is asked for. */
async function boot(): Promise<void> {
  await page.evaluate((siteKey) => {
    const parley = (window as never as { Parley: any }).Parley;
    parley.shutdown();
    parley.boot({ siteKey });
  }, tenant.siteKey);
  await launcher(page).waitFor();
}
const conversation = () =>
  page.evaluate(
    (key) =>
      (JSON.parse(localStorage.getItem(key) ?? '{}') as { conversationId: string }).conversationId,
    `parley:${tenant.siteKey}`,
  );

test('a file goes up with a message and comes back byte for byte', async () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  await open(page);
  await page.locator('#parley .clip').waitFor();
  await page
    .locator('#parley input[type=file]')
    .setInputFiles([{ name: 'damage.png', mimeType: 'image/png', buffer: png }]);
  await page.locator('#parley .attached small', { hasText: 'kB' }).waitFor();
  await say(page, 'This is how it arrived.');
  await page.locator('#parley .file').waitFor({ timeout: 20_000 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#parley .file').click(),
  ]);
  expect([
    download.suggestedFilename(),
    readFileSync(await download.path()).equals(png),
    errors,
  ]).toEqual(['damage.png', true, []]);
});

test('bytes that are no picture are refused in words', async () => {
  await page
    .locator('#parley input[type=file]')
    .setInputFiles([
      { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('MZ\u0000\u0001') },
    ]);
  await page
    .locator('#parley .attached [role=alert]', { hasText: 'This kind of file cannot be sent' })
    .waitFor();
  await page.locator('#parley .away').click();
  errors.splice(0); // The browser notes the 415.
});

test('a person is asked for, joins, answers, leaves; the same after a reload', async () => {
  await page.locator('#parley .round.person').click();
  await page.locator('#parley .standing .fact').first().waitFor();
  const id = await conversation();
  expect((await agent.act(id, 'accept')).status).toBeLessThan(300);
  await page.locator('#parley header p', { hasText: 'Support team' }).waitFor();
  await agent.act(id, 'reply', { clientId: 'a-1', text: 'Let me **look**.' });
  await page.locator('#parley .m.agent strong', { hasText: 'look' }).waitFor();
  await agent.act(id, 'release');
  await page.locator('#parley .note', { hasText: 'left the chat' }).waitFor();
  const lines = () => page.locator('#parley .lines > li').allInnerTexts();
  const before = (await lines()).map((line) => line.replace(/\s+/g, ' '));
  await page.reload();
  await page.waitForFunction(() => (window as never)['Parley']);
  await boot();
  await launcher(page).click();
  await expect
    .poll(async () => (await lines()).map((line) => line.replace(/\s+/g, ' ')), { timeout: 10_000 })
    .toEqual(before);
  expect(errors).toEqual([]);
});

test('details left twice by a nervous finger are one lead', async () => {
  await page.locator('#parley .round.menu').click();
  await page.locator('#parley [role=menuitem]', { hasText: 'Leave your details' }).click();
  await page.locator('#parley [name=email]').fill('ada@example.com');
  await page.locator('#parley form .main').dblclick();
  await page.locator('#parley h3', { hasText: 'Thank you' }).waitFor();
  const seen = await agent.open(await conversation());
  const events = (seen.body as unknown as { events: { kind: string }[] }).events;
  expect(events.filter(({ kind }) => kind === 'lead.captured')).toHaveLength(1);
});

test('asked for a quote the assistant shows the form; filled in and agreed to it is a lead', async () => {
  // Somebody else, on the same browser.
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.waitForFunction(() => (window as never)['Parley']);
  await boot();
  await open(page);
  await say(page, 'I need a quote please');
  const form = page.locator('#parley form.fill');
  await form.locator('[name=request]').fill('Two pallets to Oslo');
  await form.locator('[name=name]').fill('Eve Stone');
  await form.locator('[name=email]').fill('eve@');
  await form.locator('[name=consent]').check();
  await form.locator('.main').click();
  // In words, at the field, and nothing has left.
  await form.locator('[name=email]:focus').waitFor();
  const leads = async () => {
    const path = `/v1/admin/leads?q=${await conversation()}`;
    const headers = { cookie: owner.cookie };
    return (await call<{ leads: object[] }>(parley.origin, path, { headers })).body.leads;
  };
  expect(await leads()).toEqual([]);
  await form.locator('[name=email]').fill('eve@stone.example');
  await form.locator('.main').click();
  await page.locator('#parley .lines', { hasText: 'the team will get back to you' }).waitFor();
  expect(await form.count()).toBe(0);
  expect(await leads()).toMatchObject([
    {
      name: 'Eve Stone',
      email: 'eve@stone.example',
      note: 'Two pallets to Oslo',
      cause: 'quote',
      consent: true,
    },
  ]);
  expect(errors).toEqual([]);
});
