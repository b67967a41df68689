/** Files of a message in Chromium: chosen, dropped, pasted; progress, refusals, cancel, offline, reload, download. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { browser, launcher, open, say, server, useWidget, visit } from './harness.ts';

useWidget();

const soon = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 });
const png = (name = 'photo.png', size = 2_000) => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.alloc(size, 7),
});
const choose = (page: Page, ...files: ReturnType<typeof png>[]) =>
  page.locator('#parley input[type=file]').setInputFiles(files);
const rows = (page: Page) =>
  page
    .locator('#parley .attached li')
    .evaluateAll((list) => list.map((row) => row.textContent?.trim()));
const sent = () =>
  server.conversation.log.flatMap(({ message }) => {
    const { author, text, files } = (message ?? {}) as Record<string, unknown>;
    return author === 'visitor' ? [{ text, files }] : [];
  });
const file = (name: string, size = 2_000) => ({
  id: expect.any(String),
  name,
  mime: 'image/png',
  size,
});
async function ready(page: Page): Promise<void> {
  await open(page);
  await page.locator('#parley .clip').waitFor();
}

test('chosen, sent with words, shown by name, downloaded byte for byte', async () => {
  const { page, errors } = await visit(browser, server);
  await ready(page);
  await choose(page, png('a.png'), png('b.png', 3_000));
  await soon(() => rows(page)).toEqual(['a.png2 kB', 'b.png3 kB']);
  await say(page, 'The damage');
  await soon(sent).toEqual([{ text: 'The damage', files: [file('a.png'), file('b.png', 3_000)] }]);
  expect(await rows(page)).toEqual([]);
  await page.locator('#parley .file').first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#parley .file').nth(1).click(),
  ]);
  expect([
    download.suggestedFilename(),
    readFileSync(await download.path()).equals(Buffer.alloc(3_000, 7)),
    await page.locator('#parley .lines img').count(),
    errors,
  ]).toEqual(['b.png', true, 0, []]);
});

test('without words the names are the message; nothing goes out while a file is on its way', async () => {
  const { page } = await visit(browser, server);
  let go = () => {};
  server.beforeUpload = () => new Promise((resolve) => (go = resolve));
  await ready(page);
  await choose(page, png());
  await page.locator('#parley progress').waitFor();
  expect(await page.locator('#parley .go').getAttribute('aria-disabled')).toBe('true');
  await page.locator('#parley .compose textarea').press('Enter');
  expect(server.conversation.log.length).toBe(1);
  go();
  await soon(() => page.locator('#parley .go').getAttribute('aria-disabled')).toBe('false');
  await page.locator('#parley .compose textarea').press('Enter');
  await soon(sent).toEqual([{ text: 'photo.png', files: [file('photo.png')] }]);
  await page.locator('#parley .files.only').waitFor();
  expect(await page.locator('#parley .m.visitor .bubble').isVisible()).toBe(false);
});

test('cancelled on its way: it is gone, the next one goes', async () => {
  const { page } = await visit(browser, server);
  let uploads = 0;
  server.beforeUpload = () => (uploads++ ? undefined : new Promise(() => {}));
  await ready(page);
  await choose(page, png('slow.png'), png('fast.png'));
  await page.locator('#parley .attached progress').first().waitFor();
  await soon(() => uploads).toBe(1);
  await page.locator('#parley .away').first().click();
  await soon(() => rows(page)).toEqual(['fast.png2 kB']);
});

test('what cannot be sent is said at once, in words, and does not travel', async () => {
  const { page } = await visit(browser, server);
  await ready(page);
  await choose(page, png('big.png', 10_485_761), png('run.exe'), png('empty.png', 0));
  await soon(() => rows(page)).toEqual([
    'big.pngToo large: 10 MB at most',
    'run.exeThis kind of file cannot be sent',
    'empty.pngThis file is empty',
  ]);
  expect(server.requests.filter((it) => it.includes('files'))).toEqual([]);
  for (let i = 0; i < 3; i++) await page.locator('#parley .away').first().click();
  await choose(page, ...Array.from({ length: 6 }, (_, i) => png(`${i}.png`)));
  await page.locator('#parley [aria-live=polite]', { hasText: '5 files at most' }).waitFor({
    state: 'attached',
  });
  await soon(() => page.locator('#parley .attached li').count()).toBe(5);
});

test('bytes that are not what the name says are refused by the server', async () => {
  const { page } = await visit(browser, server);
  await ready(page);
  await choose(page, { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('MZ program') });
  await soon(() => rows(page)).toEqual(['a.pngThis kind of file cannot be sent']);
});

test('dropped and pasted', async () => {
  const { page } = await visit(browser, server);
  await ready(page);
  const give = (type: string, field: string) =>
    page.evaluate(
      ([type, field]) => {
        const panel = document.getElementById('parley')!.shadowRoot!.querySelector('.panel')!;
        const data = new DataTransfer();
        data.items.add(new File(['x'], `${type}.png`, { type: 'image/png' }));
        const init = { bubbles: true, cancelable: true, [field!]: data };
        panel.dispatchEvent(
          type === 'paste' ? new ClipboardEvent(type, init) : new DragEvent(type!, init),
        );
      },
      [type, field],
    );
  await give('dragenter', 'dataTransfer');
  await page.locator('#parley .drop').waitFor();
  await give('drop', 'dataTransfer');
  await give('paste', 'clipboardData');
  await soon(() => rows(page)).toEqual(
    ['drop.png1 byte', 'paste.png1 byte'].map((row) => row.replace('1 byte', '1 kB')),
  );
  expect(await page.locator('#parley .drop').count()).toBe(0);
});

test('offline it waits and goes out by itself when the line is back', async () => {
  const { page } = await visit(browser, server);
  await ready(page);
  await say(page, 'hello');
  await soon(sent).toHaveLength(1);
  await page.context().setOffline(true);
  await choose(page, png());
  await soon(() => rows(page)).toEqual(['photo.pngWaits for the connection']);
  await page.context().setOffline(false);
  await soon(() => rows(page)).toEqual(['photo.png2 kB']);
});

test('reload: what the server has stays, what it has not is to be chosen again', async () => {
  const { page } = await visit(browser, server);
  await ready(page);
  await choose(page, png('there.png'));
  await soon(() => rows(page)).toEqual(['there.png2 kB']);
  server.beforeUpload = () => new Promise(() => {});
  await choose(page, png('lost.png'));
  await page.locator('#parley progress').waitFor();
  await page.reload();
  await launcher(page).click();
  await soon(() => rows(page)).toEqual(['there.png2 kB', 'lost.pngPlease choose this file again']);
  await page.locator('#parley .away').nth(1).click();
  await page.locator('#parley .compose textarea').press('Enter');
  await soon(sent).toEqual([{ text: 'there.png', files: [file('there.png')] }]);
  await page.reload();
  await launcher(page).click();
  await page.locator('#parley .file').waitFor();
  expect(await rows(page)).toEqual([]);
});
