/** The analytics page: figures, periods, gaps with their conversation, the failure with a retry, a phone; axe finds nothing. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
