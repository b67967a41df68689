/** Cards, forms, pickers and receipts in Chromium: shown, answered once, by keyboard too, the same after a reload. */
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Part } from '#protocol/part';
import {
  dayPicker,
  orderCard,
  refundReceipt,
  returnForm,
  shoeCards,
  sizeButtons,
  slotPicker,
} from '../../support/parts.ts';
import { browser, launcher, open, say, server, useWidget, visit } from './harness.ts';

useWidget({ answers: true });

const soon = <T>(look: () => T) => expect.poll(look, { timeout: 8_000 });
/** The first question is answered with these parts, the rest not at all. */
async function asked(page: Page, ...parts: Part[]): Promise<void> {
  server.script = () => {
    server.script = () => null;
    return { text: 'Here you are.', more: { parts } };
  };
  await open(page);
  await say(page, 'Show me');
  await page.locator('#parley .part').first().waitFor();
}
const replies = () =>
  server.conversation.log.flatMap(({ message }) => {
    const { text, partReply } = (message ?? {}) as { text: string; partReply?: object };
    const { partId, values } = (partReply ?? {}) as { partId?: string; values?: object };
    return partId ? [{ text, partId, values }] : [];
  });

test('a card is read and used: a picture of the list, rows, a question before what cannot be undone', async () => {
  const { page, errors } = await visit(browser, server);
  const asks: string[] = [];
  await page.route('https://img.example/**', (route) => {
    asks.push(route.request().headers().referer ?? 'no referrer');
    return route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
    });
  });
  await asked(page, orderCard);
  const card = page.locator('#parley .card');
  expect(await card.locator('dl').innerText()).toMatch(/Total\s+€ 59.90\s+Carrier\s+DHL/);
  expect(
    await card.locator('a').evaluate((it: HTMLAnchorElement) => [it.href, it.rel, it.target]),
  ).toEqual(['https://shop.example/i/1042', 'noopener noreferrer nofollow', '_blank']);
  await soon(() => asks).toEqual(['no referrer']);
  await card.locator('.pick', { hasText: 'Cancel order' }).click();
  await card.locator('.asks .plainly:focus').press('Enter');
  await card.locator('.pick', { hasText: 'Cancel order' }).click();
  await card.locator('.asks .main').click();
  await card.locator('.pick', { hasText: 'Track it' }).click();
  await soon(replies).toEqual([
    { text: 'Cancel order', partId: 'order-1042', values: { button: 'cancel' } },
    { text: 'Where is order 1042?', partId: 'order-1042', values: { button: 'track' } },
  ]);
  expect(errors).toEqual([]);
});

test('a picture that does not load leaves no hole', async () => {
  const { page } = await visit(browser, server);
  await page.route('https://img.example/**', (route) => route.abort());
  await asked(page, orderCard);
  await soon(() => page.locator('#parley .card img').count()).toBe(0);
  expect(await page.locator('#parley .card h3').textContent()).toBe('Order 1042');
});

test('a carousel scrolls by its arrows and each card answers for itself', async () => {
  const { page } = await visit(browser, server);
  await asked(page, shoeCards);
  const list = page.locator('#parley .carousel ul');
  await page.locator('#parley .arrow').nth(1).click();
  await soon(() => list.evaluate((it) => it.scrollLeft)).toBeGreaterThan(100);
  await page.locator('#parley .carousel li').nth(2).locator('.pick').click();
  await soon(replies).toEqual([
    { text: 'Tell me', partId: 'shoe-green', values: { button: 'alert' } },
  ]);
});

test('buttons are pressed once; after a reload the choice is still shown', async () => {
  const { page } = await visit(browser, server);
  await asked(page, sizeButtons);
  const medium = page.locator('#parley .pick', { hasText: 'Medium' });
  await medium.focus();
  await page.keyboard.press('Enter');
  await medium.and(page.locator('[aria-pressed=true]')).waitFor();
  await page.locator('#parley .pick', { hasText: 'Small' }).click({ force: true });
  await medium.press('Enter');
  await soon(replies).toEqual([
    { text: 'Medium, please', partId: 'size', values: { button: 'm' } },
  ]);
  await page.reload();
  await launcher(page).click();
  await medium.and(page.locator('[aria-pressed=true][aria-disabled=true]')).waitFor();
  await page.locator('#parley .pick', { hasText: 'Small' }).click({ force: true });
  expect(replies()).toHaveLength(1);
});

