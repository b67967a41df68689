/**
 * Macros and quick actions in the browser: written with keys, kept from a colleague's change, chosen by `/` and by the palette, read before
 * they are run; a refund on the order's card is rehearsed, confirmed, and stands in the log.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { demoTenant } from '../../../worker/cli/demo.ts';
import { addTenant, call, history, session, startParley } from '#tests/support/harness';
import type { Session } from '#tests/support/harness';
import { axe, deskOf, olga, signedInAsOlga } from './harness.ts';
import type { Desk, Visit } from './harness.ts';

let desk: Desk;
let owner: Visit;
let page: Page;
let who: Session;

beforeAll(async () => {
  const parley = await startParley();
  desk = await deskOf(parley);
  const { name, tools, identitySecret, macros, teams } = demoTenant('shop');
  const { siteKey } = await addTenant(parley, {
    ...{ plan: 'demo', name, tools, identitySecret, macros, teams },
    settings: { assistantEnabled: false },
    members: [olga],
  });
  const { body } = await call<{ identity: string }>(parley.origin, '/v1/demo/identity', {
    body: { siteKey, customer: 'ana' },
  });
  who = await session(parley.origin, siteKey, { identity: body.identity });
  await call(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'v1', text: 'Please cancel HP10482240' },
  });
  owner = await signedInAsOlga(desk);
  ({ page } = owner);
});
afterAll(() => desk.stop());

const log = () => page.getByRole('log', { name: 'Messages' });
const sheet = () => page.getByRole('dialog');
const headings = () => sheet().locator('.macro-step-head strong').allInnerTexts();

test('a macro is written step by step; what is wrong is said with its step', async () => {
  await page.goto('/admin/macros');
  await page.getByText('Refund and close').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'New macro' }).click();
  await sheet().getByLabel('Name', { exact: true }).fill('Late parcel');
  await sheet().getByRole('button', { name: '+ Resolve' }).click();
  await sheet().getByRole('button', { name: '+ Tags' }).click();
  await sheet().getByRole('button', { name: '+ Reply' }).click();
  await sheet()
    .getByLabel('What the visitor reads')
    .fill('Sorry {{contact.firstName|there}}, order {{order.id}} is late.');
  expect(await headings()).toEqual(['1. Tags', '2. Reply', '3. Resolve']);
  await sheet().getByRole('button', { name: 'Move step 2, Reply' }).press('ArrowUp');
  expect(await headings()).toEqual(['1. Reply', '2. Tags', '3. Resolve']);
  await sheet()
    .getByRole('button', { name: 'Move step 2, Tags' })
    .dragTo(sheet().locator('.macro-step').first());
  expect(await headings()).toEqual(['1. Tags', '2. Reply', '3. Resolve']);
  await sheet().getByRole('button', { name: 'Save macro' }).click();
  await sheet().getByText('Step 1: a tag to add or to remove').waitFor();
  expect(await axe(page)).toEqual([]);
  await sheet().getByLabel('Tags to add').fill('late, parcel');
  await sheet().getByRole('button', { name: 'Remove step 3' }).click();
  await sheet().getByRole('button', { name: 'Save macro' }).click();
  await expect.poll(() => sheet().count()).toBe(0);
  await page.getByText('Late parcel').waitFor();
});

test('what a colleague has changed meanwhile is not overwritten', async () => {
  const send = { headers: { origin: desk.parley.origin } };
  const { macros } = (await (await page.request.get('/v1/admin/macros')).json()) as {
    macros: { id: string; name: string; steps: object[]; isShared: boolean }[];
  };
  const late = macros.find(({ name }) => name === 'Late parcel')!;
  await page.getByLabel('More for Late parcel').click();
  await page.getByRole('button', { name: 'Edit macro' }).click();
  await sheet().getByLabel('What it is for').fill('Mine');
  const { steps, isShared } = late;
  await page.request.put(`/v1/admin/macros/${late.id}`, {
    ...send,
    data: { name: 'Late parcel', description: 'Theirs', isShared, steps, version: 1 },
  });
  await sheet().getByRole('button', { name: 'Save macro' }).click();
  await sheet().getByText('Yours is not saved').waitFor();
  await sheet().getByRole('button', { name: 'Load theirs, drop mine' }).click();
  await expect.poll(() => sheet().getByLabel('What it is for').inputValue()).toBe('Theirs');
  await sheet().getByRole('button', { name: 'Save macro' }).click();
  await expect.poll(() => sheet().count()).toBe(0);
});

test('chosen after a slash, read with everything filled in, run; the visitor reads the reply', async () => {
  await page.goto(`/admin/inbox?c=${who.conversationId}`);
  await log().getByText('Please cancel').waitFor();
  await page.getByRole('button', { name: 'Take over' }).click();
  const reply = page.getByRole('textbox', { name: 'Reply' });
  await reply.pressSequentially('/late');
  await page.getByRole('option', { name: 'Late parcel' }).waitFor();
  await page.keyboard.press('Enter');
  await sheet().getByText('Sorry Ana, order HP10482240 is late.').waitFor();
  expect(await axe(page)).toEqual([]);
  expect((await history(desk.parley.origin, who)).some(({ kind }) => kind === 'desk.updated')).toBe(
    false,
  );
  await sheet().getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText('“Late parcel” is done').waitFor();
  await log().getByText('Olga ran “Late parcel”').waitFor();
  await log().getByText('Sorry Ana, order HP10482240 is late.').waitFor();
  expect(await reply.inputValue()).toBe('');
  const seen = await history(desk.parley.origin, who);
  expect(JSON.stringify(seen)).not.toContain('Late parcel');
});

test('the palette finds one; what stands against a step is said before anything happens', async () => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do' }).fill('refund and close');
  await page.getByRole('option', { name: 'Macro: Refund and close' }).waitFor();
  await page.keyboard.press('Enter');
  const order = sheet().getByLabel('Order');
  await order.fill('HP00000000');
  await sheet().getByText('The other side says no.').waitFor();
  expect(await sheet().getByRole('button', { name: 'Run', exact: true }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
});

test('a refund from the card of an order: rehearsed, confirmed, in the log, and on into the reply', async () => {
  await page.locator('.order summary', { hasText: 'HP10471007' }).click();
  await page.getByRole('button', { name: 'Refund HP10471007' }).click();
  await sheet().getByLabel('Amount').fill('20');
  await sheet().getByRole('button', { name: 'See what happens' }).click();
  await sheet()
    .getByText(/\$20\.00 for order HP10471007/)
    .waitFor();
  expect(await log().getByText('Refund RF').count()).toBe(0);
  expect(await axe(page)).toEqual([]);
  await sheet().getByRole('button', { name: 'Do it' }).click();
  await sheet().getByRole('heading', { name: 'Done' }).waitFor();
  await log()
    .getByText(/Refund RF000001: \$20\.00/)
    .waitFor();
  await sheet().getByRole('button', { name: 'Put into the reply' }).click();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Reply' }).inputValue())
    .toContain('Refund RF000001: $20.00');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  expect(owner.faults).toEqual([]);
});

test('an answer that was lost: the same run goes on later and nothing is done twice', async () => {
  const choose = async () => {
    await page.getByLabel('Run a macro').click();
    await page.getByRole('button', { name: 'Follow up tomorrow' }).click();
  };
  await page.route('**/run', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await choose();
  await sheet().getByRole('button', { name: 'Run', exact: true }).click();
  await sheet().getByText('The server cannot be reached.').waitFor();
  await page.unroute('**/run');
  await page.keyboard.press('Escape');
  await choose();
  await sheet().getByText('This macro stopped half-way here.').waitFor();
  await sheet().getByRole('button', { name: 'Go on' }).click();
  await page.getByText('“Follow up tomorrow” is done').waitFor();
  await expect.poll(() => log().getByText('Olga ran “Follow up tomorrow”').count()).toBe(1);
  expect(await log().getByText('Follow up with the customer.').count()).toBe(1);
});

test('on a phone, mirrored: nothing goes over the edge', async () => {
  await page.setViewportSize({ width: 390, height: 780 });
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await page.getByLabel('Run a macro').click();
  await page.getByRole('button', { name: 'Thank and close' }).click();
  await sheet().getByRole('heading', { name: 'What will happen' }).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.setViewportSize({ width: 1280, height: 800 });
  // At the end of the line, which is the left one here.
  expect((await sheet().boundingBox())?.x).toBe(0);
  await page.setViewportSize({ width: 390, height: 780 });
  await sheet().getByRole('button', { name: 'Cancel' }).click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
