/** Everybody can use parts, files and the way to a person: axe in light, dark, phone and right-to-left, sizes, keyboard. */
import { expect, test } from 'vitest';
import {
  dayPicker,
  orderCard,
  refundReceipt,
  returnForm,
  shoeCards,
  sizeButtons,
  slotPicker,
} from '../../support/parts.ts';
import {
  browser,
  embed,
  faults,
  hostPage,
  open,
  panel,
  say,
  server,
  useWidget,
  visit,
} from './harness.ts';

useWidget({ answers: true });

const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
const modes: [string, object, string][] = [
  ['light', {}, ''],
  ['dark', { colorScheme: 'dark' as const }, 'data-primary-color="#facc15"'],
  ['phone', phone, ''],
  ['right to left', {}, 'data-locale="ar" data-primary-color="#0d9488"'],
];

test.each(modes)('axe finds nothing: %s', async (name, options, attributes) => {
  const path = `/axe-${name.replaceAll(' ', '-')}`;
  server.pages.set(path, { html: hostPage(embed(attributes)) });
  const { page } = await visit(browser, server, path, options);
  await page.route('https://img.example/**', (route) =>
    route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
    }),
  );
  const parts = [orderCard, shoeCards, sizeButtons, returnForm, dayPicker, refundReceipt];
  const more = [parts, [slotPicker]];
  server.script = () => ({ text: 'Here.', more: { parts: more.shift() ?? [] } });
  await open(page);
  await say(page, 'hello');
  await page.locator('#parley .receipt').waitFor();
  await page.locator('#parley .card .pick').nth(2).click();
  await page.locator('#parley .fill .main').click();
  await page.locator('#parley .fill [role=alert]').first().waitFor();
  await page.locator('#parley form.picker .main').click();
  expect(await faults(page)).toEqual([]);
  await page.locator('#parley .picks .pick', { hasText: 'Medium' }).click();
  await page.locator('#parley .pick', { hasText: '10:30' }).waitFor();
  await page.locator('#parley [name=email]').fill('ada@example.com');
  await page.locator('#parley [name=reason]').selectOption('broken');
  await page.locator('#parley [name=consent]').check();
  server.script = () => null;
  await page.locator('#parley .fill .main').click();
  await page.locator('#parley .done').waitFor();
  let go = () => {};
  server.beforeUpload = () => new Promise((resolve) => (go = resolve));
  await page.locator('#parley input[type=file]').setInputFiles([
    { name: 'a.png', mimeType: 'image/png', buffer: Buffer.alloc(9) },
    { name: 'b.exe', mimeType: 'x', buffer: Buffer.alloc(9) },
  ]);
  await page.locator('#parley progress').waitFor();
  await page.locator('#parley .round.person').click();
  await page.locator('#parley .standing').waitFor();
  server.conversation.tell({ type: 'queue', position: 3, waitSeconds: 240 });
  server.conversation.add({ kind: 'ticket.created', ticketId: 't', number: 7, status: 'open' });
  await page.locator('#parley .fact').nth(1).waitFor();
  expect(await faults(page)).toEqual([]);
  await expect.poll(() => server.requests.includes('POST /v1/chat/files')).toBe(true);
  go();
  await page.locator('#parley .attached .away').nth(1).click();
  await page.locator('#parley .go[aria-disabled=false]').waitFor();
  await say(page, 'See this');
  await page.locator('#parley .file').waitFor();
  expect(await faults(page)).toEqual([]);
});

test('phone: everything to press is big enough, nothing is wider than the screen', async () => {
  const { page } = await visit(browser, server, '/host', phone);
  server.script = () => ({
    text: 'Here.',
    more: { parts: [orderCard, shoeCards, sizeButtons, returnForm, slotPicker, dayPicker] },
  });
  await open(page);
  await say(page, 'hello');
  await page.locator('#parley form.picker').waitFor();
  const small = await page
    .locator('#parley .part')
    .locator('button, a.pick, select, input:not([type=checkbox])')
    .evaluateAll((all) =>
      all
        .filter((it) => Math.min(it.clientWidth, it.getBoundingClientRect().height) < 44)
        .map((it) => it.outerHTML),
    );
  const log = page.locator('#parley .log');
  expect([small, await log.evaluate((it) => it.scrollWidth - it.clientWidth)]).toEqual([[], 0]);
});

test('keyboard alone: a card’s action, its question, a form, a slot', async () => {
  const { page } = await visit(browser, server);
  server.script = () => {
    server.script = () => null;
    return { text: 'Here.', more: { parts: [{ ...orderCard, image: undefined }, slotPicker] } };
  };
  await open(page);
  await say(page, 'hello');
  await page.locator('#parley .days').waitFor();
  const focused = () =>
    page.evaluate(() => {
      const root = document.getElementById('parley')!.shadowRoot!;
      return root.activeElement?.textContent ?? '';
    });
  await page.locator('#parley .log').focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
  expect(await focused()).toBe('Cancel order');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('Back');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const answers = () =>
    server.conversation.log.flatMap(({ message }) => {
      const { partReply } = (message ?? {}) as { partReply?: { values: object } };
      return partReply ? [partReply.values] : [];
    });
  await expect.poll(answers).toEqual([{ button: 'cancel' }]);
  await page.locator('#parley .days .pick').first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect.poll(answers).toEqual([{ button: 'cancel' }, { slot: '2026-11-23T09:30:00Z' }]);
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'detached' });
});
