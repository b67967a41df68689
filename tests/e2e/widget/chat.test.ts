/** The main job and what may go wrong with the line, in Chromium against the scripted server. */
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import {
  browser,
  bubbles,
  embed,
  hostPage,
  launcher,
  open,
  panel,
  say,
  server,
  useWidget,
  visit,
} from './harness.ts';

useWidget({ answers: true });

/** Polls for up to eight seconds unless told otherwise. */
const soon = <T>(look: () => T, options: { timeout?: number } = {}) =>
  expect.poll(look, { timeout: 8_000, ...options });

const visitorTexts = (): unknown[] =>
  server.conversation.log
    .map((event) => event.message as { author: string; text: string } | undefined)
    .filter((message) => message?.author === 'visitor')
    .map((message) => message!.text);
const shownTexts = (page: Page) => page.locator('#parley .m.visitor .plain').allTextContents();

test('nothing is stored, asked or connected before the visitor acts', async () => {
  const { page, errors } = await visit(browser, server);
  await launcher(page).waitFor();
  expect(server.requests.filter((it) => !it.includes('favicon'))).toEqual([
    'GET /host',
    'GET /widget.js',
  ]);
  expect(
    await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]),
  ).toEqual([0, 0, '']);
  await open(page);
  expect(server.requests.filter((it) => it.includes('chat'))).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  expect(errors).toEqual([]);
});

test('ask, watch the answer being written, open its sources, judge it', async () => {
  const { page, errors } = await visit(browser, server);
  await open(page);
  await say(page, 'What belongs on a commercial invoice?');
  const live = page.locator('#parley .live .bubble');
  await live.waitFor();
  const early = (await live.textContent())!.length;
  await page.locator('#parley details').waitFor();
  const answer = page.locator('#parley .m.assistant .bubble').last();
  expect((await answer.textContent())!.length).toBeGreaterThan(early);
  expect(await answer.locator('strong').allTextContents()).toEqual(['commercial invoice', 'EORI']);
  await page.locator('#parley summary').click();
  expect(
    await page
      .locator('#parley details a')
      .evaluateAll((links) =>
        links.map((it) => [
          it.getAttribute('rel'),
          it.getAttribute('target'),
          it.getAttribute('title'),
        ]),
      ),
  ).toEqual([['noopener noreferrer nofollow', '_blank', 'help.example.com']]);
  await page.locator('#parley .thumb').nth(1).click();
  await page.locator('#parley .why input').fill('The fees');
  await page.keyboard.press('Enter');
  await soon(() => server.feedback.map(({ value, comment }) => [value, comment])).toEqual([
    ['down', undefined],
    ['down', 'The fees'],
  ]);
  expect(await page.locator('#parley [aria-live=polite]').textContent()).toContain(
    'commercial invoice',
  );
  expect(errors).toEqual([]);
});

test('quick replies, contact form, a person, typing, unread badge', async () => {
  const { page } = await visit(browser, server);
  await open(page);
  await page.locator('#parley .chip', { hasText: 'My parcel is late' }).click();
  await page.locator('#parley .chip', { hasText: 'Leave your details' }).click();
  await page.locator('#parley [type=submit]').click();
  await page.locator('#parley [role=alert]').waitFor();
  await page.locator('#parley [name=email]').fill('ada@example.com');
  await page.keyboard.press('Enter');
  await page.locator('#parley h3', { hasText: 'Thank you' }).waitFor();
  expect(server.leads).toEqual([{ clientId: expect.any(String), email: 'ada@example.com' }]);
  await page.locator('#parley .plainly').click();
  await page.locator('#parley .round.menu').press('Enter');
  await page.locator('#parley [role=menuitem]:focus').press('Enter');
  await page.locator('#parley header p', { hasText: 'Waiting for a person' }).waitFor();
  server.conversation.accept('Ana');
  await page.locator('#parley header h2', { hasText: 'Ana' }).waitFor();
  server.conversation.tell({ type: 'typing', author: 'agent', on: true });
  await page.locator('#parley .dots').waitFor();
  server.conversation.say('agent', 'Hello, this is Ana.', { authorName: 'Ana' });
  await page.locator('#parley .m.agent', { hasText: 'this is Ana' }).waitFor();
  expect(await page.locator('#parley .dots').count()).toBe(0);
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'detached' });
  server.conversation.say('agent', 'Still there?', { authorName: 'Ana' });
  await soon(() => page.locator('#parley .l i').textContent()).toBe('1');
  await launcher(page).click();
  await soon(() => page.locator('#parley .l i').textContent()).toBe('');
  await soon(() => server.conversation.readSeq).toBe(server.conversation.log.length - 1);
});

