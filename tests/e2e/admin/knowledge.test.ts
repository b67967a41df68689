/** The knowledge page: finding articles, reading one, taking one out of the answers, and what happens when that fails. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axe, signedIn, startDesk } from './harness.ts';
import type { Desk } from './harness.ts';

const title = 'What must a commercial invoice contain?';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const rows = (page: Page) => page.getByRole('list', { name: 'Knowledge' }).getByRole('listitem');

async function open(path = '/admin/knowledge', options = {}) {
  const visited = await signedIn(desk, options);
  await visited.page.goto(path);
  await rows(visited.page).first().waitFor();
  return visited;
}

test('the list comes in pages, from the menu, without loading the app again', async () => {
  const { context, page, faults } = await signedIn(desk);
  await page.getByRole('link', { name: 'Knowledge' }).click();
  await rows(page).first().waitFor();
  expect(await rows(page).count()).toBe(50);
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.getByText('100 shown').waitFor();
  const titles = await rows(page).allTextContents();
  expect(new Set(titles).size).toBeGreaterThan(90);
  expect(faults).toEqual([]);
  await context.close();
});

test('a search and filters are kept in the address: reload, back and clear work', async () => {
  const { context, page } = await open();
  await page.getByRole('searchbox', { name: 'Search articles' }).fill('invoice');
  await page.getByRole('link', { name: title }).waitFor();
  await page.waitForURL('**/admin/knowledge?q=invoice');
  await page.getByLabel('Language').selectOption('de');
  await page.waitForURL('**/admin/knowledge?q=invoice&locale=de');
  await page.getByRole('link', { name: title }).waitFor({ state: 'hidden' });
  await rows(page).first().waitFor();
  const german = await rows(page).allTextContents();
  expect(german.length).toBeGreaterThan(0);
  expect(german.every((text) => text.includes('German'))).toBe(true);
  await page.reload();
  await rows(page).first().waitFor();
  expect(await rows(page).allTextContents()).toEqual(german);
  await page.goBack();
  await page.getByRole('link', { name: title }).waitFor();
  await page.getByRole('searchbox').fill('zzzzzz');
  await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
  await page.getByRole('link', { name: 'Clear the filters' }).click();
  await rows(page).nth(49).waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('');
  await context.close();
});

test('an article opens beside the list; Escape closes it and gives the focus back', async () => {
  const { context, page } = await open('/admin/knowledge?q=commercial+invoice');
  const link = page.getByRole('link', { name: title });
  await link.focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Article' });
  await sheet.getByRole('heading', { name: title }).waitFor();
  expect(new URL(page.url()).searchParams.get('article')).toMatch(/^art_/);
  await page.reload();
  await sheet.getByRole('heading', { name: title }).waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await page.waitForURL((url) => url.search === '?q=commercial+invoice');
  await link.click();
  await sheet.getByRole('heading', { name: title }).waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  await context.close();
});

test('the switch takes an article out of use, and a refusal puts it back and says why', async () => {
  const { context, page } = await open('/admin/knowledge?q=commercial+invoice&locale=en');
  const control = page.getByRole('switch', { name: `In use: ${title}` });
  await control.click();
  await page.getByText(/, \d+ of them in use/).waitFor();
  expect(await control.getAttribute('aria-checked')).toBe('false');
  await page.reload();
  await control.waitFor();
  expect(await control.getAttribute('aria-checked')).toBe('false');
  await page.route('**/v1/admin/articles/art_*', (route) => route.abort());
  await control.click();
  await page
    .getByText('The article was not switched. The server cannot be reached.', { exact: false })
    .waitFor();
  expect(await control.getAttribute('aria-checked')).toBe('false');
  await page.unroute('**/v1/admin/articles/art_*');
  await control.focus();
  const answered = page.waitForResponse('**/v1/admin/articles/art_*');
  await page.keyboard.press('Space');
  expect((await answered).status()).toBe(200);
  expect(await control.getAttribute('aria-checked')).toBe('true');
  await context.close();
});

