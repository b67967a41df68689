/** Ids of a company's own, in the settings: written, tried on a sentence, refused when they could be slow, kept, taken away; axe finds nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axe, ownCompany } from './harness.ts';
import type { Desk, Visit } from './harness.ts';

let desk: Desk;
let owner: Visit;
let page: Page;

beforeAll(async () => {
  ({ desk, owner } = await ownCompany('/admin/settings'));
  ({ page } = owner);
});
afterAll(() => desk?.stop());

const card = () => page.locator('section, .card').filter({ hasText: 'Ids of your own' }).last();
const save = () => card().getByRole('button', { name: 'Save' });

test('a pattern is written, tried, kept and taken away', async () => {
  await card().getByText('None yet.').waitFor();
  await card().getByRole('button', { name: 'Add a pattern' }).click();
  await card().getByLabel('Name').fill('voucher');
  await card().getByLabel('Pattern', { exact: true }).fill('VC-\\d+');
  await card().getByLabel('Example').fill('VC-12345');
  await card().getByText('Not usable: repeat with an upper bound').waitFor();
  expect(await save().isDisabled()).toBe(true);
  await card().getByLabel('Pattern', { exact: true }).fill('VC-\\d{5}');
  await card().getByText('The example fits.').waitFor();
  await card().getByLabel('Try it on a sentence').fill('is voucher vc-54321 still good?');
  await card().getByText('VOUCHER: vc-54321').waitFor();
  expect(await axe(page)).toEqual([]);
  await save().click();
  await save().waitFor({ state: 'detached' });
  await page.reload();
  await card().getByText('The example fits.').waitFor();
  expect(await card().getByLabel('Pattern', { exact: true }).inputValue()).toBe('VC-\\d{5}');
  await card().getByRole('button', { name: 'Remove' }).click();
  await card().getByRole('button', { name: 'Undo' }).click();
  await card().getByText('The example fits.').waitFor();
  await card().getByRole('button', { name: 'Remove' }).click();
  await save().click();
  await card().getByText('None yet.').waitFor();
  await save().waitFor({ state: 'detached' });
});