test('end, rate, start again', async () => {
  const { page } = await visit(browser, server);
  await open(page);
  await say(page, 'hello');
  await page.locator('#parley details').waitFor();
  await page.locator('#parley .round.menu').click();
  await page.locator('#parley [role=menuitem]', { hasText: 'End chat' }).click();
  await page.locator('#parley .main').click();
  await page.locator('#parley .stars button').nth(3).click();
  await page.locator('#parley .over .small').click();
  await soon(() => server.feedback).toEqual([{ value: '4' }]);
  await page.locator('#parley .over .main').click();
  await page.locator('#parley .compose textarea').waitFor();
  await say(page, 'again');
  await soon(() => server.conversations.length).toBe(2);
  await soon(() => shownTexts(page)).toEqual(['again']);
});

describe('the line', () => {
  test('typed offline, reloaded, back: everything once and in order', async () => {
    const { page } = await visit(browser, server);
    await open(page);
    await say(page, 'first');
    await page.locator('#parley details').waitFor();
    server.script = () => null;
    server.down = true;
    server.cutAll();
    for (let i = 0; i < 20; i++) await say(page, `offline ${i}`);
    await soon(() => page.locator('#parley [data-state=sending]').count()).toBe(20);
    await page.locator('#parley .banner').waitFor();
    server.down = false;
    await page.reload();
    const all = ['first', ...Array.from({ length: 20 }, (_, i) => `offline ${i}`)];
    await soon(visitorTexts, { timeout: 20_000 }).toEqual(all);
    await launcher(page).click();
    await soon(() => shownTexts(page), { timeout: 10_000 }).toEqual(all);
    expect(await page.locator('#parley [data-state]').count()).toBe(0);
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':o:'))),
    ).toEqual([]);
  });

  test('cut in the middle of an answer: the same text, once', async () => {
    const { page } = await visit(browser, server);
    await open(page);
    await say(page, 'What belongs on a commercial invoice?');
    await page.locator('#parley .live').waitFor();
    server.cutAll();
    await page.locator('#parley details').waitFor({ timeout: 20_000 });
    await server.conversation.settled();
    expect(await bubbles(page).count()).toBe(2);
  });

  test('a frozen line is noticed and the message arrives once', async () => {
    const { page } = await visit(browser, server);
    await open(page);
    await say(page, 'one');
    await page.locator('#parley details').waitFor();
    for (const socket of server.sockets) socket.frozen = true;
    server.script = () => null;
    await say(page, 'two');
    await soon(visitorTexts, { timeout: 30_000 }).toEqual(['one', 'two']);
    await soon(() => page.locator('#parley [data-state]').count(), { timeout: 10_000 }).toBe(0);
  }, 60_000);

  test.each([
    ['sockets blocked: a stream', false],
    ['streams blocked too: polling', true],
  ])(
    '%s',
    async (_, refuseStreams) => {
      server.refuseSockets = true;
      server.refuseStreams = refuseStreams;
      const { page } = await visit(browser, server);
      await open(page);
      await say(page, 'What belongs on a commercial invoice?');
      await page.locator('#parley details').waitFor({ timeout: 30_000 });
      server.conversation.say('agent', 'And a person says hello.', { authorName: 'Ana' });
      await page.locator('#parley .m.agent').waitFor({ timeout: 10_000 });
      expect(visitorTexts()).toEqual(['What belongs on a commercial invoice?']);
      expect(server.conversation.arrivals.length).toBe(1);
    },
    60_000,
  );

  test('limited: waits and goes on', async () => {
    const { page } = await visit(browser, server);
    await open(page);
    server.limitOnce = 1;
    await say(page, 'hello');
    await page.locator('#parley .meta', { hasText: 'sending again' }).waitFor();
    await page.locator('#parley details').waitFor({ timeout: 15_000 });
    expect(visitorTexts()).toEqual(['hello']);
  });

  test('the token runs out: renewed without losing the conversation', async () => {
    const { page } = await visit(browser, server);
    await open(page);
    await say(page, 'one');
    await page.locator('#parley details').waitFor();
    server.forgetTokens();
    server.cutAll(4001);
    await say(page, 'two');
    await soon(() => server.conversations.length, { timeout: 15_000 }).toBe(2);
    await soon(() => shownTexts(page), { timeout: 15_000 }).toEqual(['two']);
  });

  test('a renewed token leads to the same conversation', async () => {
    server.tokenSeconds = 66;
    const { page } = await visit(browser, server);
    await open(page);
    await say(page, 'one');
    await page.locator('#parley details').waitFor();
    await soon(() => server.requests.filter((it) => it.endsWith('/session')).length, {
      timeout: 20_000,
    }).toBeGreaterThan(1);
    await say(page, 'two');
    await soon(visitorTexts, { timeout: 10_000 }).toEqual(['one', 'two']);
    expect(server.conversations.length).toBe(1);
  }, 40_000);

  test('too long is said before it is sent', async () => {
    const { page } = await visit(browser, server);
    await open(page);
    await page.locator('#parley .compose textarea').fill('x'.repeat(4_001));
    await page.locator('#parley .count.bad').waitFor();
    await page.keyboard.press('Enter');
    expect(await page.locator('#parley .m').count()).toBe(0);
  });
});

