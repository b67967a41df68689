/**
 * The conversations of an online shop from the first word to the label in the visitor's hand: order tracking, product inquiry, return
 * request; in a browser on the demo page, against the demo shop's own system, with the built-in engine and with a scripted model.
 */
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumArguments, chromiumPath } from '../../support/chromium.ts';
import { startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { startScriptedModel } from '../../support/scripted-model.ts';
import type { ChatRequest, Script, ScriptedModel } from '../../support/scripted-model.ts';
import { launcher, open, openRoots, say, watch } from '../widget/harness.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: chromiumPath() ?? '',
    args: chromiumArguments,
  });
});
afterAll(() => browser?.close());

const calls = (name: string, given: object): Script => ({
  pieces: [],
  calls: [{ name, arguments: JSON.stringify(given) }],
});
/** What a model that knows its tools does with the conversations below. */
function modelSays({ messages }: ChatRequest): Script {
  const last = messages.at(-1);
  if (last?.role === 'tool') {
    const { content } = last;
    if (content.includes('Coastline'))
      return { pieces: ['Coastline Running Shoe in size 10: 7 in stock, price: $110.49.'] };
    if (!content.includes('Lisboa')) return { pieces: ['Please sign in on this site first.'] };
    return { pieces: ['Order HP10482231 is out for delivery, at Lisboa distribution centre.'] };
  }
  const text = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  if (text.includes('HP10482231')) return calls('get_order_status', { order_id: 'HP10482231' });
  if (text.includes('HP10478813'))
    return calls('start_return', { order_id: 'HP10478813', reason: 'they don’t fit' });
  if (text.includes('Coastline'))
    return calls('check_inventory', { product: 'Coastline Running Shoe', size: '10' });
  return { pieces: ['What is your order number?'] };
}

describe.each(['built-in engine', 'scripted model'])('%s', (engine) => {
  let parley: Parley;
  let model: ScriptedModel | null = null;

  beforeAll(async () => {
    if (engine === 'scripted model') model = await startScriptedModel(modelSays);
    parley = await startParley({
      demo: true,
      settings: model
        ? { AI_PROVIDER: 'openai', OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'none' }
        : {},
    });
  });
  afterAll(async () => {
    await parley?.stop();
    await model?.stop();
  });

  async function visit(customer: string | null): Promise<{ page: Page; errors: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1200, height: 860 } });
    await context.addInitScript(openRoots);
    const page = await context.newPage();
    const errors = watch(page);
    await page.goto(`${parley.origin}/?tenant=shop`);
    await page.waitForFunction(() => typeof (window as any).Parley?.version === 'string');
    await launcher(page).waitFor();
    if (customer) {
      const signedIn = page.waitForResponse((it) => it.url().endsWith('/v1/demo/identity'));
      await page.locator(`#who [value=${customer}]`).check();
      expect((await signedIn).status()).toBe(200);
      await page.locator('#known', { hasText: /HP\d{8}/ }).waitFor();
      await launcher(page).waitFor();
    }
    await open(page);
    return { page, errors };
  }
  const answer = (page: Page, hasText: string | RegExp) =>
    page.locator('#parley .lines', { hasText }).waitFor({ timeout: 20_000 });
  const card = (page: Page, hasText: string) =>
    page.locator('#parley .card', { hasText }).first().waitFor({ timeout: 20_000 });

  test('order tracking: asks for the number, finds the parcel, shows it', async () => {
    const { page, errors } = await visit(null);
    await say(page, 'Where is my order?');
    await answer(page, /order number/);
    await say(page, 'HP10482231');
    await answer(page, /out for delivery/);
    await card(page, 'HP10482231');
    await answer(page, /Lisboa distribution centre/);
    if (!model) {
      // As the shop's own draft has it: where, when, and by whom.
      await answer(page, new RegExp(`Expected delivery: ${new Date().toISOString().slice(0, 8)}`));
      await answer(page, /UPS tracking number: 1Z999AA10123456784/);
    }
    // A number is not a proof of who asks: nothing to do, nothing about the person.
    expect(await page.locator('#parley .card button').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('product inquiry: stock, price and rating, and what is like it at a press', async () => {
    const { page, errors } = await visit(null);
    await say(page, 'Do you have the Coastline running shoe in size 10?');
    await answer(page, /7 in stock/);
    await answer(page, /\$110\.49/);
    if (!model) {
      await answer(page, /was \$129\.99, 15 % off/);
      await answer(page, /Rated 4\.8 of 5 by 342 customers/);
    }
    await card(page, 'Coastline Running Shoe');
    await page.locator('#parley .card button', { hasText: 'See similar' }).click();
    await card(page, 'Pine Ridge Hiking Shoe');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('return request: order, yes, label and refund; a stranger gets no label', async () => {
    const { page, errors } = await visit('leo');
    await say(page, 'I want to return my shoes');
    await answer(page, /order number/);
    await say(page, 'HP10478813, they don’t fit');
    await answer(page, /Shall I start the return of order HP10478813\?/);
    await say(page, 'yes');
    await answer(page, /RET104788130001/);
    await answer(page, /Refund: \$126\.99, 5–7 business days/);
    for (const step of ['Pack the goods', 'Print the label', 'Drop the parcel off'])
      await page.locator('#parley .lines li', { hasText: step }).first().waitFor();
    await answer(page, /Is there anything else I can help with\?/);
    expect(errors).toEqual([]);
    await page.context().close();

    const stranger = await visit(null);
    await say(stranger.page, 'I want to return my order HP10478813');
    await answer(stranger.page, /must know who you are|sign in|rather not guess|person/);
    await say(stranger.page, 'yes');
    expect(await stranger.page.locator('#parley .lines').innerText()).not.toContain('RET1047');
    await stranger.page.context().close();
  });

  if (engine === 'built-in engine')
    test('another person is another conversation', async () => {
      const { page } = await visit('ana');
      await say(page, 'wallet balance');
      await answer(page, /\$42\.50/);
      await page.locator('#parley header .close, #parley header button').last().click();
      await page.locator('#who [value=""]').check();
      await page.waitForFunction(() => document.querySelector('#known')?.textContent === '');
      await launcher(page).waitFor();
      await open(page);
      await say(page, 'wallet balance');
      await answer(page, /If you sign in on this site/);
      expect(await page.locator('#parley .lines').innerText()).not.toContain('$42.50');
      await page.context().close();
    });
});
