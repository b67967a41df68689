/** The assistant acts in the page: on the demo shop's page it shows a product and, after a yes, fills the cart that the visitor sees. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArguments, chromiumPath } from '../../support/chromium.ts';
import { startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { launcher, open, openRoots, say, watch } from '../widget/harness.ts';

let browser: Browser;
let parley: Parley;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: chromiumPath() ?? '',
    args: chromiumArguments,
  });
  parley = await startParley({ demo: true });
});
afterAll(async () => {
  await browser?.close();
  await parley?.stop();
});

async function shop(context: BrowserContext): Promise<{ page: Page; errors: string[] }> {
  const page = await context.newPage();
  const errors = watch(page);
  await page.goto(`${parley.origin}/?tenant=shop`);
  await page.waitForFunction(() => typeof (window as any).Parley?.version === 'string');
  await launcher(page).waitFor();
  return { page, errors };
}
async function visitor(): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 860 } });
  await context.addInitScript(openRoots);
  return context;
}
const answer = (page: Page, hasText: string | RegExp) =>
  page.locator('#parley .lines', { hasText }).waitFor({ timeout: 20_000 });
const cart = (page: Page) => page.locator('#cart-total').textContent();

test('shows a product, and puts another into the cart after a yes', async () => {
  const context = await visitor();
  const { page, errors } = await shop(context);
  await open(page);
  await say(page, 'Please show me the Harbor Trail Boot');
  await answer(page, /I have opened it on the page: Harbor Trail Boot.*\$179\.00/);
  expect(await page.locator('#products [aria-current] h3').textContent()).toBe('Harbor Trail Boot');
  await say(page, 'Put the Coastline running shoe into my cart, size 10');
  await answer(page, /Shall I put the Coastline Running Shoe in size 10 into the cart/);
  expect(await cart(page)).toBe('Your cart is empty.');
  await page.locator('#parley button', { hasText: 'Yes' }).first().click();
  await answer(page, /1 in the cart, \$110\.49 in all/);
  expect([await cart(page), await page.locator('#cart-lines li').allTextContents()]).toEqual([
    '1 in the cart, $110.49',
    ['Coastline Running Shoe, size 10Remove'],
  ]);
  expect(errors).toEqual([]);
  await context.close();
});

test('of two tabs the one that is looked at acts; where the page offers nothing, the assistant says so and goes on', async () => {
  const context = await visitor();
  const first = await shop(context);
  await open(first.page);
  await say(first.page, 'hello');
  await answer(first.page, /\?|help/i);
  const second = await shop(context);
  await second.page.bringToFront();
  await open(second.page);
  await say(second.page, 'Put the Harbor enamel mug into my cart');
  await answer(second.page, /Shall I put the Harbor Enamel Mug/);
  await say(second.page, 'yes');
  await answer(second.page, /1 in the cart, \$16\.50 in all/);
  expect([await cart(first.page), await cart(second.page)]).toEqual([
    'Your cart is empty.',
    '1 in the cart, $16.50',
  ]);
  for (const { page } of [first, second])
    await page.evaluate(() => {
      const { Parley } = window as unknown as { Parley: { tool(name: string, it: null): void } };
      Parley.tool('add_to_cart', null);
    });
  await say(second.page, 'Put the Driftwood desk lamp into my cart');
  await answer(second.page, /Shall I put the Driftwood Desk Lamp/);
  await say(second.page, 'yes');
  await answer(second.page, /The page you have open cannot do that/);
  await say(second.page, 'How do I return an item?');
  await answer(second.page, /return/i);
  expect([...first.errors, ...second.errors]).toEqual([]);
  await context.close();
});
