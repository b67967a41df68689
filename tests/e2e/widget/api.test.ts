/** `window.Parley`, method by method, as pages use it. */
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import {
  browser,
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

useWidget();

const soon = <T>(look: () => T) => expect.poll(look, { timeout: 8_000 });
const call = (page: Page, method: string, ...args: unknown[]) =>
  page.evaluate(([name, list]) => (window as never)['Parley'][name](...(list as [])), [
    method,
    args,
  ] as never);
/** A page that keeps in `window.seen` what it heard. */
async function listening(
  more = embed(),
  events = 'ready open close message unread connection track',
) {
  server.pages.set('/api', {
    html: hostPage(
      `<script>
        window.seen = []; window.Parley = { q: [] };
        for (const name of '${events}'.split(' ')) Parley.q.push(['on', name, (detail) => seen.push([name, detail])]);
      </script>${more}`,
    ),
  });
  const { page, errors } = await visit(browser, server, '/api');
  await page.waitForFunction(() => (window as never)['Parley']['version']);
  const seen = (name?: string) =>
    page.evaluate(
      (only) =>
        (window as never as { seen: [string, unknown][] }).seen.filter(
          ([it]) => !only || it === only,
        ),
      name,
    );
  return { page, errors, seen };
}
const shownTexts = (page: Page) => page.locator('#parley .m.visitor .plain').allTextContents();

describe('before the script is there', () => {
  test.each([
    ['a list', 'window.Parley = []; const later = (...args) => Parley.push(args);'],
    [
      'an object with q',
      'window.Parley = { q: [] }; const later = (...args) => Parley.q.push(args);',
    ],
    [
      'a function that keeps its arguments',
      'window.Parley = function () { (Parley.q = Parley.q || []).push(arguments); }; const later = window.Parley;',
    ],
  ])('%s is taken over in order', async (_, stub) => {
    server.pages.set('/stub', {
      html: hostPage(
        `<script>${stub}
          window.seen = [];
          later('once', 'open', () => seen.push('open'));
          later('boot', { siteKey: 'pk_demo_shop', position: 'top-left' });
          later('ready', () => seen.push('ready'));
          later('prefill', 'from the stub');
        </script><script async src="/widget.js"></script>`,
      ),
    });
    const { page, errors } = await visit(browser, server, '/stub');
    await page.locator('#parley textarea').waitFor();
    expect([
      await page.locator('#parley textarea').inputValue(),
      await page.evaluate(() => (window as never)['seen']),
      (await launcher(page).boundingBox())!.x < 100,
      errors,
    ]).toEqual(['from the stub', ['ready', 'open'], true, []]);
  });

  test('hidden before it is there, it stays hidden', async () => {
    server.pages.set('/hidden', {
      html: hostPage(`<script>window.Parley = []; Parley.push(['hide']);</script>${embed()}`),
    });
    const { page } = await visit(browser, server, '/hidden');
    await page.locator('#parley').waitFor({ state: 'attached' });
    expect(await launcher(page).isVisible()).toBe(false);
    await call(page, 'show');
    expect(await launcher(page).isVisible()).toBe(true);
  });
});

describe('methods', () => {
  test('three ways to call, and a call that means nothing does nothing', async () => {
    const { page, errors } = await listening();
    await page.evaluate(() => {
      const parley = (window as never as { Parley: any }).Parley;
      parley('open');
      parley.push(['close']);
      parley('fly', 'to the moon');
      parley.off('open');
      parley.ready();
      parley.send({ text: 'not a text' });
      parley.prefill(7);
      parley.toggle();
    });
    await panel(page).waitFor();
    expect([await shownTexts(page), errors]).toEqual([[], []]);
  });

  test('open, close, toggle tell the page and getState', async () => {
    const { page, seen } = await listening();
    expect(await call(page, 'getState')).toEqual({
      open: false,
      unread: 0,
      connection: 'idle',
      status: 'none',
    });
    await call(page, 'open');
    await panel(page).waitFor();
    await call(page, 'open');
    await call(page, 'close');
    await panel(page).waitFor({ state: 'detached' });
    await call(page, 'toggle');
    await panel(page).waitFor();
    expect(await call(page, 'getState')).toMatchObject({ open: true, status: 'none' });
    await call(page, 'toggle');
    await panel(page).waitFor({ state: 'detached' });
    const turns = (await seen()).map(([name]) => name).filter((name) => /open|close/.test(name));
    expect(turns).toEqual(['open', 'close', 'open', 'close']);
  });

  test('closed again before the panel has come: it stays closed', async () => {
    const { page } = await listening();
    await page.evaluate(() => {
      const parley = (window as never as { Parley: any }).Parley;
      parley.open();
      parley.close();
    });
    // Drawn by the panel, which has come by then.
    await page.locator('#parley .l span').waitFor({ state: 'attached' });
    expect(await call(page, 'getState')).toMatchObject({ open: false });
    expect(await panel(page).count()).toBe(0);
  });

  test('hide and show; hidden, it goes on listening', async () => {
    const { page, seen } = await listening();
    await open(page);
    await say(page, 'hello');
    await soon(() => shownTexts(page)).toEqual(['hello']);
    await call(page, 'close');
    // Until then what comes is read.
    await panel(page).waitFor({ state: 'detached' });
    await call(page, 'hide');
    expect(await launcher(page).isVisible()).toBe(false);
    server.conversation.say('agent', 'Hello!', { authorName: 'Ana' });
    await soon(async () => (await seen('unread')).at(-1)).toEqual(['unread', 1]);
    await call(page, 'show');
    await soon(() => launcher(page).getAttribute('aria-label')).toBe('Open chat (1)');
  });

  test('send opens and sends; prefill opens and writes; message events never carry texts', async () => {
    const { page, seen } = await listening();
    await call(page, 'prefill', 'half a sentence');
    await soon(() => page.locator('#parley textarea').inputValue()).toBe('half a sentence');
    await call(page, 'send', 'Where is my order?');
    await soon(() => shownTexts(page)).toEqual(['Where is my order?']);
    await soon(() => seen('message')).toEqual([['message', { seq: 2, author: 'visitor' }]]);
    expect(await page.locator('#parley textarea').inputValue()).toBe('half a sentence');
  });

  test('on gives a way out, off takes back what on and once began, once is once', async () => {
    const { page } = await listening();
    const heard = await page.evaluate(() => {
      const parley = (window as never as { Parley: any }).Parley;
      const heard: string[] = [];
      const first = () => heard.push('first');
      const second = () => heard.push('second');
      const third = () => heard.push('third');
      const out = parley.on('track', first);
      parley.once('track', second);
      parley.once('track', third);
      parley.off('track', third);
      parley.on('track', () => {
        throw new Error('a listener of the page failed');
      });
      parley.on('track', () => heard.push('after a failure'));
      parley.track('a');
      out();
      parley.track('b');
      return heard;
    });
    expect(heard).toEqual(['first', 'second', 'after a failure', 'after a failure']);
  });

  test('track tells the page and nobody else', async () => {
    const { page, seen } = await listening();
    const before = server.requests.length;
    await call(page, 'track', 'checkout', { step: 2 });
    expect([await seen('track'), server.requests.length]).toEqual([
      [['track', { name: 'checkout', data: { step: 2 } }]],
      before,
    ]);
  });

  test('ready: before, after, as a promise', async () => {
    const { page, seen } = await listening();
    expect([
      await seen('ready'),
      await page.evaluate(
        () =>
          new Promise((resolve) =>
            (window as never as { Parley: any }).Parley.on('ready', () => resolve('late')),
          ),
      ),
      await page.evaluate(async () => {
        await (window as never as { Parley: any }).Parley.ready();
        return 'awaited';
      }),
    ]).toEqual([[['ready', undefined]], 'late', 'awaited']);
  });

  test('identify goes into the session; a later one renews it; nonsense does not stop the chat', async () => {
    const { page } = await listening();
    await call(page, 'identify', { not: 'a token' });
    await call(page, 'send', 'one');
    await soon(() => shownTexts(page)).toEqual(['one']);
    await call(page, 'identify', 'header.claims.signature');
    await soon(() => server.sessions.map(({ identity }) => identity)).toEqual([
      undefined,
      'header.claims.signature',
    ]);
    await call(page, 'send', 'two');
    await soon(() => shownTexts(page)).toEqual(['one', 'two']);
    // The same again, on the next page: nothing to renew.
    await page.reload();
    await page.waitForFunction(() => (window as never)['Parley']['version']);
    await call(page, 'identify', 'header.claims.signature');
    await call(page, 'send', 'three');
    await soon(() => shownTexts(page)).toEqual(['one', 'two', 'three']);
    expect([server.sessions.length, server.conversations.length]).toEqual([2, 1]);
  });

  test('update changes colour, corner, greeting, theme and language while it is open', async () => {
    const { page } = await listening();
    await open(page);
    const root = page.locator('#parley .p');
    const look = () =>
      root.evaluate((it: HTMLElement) => [it.style.getPropertyValue('--c'), it.className, it.dir]);
    expect(await look()).toEqual(['rgb(29,78,216)', 'p', 'ltr']);
    await call(page, 'update', {
      primaryColor: '#0d9488',
      position: 'bottom-left',
      theme: 'dark',
      greeting: 'Welcome back!',
      locale: 'ar',
    });
    await soon(look).toEqual(['rgb(13,148,136)', 'p dark', 'rtl']);
    await soon(() => page.locator('#parley .hello .plain').textContent()).toBe('Welcome back!');
    await page.locator('#parley textarea[placeholder="اكتب رسالة…"]').waitFor();
    expect((await launcher(page).boundingBox())!.x).toBeLessThan(100);
  });

  test('reset forgets the visitor: storage, conversation, draft', async () => {
    const { page } = await listening();
    await call(page, 'send', 'secret');
    await soon(() => shownTexts(page)).toEqual(['secret']);
    await page.locator('#parley textarea').fill('half');
    await call(page, 'reset');
    await soon(() => page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await soon(() => shownTexts(page)).toEqual([]);
    expect(await page.locator('#parley textarea').inputValue()).toBe('');
    await call(page, 'send', 'anew');
    await soon(() => server.conversations.length).toBe(2);
    await soon(() => shownTexts(page)).toEqual(['anew']);
  });

  test('shutdown leaves nothing; boot begins again, for another tenant too', async () => {
    const { page, errors } = await listening();
    await call(page, 'send', 'hello');
    await soon(() => server.sockets.size).toBe(1);
    await call(page, 'shutdown');
    await soon(() => server.sockets.size).toBe(0);
    expect(await page.locator('#parley').count()).toBe(0);
    await call(page, 'open');
    await call(page, 'shutdown');
    await call(page, 'boot', { siteKey: 'pk_demo_shop' });
    await open(page);
    expect(await shownTexts(page)).toEqual([]);
    await say(page, 'from the shop');
    await soon(() => server.sessions.map(({ siteKey }) => siteKey)).toEqual([
      'pk_demo_logistics',
      'pk_demo_shop',
    ]);
    expect(errors).toEqual([]);
  });
});