test('a list that cannot be loaded says so and is loaded by a retry', async () => {
  const { context, page } = await signedIn(desk);
  await page.route('**/v1/admin/articles?**', (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'unavailable', title: 'x', status: 503, requestId: 'req_1' }),
    }),
  );
  await page.route('**/v1/admin/articles', (route) => route.abort());
  await page.goto('/admin/knowledge');
  await page.getByRole('alert').getByText('This could not be loaded').waitFor();
  await page.unroute('**/v1/admin/articles?**');
  await page.unroute('**/v1/admin/articles');
  await page.getByRole('button', { name: 'Try again' }).click();
  await rows(page).first().waitFor();
  await context.close();
});

test('axe finds nothing, with and without an open article, wide and on a phone; nothing is too wide', async () => {
  const found: Record<string, string[]> = {};
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 375],
  ] as const) {
    const { context, page } = await open('/admin/knowledge?q=invoice', {
      colorScheme,
      viewport: { width, height: 720 },
    });
    found[`${colorScheme} list`] = await axe(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('dialog').getByRole('heading', { name: title }).waitFor();
    found[`${colorScheme} article`] = await axe(page);
    await context.close();
  }
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
});

test('an article is written, the change outlives closing the sheet, another’s is not overwritten, and it can be removed', async () => {
  const { context, page, faults } = await open();
  await page.getByRole('link', { name: 'New article' }).click();
  const sheet = page.getByRole('dialog', { name: 'New article' });
  await sheet.getByLabel('Title').fill('Do you store skis?');
  await sheet.getByLabel('Text', { exact: true }).fill('Skis are stored from May to October.');
  await sheet.getByLabel('Answers questions like').fill('ski storage\nsummer storage of skis');
  expect(await axe(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Save' }).click();
  const article = page.getByRole('dialog', { name: 'Article' });
  await article.getByRole('heading', { name: 'Do you store skis?' }).waitFor();
  const id = new URL(page.url()).searchParams.get('article') ?? '';

  await article.getByRole('button', { name: 'Edit' }).click();
  await article.getByLabel('Text', { exact: true }).fill('Skis are stored all year.');
  await article.getByRole('button', { name: 'Close' }).click();
  await page.goto(`/admin/knowledge?article=${id}`);
  await article.getByRole('button', { name: 'Go on editing' }).click();
  expect(await article.getByLabel('Text', { exact: true }).inputValue()).toBe(
    'Skis are stored all year.',
  );
  const changed = await page.evaluate(
    async (path) =>
      (
        await fetch(path, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ category: 'storage' }),
        })
      ).status,
    `/v1/admin/articles/${id}`,
  );
  expect(changed).toBe(200);
  await article.getByRole('button', { name: 'Save', exact: true }).click();
  await article.getByText('Somebody changed this article meanwhile.').waitFor();
  await article.getByRole('button', { name: 'Save mine over it' }).click();
  await article.getByRole('button', { name: 'Save', exact: true }).click();
  await article.getByText('Skis are stored all year.').waitFor();

  await article.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove' }).last().click();
  await article.waitFor({ state: 'hidden' });
  await page.getByRole('searchbox').fill('skis');
  await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
  expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  await context.close();
});

test('a file is read, what is wrong in it is said with its place, the rest is imported', async () => {
  const { context, page } = await open('/admin/knowledge?import=1');
  const sheet = page.getByRole('dialog', { name: 'Import articles' });
  const csv =
    'title,body,locale\nKites,We ship kites.,en\nNo text,,en\nDrachen,Wir liefern Drachen.,de\n';
  await sheet
    .locator('input[type=file]')
    .setInputFiles({ name: 'kites.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await sheet.getByText('kites.csv, 3: body: missing').waitFor();
  await sheet.getByRole('button', { name: 'Import 2 articles' }).click();
  await sheet.getByText('Done: 2 added, 0 changed, 0 as they were.').waitFor();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('searchbox').fill('kites');
  await page.getByRole('link', { name: 'Kites' }).waitFor();
  await context.close();
});
