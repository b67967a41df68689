/** The widget on unfriendly and unusual pages: hostile scripts, strict CSP, what people and models write. */
import { describe, expect, test } from 'vitest';
import {
  browser,
  embed,
  hostPage,
  launcher,
  open,
  openRoots,
  say,
  server,
  useWidget,
  visit,
  watch,
} from './harness.ts';

useWidget({ isOneServer: true });

const hostile: [string, string, string, Record<string, string>][] = [
  [
    'polluted prototypes',
    '',
    `<script>
    Object.prototype.polluted = 'x'; Object.prototype.onclick = 'window.hit = 1'; Object.prototype.innerHTML = '<b>x</b>';
    Object.prototype.get = undefined; Object.prototype.cache = 'nonsense'; Object.prototype.title = 'polluted title';
    Object.prototype.dangerouslySetInnerHTML = { __html: '<img src=x onerror="window.hit=1">' };
    Array.prototype.extra = function () {}; Array.prototype.toJSON = function () { return 'broken'; };
  </script>`,
    {},
  ],
  [
    'replaced Array.prototype.map and Array.from',
    '',
    `<script>
    Array.prototype.map = function () { return 'not a list'; }; Array.from = function () { return null; }; Array.map = 1;
  </script>`,
    {},
  ],
  [
    'everything hidden by force',
    '<style>body, body * { display: none !important } * { visibility: hidden } div { position: static !important; width: 0; opacity: 0 }</style>',
    '',
    {},
  ],
  [
    'strict content security policy',
    '',
    '',
    {
      'content-security-policy':
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; base-uri 'none'; require-trusted-types-for 'script'",
    },
  ],
  ['clobbered document', '', '<img name="currentScript"><form name="head"></form>', {}],
];

describe('hostile pages', () => {
  test.each(hostile)('%s', async (name, head, body, headers) => {
    const path = `/${name.replaceAll(' ', '-')}`;
    server.pages.set(path, { html: hostPage(body + embed(), head), headers });
    const { page, errors } = await visit(browser, server, path);
    await launcher(page).waitFor();
    await open(page);
    await say(page, 'What belongs on a commercial invoice?');
    await page.locator('#parley details').waitFor();
    expect(
      await page.evaluate(() => [
        (window as never)['hit'],
        document.querySelectorAll('#parley').length,
      ]),
    ).toEqual([undefined, 1]);
    expect(errors).toEqual([]);
  });

  test('quirks mode, no storage, blocked cookies', async () => {
    server.pages.set('/quirks', { html: `<html><body>old page${embed()}</body></html>` });
    const context = await browser.newContext();
    await context.addInitScript(openRoots);
    await context.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'BroadcastChannel'])
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('no', 'SecurityError');
          },
        });
      Object.defineProperty(document, 'cookie', {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      });
    });
    const page = await context.newPage();
    const errors = watch(page);
    await page.goto(`${server.origin}/quirks`);
    await open(page);
    await say(page, 'hello');
    await page.locator('#parley details').waitFor();
    expect([await page.evaluate(() => document.compatMode), errors]).toEqual(['BackCompat', []]);
  });

  test('two tags: one widget; one global; a closed root; no token within reach', async () => {
    server.pages.set('/two', { html: hostPage(embed() + embed('', 'pk_demo_shop')) });
    server.pages.set('/none', { html: hostPage('') });
    const context = await browser.newContext();
    const page = await context.newPage();
    const globals = () => page.evaluate(() => Object.getOwnPropertyNames(window).sort());
    await page.goto(`${server.origin}/none`);
    const before = await globals();
    await page.goto(`${server.origin}/two`);
    await page.locator('#parley').waitFor({ state: 'attached' });
    await page.evaluate(() => (window as never)['Parley']['open']());
    await expect
      .poll(() => server.requests.filter((it) => it === 'GET /v1/config').length, {
        timeout: 8_000,
      })
      .toBeGreaterThan(0);
    const after = await globals();
    expect(after.filter((name) => !before.includes(name))).toEqual(['Parley']);
    expect(
      await page.evaluate(() => [
        document.querySelectorAll('#parley').length,
        document.getElementById('parley')!.shadowRoot,
      ]),
    ).toEqual([1, null]);
  });

  test('a panel that was tampered with does not run', async () => {
    const { page } = await visit(browser, server);
    await page.route('**/assets/panel-*', (route) =>
      route.fulfill({
        body: 'window.hit = 1',
        contentType: 'text/javascript',
        headers: { 'access-control-allow-origin': '*' },
      }),
    );
    await launcher(page).click();
    await expect
      .poll(() => page.evaluate(() => document.querySelectorAll('script[src*=panel]').length), {
        timeout: 5_000,
      })
      .toBe(0);
    expect(await page.evaluate(() => (window as never)['hit'])).toBeUndefined();
  });

  test('messages from other windows and the page are ignored', async () => {
    const { page, errors } = await visit(browser, server);
    await open(page);
    await page.evaluate(() => {
      for (let i = 0; i < 10_000; i++)
        window.postMessage(
          {
            type: 'open',
            __proto__: { x: 1 },
            siteKey: 'pk_evil',
            baseUrl: 'https://evil.example',
          },
          '*',
        );
    });
    await say(page, 'still here');
    await page.locator('#parley .m.visitor').waitFor();
    expect(errors).toEqual([]);
  });
});

