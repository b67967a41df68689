/**
 * The analytics page: figures, the chart, periods, gaps with their conversation, the failure with a retry, a phone; the board of leads.
 * Axe finds nothing.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Lead } from '#protocol/lead';
import { call, session } from '#tests/support/harness';
import { axe, signedIn, startDesk } from './harness.ts';
import type { Desk, Visit } from './harness.ts';

let desk: Desk;
let owner: Visit;
const gap = 'Which moon do zebras polish on Tuesdays?';

beforeAll(async () => {
  desk = await startDesk();
  const { origin } = desk.parley;
  const who = await session(origin, 'pk_demo_logistics');
  const body = { clientId: 'one', text: gap };
  await call(origin, '/v1/chat/message', { token: who.token, body });
  owner = await signedIn(desk);
});
afterAll(() => desk?.stop());

test('figures of the days that are chosen, and the questions without an answer', async () => {
  const { page } = owner;
  await page.goto('/admin/analytics');
  const figure = (name: string) => page.locator('.figure', { hasText: name }).locator('strong');
  await figure('Conversations').waitFor();
  await expect
    .poll(
      async () => {
        await page.reload();
        return figure('Conversations').innerText();
      },
      { timeout: 15_000 },
    )
    .toBe('1');
  expect(await figure('Without a person').innerText()).toBe('100%');
  expect(await figure('Answers that did not know').innerText()).toBe('100%');
  await page.getByRole('row', { name: /builtin/ }).waitFor();
  await page
    .getByRole('img', { name: /^Conversations by day: 1 in all, most on .+: 1$/ })
    .waitFor();
  await page.getByRole('button', { name: 'Did not know' }).click();
  await page.getByRole('img', { name: /^Did not know by day: 1 in all/ }).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('region', { name: 'By day' }).getByRole('button', { name: 'As CSV' }).click(),
  ]);
  expect(readFileSync(await file.path(), 'utf8').split('\r\n')).toHaveLength(32);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('link', { name: '7 days' }).click();
  await page.waitForURL(/days=7/);
  await page.getByText(gap).waitFor();
  await page.setViewportSize({ width: 390, height: 780 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('link', { name: 'Open', exact: true }).click();
  await page.getByText(gap).first().waitFor();
  expect(owner.faults).toEqual([]);
});

test('when they cannot be read, it says so and a retry goes on', async () => {
  const { page } = owner;
  await page.route('**/v1/admin/analytics**', (route) => route.abort());
  await page.goto('/admin/analytics?days=90');
  await page.locator('.failed').waitFor();
  await page.unroute('**/v1/admin/analytics**');
  await page.locator('.failed').getByRole('button').click();
  await page.locator('.figure').first().waitFor();
});

test('a lead goes over the board by drag and by keys; when that is refused it is where it was, with why', async () => {
  const { page } = owner;
  const { origin } = desk.parley;
  const { token } = await session(origin, 'pk_demo_logistics');
  const left = await call<{ leadId: string }>(origin, '/v1/chat/lead', {
    token,
    body: { name: 'Ana Dias', email: 'ana@dias.example' },
  });
  const stored = async () => {
    const { leadId } = left.body;
    return (await page.request.get(`/v1/admin/leads/${leadId}`)).json() as Promise<Lead>;
  };
  await page.setViewportSize({ width: 1280, height: 800 });
  const column = (name: string) => page.getByRole('region', { name, exact: true });
  const card = (name: string) => column(name).getByRole('link', { name: 'Ana Dias' });
  await page.goto('/admin/leads?view=board');
  await card('New').dragTo(column('Qualified'));
  await card('Qualified').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await card('Contacted').waitFor();
  await expect.poll(async () => (await stored()).status).toBe('contacted');
  expect(await card('Contacted').evaluate((link) => link === document.activeElement)).toBe(true);
  expect(await axe(page)).toEqual([]);
  await page.route('**/v1/admin/leads/led_*', (route) => route.abort());
  await card('Contacted').dragTo(column('Won'));
  await page.getByText('The state was not changed.').waitFor();
  await card('Contacted').waitFor();
  await page.unroute('**/v1/admin/leads/led_*');
  await card('Contacted').click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Name').fill('Ana M. Dias');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name: 'Ana M. Dias' }).waitFor();
  await page.getByLabel('Owner').last().selectOption({ label: 'Demo Owner (me)' });
  await expect.poll(async () => (await stored()).assigneeName).toBe('Demo Owner');
});