test('three tabs: each shows it once, in one order, with one conversation', async () => {
  const { page } = await visit(browser, server);
  await open(page);
  await say(page, 'from one');
  await page.locator('#parley details').waitFor();
  const others = [await page.context().newPage(), await page.context().newPage()];
  for (const other of others) {
    await other.goto(`${server.origin}/host`);
    await launcher(other).click();
    await other.locator('#parley details').waitFor();
  }
  server.script = () => null;
  await say(others[0]!, 'from two');
  await say(others[1]!, 'from three');
  for (const tab of [page, ...others])
    await soon(() => shownTexts(tab)).toEqual(['from one', 'from two', 'from three']);
  expect([server.conversations.length, server.conversation.arrivals.length]).toEqual([1, 3]);
});

test('a page may drive it: queue before load, events, prefill, send, shutdown', async () => {
  server.pages.set('/api', {
    html: hostPage(
      `<script>window.Parley = { q: [] }; Parley.q.push(['on', 'open', () => (window.seen = 'open')]);</script>${embed()}`,
    ),
  });
  const { page } = await visit(browser, server, '/api');
  await launcher(page).waitFor();
  const call = (method: string, ...args: unknown[]) =>
    page.evaluate(([name, list]) => (window as never)['Parley'][name](...(list as [])), [
      method,
      args,
    ] as never);
  await call('prefill', 'draft text');
  await page.locator('#parley textarea').waitFor();
  expect(await page.locator('#parley textarea').inputValue()).toBe('draft text');
  expect(await page.evaluate(() => (window as never)['seen'])).toBe('open');
  await call('send', 'from the page');
  await soon(() => shownTexts(page)).toEqual(['from the page']);
  expect(await call('getState')).toMatchObject({ open: true, status: 'open' });
  await call('shutdown');
  expect(await page.locator('#parley').count()).toBe(0);
  await call('boot', { siteKey: 'pk_demo_shop', position: 'top-left' });
  await launcher(page).waitFor();
});