describe('what people and models write', () => {
  const attacks = [
    '<img src=x onerror="window.hit=1">',
    '<script>window.hit=1</script>',
    '[x](javascript:window.hit=1)',
    '![x](https://evil.example/p.png)',
    '<svg/onload=window.hit=1>',
    '[a]: https://evil.example\n![a][a]',
    '<style>*{display:none}</style>',
    '"><iframe src=//evil.example>',
  ];
  test('is shown as text, streamed or not, and asks nobody', async () => {
    const { page, errors } = await visit(browser, server);
    const foreign: string[] = [];
    page.on(
      'request',
      (request) => !request.url().startsWith(server.origin) && foreign.push(request.url()),
    );
    server.script = (text) => ({ text: `You said: ${text}`, step: 3, pauseMs: 1 });
    await open(page);
    for (const attack of attacks) {
      await say(page, attack);
      await server.conversation?.settled();
    }
    await expect
      .poll(() => page.locator('#parley .m.assistant:not(.live)').count(), { timeout: 15_000 })
      .toBe(attacks.length);
    const names = await page.evaluate(() =>
      [...document.getElementById('parley')!.shadowRoot!.querySelectorAll('.lines *')].map((it) =>
        it.tagName.toLowerCase(),
      ),
    );
    const allowed =
      'li span div p a small time button svg path strong em code pre ul ol blockquote hr i'.split(
        ' ',
      );
    expect(names.filter((name) => !allowed.includes(name))).toEqual([]);
    expect([await page.evaluate(() => (window as never)['hit']), foreign, errors]).toEqual([
      undefined,
      [],
      [],
    ]);
    expect(await page.locator('#parley .m.visitor .plain').allTextContents()).toEqual(attacks);
  });
  test('a megabyte of anything is there within 200 ms of work', async () => {
    const { page } = await visit(browser, server);
    await open(page);
    await say(page, 'hello');
    await page.locator('#parley .m.assistant').first().waitFor();
    await server.conversation.settled();
    for (const text of [
      '> '.repeat(10_000),
      '['.repeat(10_000),
      'x'.repeat(1_000_000),
      '[a](http://b.example/) '.repeat(100_000),
      '**a '.repeat(10_000),
      '|a|b|\n|-|-|\n'.repeat(10_000),
    ]) {
      const count = await page.locator('#parley .m').count();
      server.conversation.say('assistant', text);
      await expect
        .poll(() => page.locator('#parley .m').count(), { timeout: 10_000 })
        .toBe(count + 1);
    }
    const longest = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const start = performance.now();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        }),
    );
    expect(longest).toBeLessThan(200);
  });
});