test('a form says what is missing, goes out once, and stays filled in', async () => {
  const { page } = await visit(browser, server);
  await asked(page, returnForm);
  const form = page.locator('#parley form.fill');
  await form.locator('[name=phone]').fill('call me');
  await form.locator('.main').click();
  await form.locator('[name=email]:focus').waitFor();
  expect(await form.locator('[role=alert]').allTextContents()).toEqual([
    'Please fill this in',
    'Please enter a valid phone number',
    'Please fill this in',
    'Please fill this in',
  ]);
  await page.keyboard.type('ada@example.com');
  await form.locator('[name=phone]').fill('+49 30 1234567');
  await form.locator('[name=reason]').selectOption({ label: 'Broken' });
  await form.locator('[name=note]').fill('The sole came off.');
  // Half filled in, closed, opened again.
  await page.keyboard.press('Escape');
  await launcher(page).click();
  await form.locator('[name=consent]').check();
  await form.locator('.main').click();
  const values = {
    order: '1042',
    email: 'ada@example.com',
    phone: '+49 30 1234567',
    count: 1,
    reason: 'broken',
    note: 'The sole came off.',
    consent: true,
  };
  await soon(replies).toEqual([
    {
      text: 'Order number: 1042\nE-mail: ada@example.com\nPhone: +49 30 1234567\nHow many? 1\nReason: Broken\nAnything to add? The sole came off.',
      partId: 'return',
      values,
    },
  ]);
  // The focus goes to what came in the form's place.
  const done = page.locator('#parley .done');
  await done.and(page.locator(':focus')).waitFor();
  expect(await form.count()).toBe(0);
  await page.reload();
  await launcher(page).click();
  await done.waitFor();
  expect(await done.locator('dd').allTextContents()).toEqual([
    '1042',
    'ada@example.com',
    '+49 30 1234567',
    '1',
    'Broken',
    'The sole came off.',
  ]);
});

test('a day and a moment are chosen; a day out of range is not', async () => {
  const { page } = await visit(browser, server);
  await asked(page, dayPicker, slotPicker, refundReceipt);
  const day = page.locator('#parley form.picker');
  await day.locator('input').fill('2026-11-22');
  await day.locator('.main').click();
  await day.locator('[role=alert]').waitFor();
  await day.locator('input').fill('2026-11-25');
  await day.locator('.main').click();
  await page.locator('#parley .pick', { hasText: '10:30' }).click();
  await soon(replies).toEqual([
    {
      text: 'Wednesday, November 25, 2026',
      partId: 'pickup-day',
      values: { date: '2026-11-25' },
    },
    { text: 'Monday, 10:30', partId: 'slot', values: { slot: '2026-11-23T09:30:00Z' } },
  ]);
  expect(await page.locator('#parley .done p.chosen').allTextContents()).toEqual([
    'Wednesday, November 25, 2026',
    'Monday, 10:30',
  ]);
  expect(await page.locator('#parley .receipt').innerText()).toMatch(/Refund requested\s+RF-77/);
});

test('answered offline: shown as answered at once, sent when the line is back, once', async () => {
  const { page } = await visit(browser, server);
  await asked(page, sizeButtons);
  server.down = true;
  server.cutAll();
  await page.locator('#parley .pick', { hasText: 'Small' }).click();
  await page.locator('#parley .pick[aria-pressed=true]', { hasText: 'Small' }).waitFor();
  server.down = false;
  await expect
    .poll(replies, { timeout: 20_000 })
    .toEqual([{ text: 'Small', partId: 'size', values: { button: 's' } }]);
});

test('parts that are none, or half of one, are left out; the text stands', async () => {
  const { page, errors } = await visit(browser, server);
  const element = { type: 'img', props: { src: 'x', onerror: 'window.hit=1' }, key: null };
  await asked(
    page,
    element as never,
    { ...orderCard, title: element } as never,
    {
      ...orderCard,
      id: 'c2',
      title: '<img src=x onerror="window.hit=1">',
      subtitle: element,
    } as never,
    { ...sizeButtons, buttons: element } as never,
  );
  expect(await page.locator('#parley .part').count()).toBe(1);
  expect(await page.locator('#parley .card h3').textContent()).toBe(
    '<img src=x onerror="window.hit=1">',
  );
  expect([await page.evaluate(() => (window as never)['hit']), errors.length]).toEqual([
    undefined,
    // The picture of the order card is on a host that does not exist.
    errors.filter((error) => error.includes('ERR_')).length,
  ]);
});
