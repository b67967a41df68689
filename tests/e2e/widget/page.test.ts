/** The widget on unfriendly and unusual pages: hostile scripts, strict CSP, phone, right to left, dark, axe. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { FakeServer } from '../support/fake-server.ts';
import { embed, hostPage, launch, launcher, open, openRoots, panel, say, visit, watch } from './harness.ts';

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
let browser: Browser;
let server: FakeServer;
beforeAll(async () => {
  ({ browser, server } = await launch());
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function faults(page: Page): Promise<unknown[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as never as { axe: { run(where: unknown): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
    const { violations } = await axe.run({ include: [['#parley']] });
    return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html.slice(0, 120) + node.failureSummary)]);
  });
}

const hostile: [string, string, string, Record<string, string>][] = [
  ['polluted prototypes', '', `<script>
    Object.prototype.polluted = 'x'; Object.prototype.onclick = 'window.hit = 1'; Object.prototype.innerHTML = '<b>x</b>';
    Object.prototype.get = undefined; Object.prototype.cache = 'nonsense'; Object.prototype.title = 'polluted title';
    Object.prototype.dangerouslySetInnerHTML = { __html: '<img src=x onerror="window.hit=1">' };
    Array.prototype.extra = function () {}; Array.prototype.toJSON = function () { return 'broken'; };
  </script>`, {}],
  ['replaced Array.prototype.map and Array.from', '', `<script>
    Array.prototype.map = function () { return 'not a list'; }; Array.from = function () { return null; }; Array.map = 1;
  </script>`, {}],
  ['everything hidden by force', '<style>body, body * { display: none !important } * { visibility: hidden } div { position: static !important; width: 0; opacity: 0 }</style>', '', {}],
  ['strict content security policy', '', '', {
    'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; base-uri 'none'; require-trusted-types-for 'script'",
  }],
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
    expect(await page.evaluate(() => [(window as never)['hit'], document.querySelectorAll('#parley').length])).toEqual([undefined, 1]);
    expect(errors).toEqual([]);
  });

  test('quirks mode, no storage, blocked cookies', async () => {
    server.pages.set('/quirks', { html: `<html><body>old page${embed()}</body></html>` });
    const context = await browser.newContext();
    await context.addInitScript(openRoots);
    await context.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'BroadcastChannel'])
        Object.defineProperty(window, name, { get: () => { throw new DOMException('no', 'SecurityError'); } });
      Object.defineProperty(document, 'cookie', { get: () => { throw new DOMException('no', 'SecurityError'); } });
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
    await expect.poll(() => server.requests.filter((it) => it === 'GET /v1/config').length, { timeout: 8_000 }).toBeGreaterThan(0);
    const after = await globals();
    expect(after.filter((name) => !before.includes(name))).toEqual(['Parley']);
    expect(await page.evaluate(() => [document.querySelectorAll('#parley').length, document.getElementById('parley')!.shadowRoot])).toEqual([1, null]);
  });

  test('a panel that was tampered with does not run', async () => {
    const { page } = await visit(browser, server);
    await page.route('**/assets/panel-*', (route) => route.fulfill({ body: 'window.hit = 1', contentType: 'text/javascript', headers: { 'access-control-allow-origin': '*' } }));
    await launcher(page).click();
    await expect.poll(() => page.evaluate(() => document.querySelectorAll('script[src*=panel]').length), { timeout: 5_000 }).toBe(0);
    expect(await page.evaluate(() => (window as never)['hit'])).toBeUndefined();
  });

  test('messages from other windows and the page are ignored', async () => {
    const { page, errors } = await visit(browser, server);
    await open(page);
    await page.evaluate(() => {
      for (let i = 0; i < 10_000; i++) window.postMessage({ type: 'open', __proto__: { x: 1 }, siteKey: 'pk_evil', baseUrl: 'https://evil.example' }, '*');
    });
    await say(page, 'still here');
    await page.locator('#parley .m.visitor').waitFor();
    expect(errors).toEqual([]);
  });
});

describe('what people and models write', () => {
  const attacks = [
    '<img src=x onerror="window.hit=1">', '<script>window.hit=1</script>', '[x](javascript:window.hit=1)', '![x](https://evil.example/p.png)',
    '<svg/onload=window.hit=1>', '[a]: https://evil.example\n![a][a]', '<style>*{display:none}</style>', '"><iframe src=//evil.example>',
  ];
  test('is shown as text, streamed or not, and asks nobody', async () => {
    const { page, errors } = await visit(browser, server);
    const foreign: string[] = [];
    page.on('request', (request) => !request.url().startsWith(server.origin) && foreign.push(request.url()));
    server.script = (text) => ({ text: `You said: ${text}`, step: 3, pauseMs: 1 });
    await open(page);
    for (const attack of attacks) {
      await say(page, attack);
      await server.conversation?.settled();
    }
    await expect.poll(() => page.locator('#parley .m.assistant:not(.live)').count(), { timeout: 15_000 }).toBe(attacks.length);
    const names = await page.evaluate(() =>
      [...document.getElementById('parley')!.shadowRoot!.querySelectorAll('.lines *')].map((it) => it.tagName.toLowerCase()),
    );
    const allowed = 'li span div p a small time button svg path strong em code pre ul ol blockquote hr i'.split(' ');
    expect(names.filter((name) => !allowed.includes(name))).toEqual([]);
    expect([await page.evaluate(() => (window as never)['hit']), foreign, errors]).toEqual([undefined, [], []]);
    expect(await page.locator('#parley .m.visitor .plain').allTextContents()).toEqual(attacks);
  });
  test('a megabyte of anything is there within 200 ms of work', async () => {
    const { page } = await visit(browser, server);
    await open(page);
    await say(page, 'hello');
    await page.locator('#parley .m.assistant').first().waitFor();
    await server.conversation.settled();
    for (const text of ['> '.repeat(10_000), '['.repeat(10_000), 'x'.repeat(1_000_000), '[a](http://b.example/) '.repeat(100_000), '**a '.repeat(10_000), '|a|b|\n|-|-|\n'.repeat(10_000)]) {
      const count = await page.locator('#parley .m').count();
      server.conversation.say('assistant', text);
      await expect.poll(() => page.locator('#parley .m').count(), { timeout: 10_000 }).toBe(count + 1);
    }
    const longest = await page.evaluate(
      () => new Promise<number>((resolve) => {
        const start = performance.now();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
      }),
    );
    expect(longest).toBeLessThan(200);
  });
});

describe('everybody can use it', () => {
  test.each([
    ['light', {}, ''],
    ['dark', { colorScheme: 'dark' as const }, 'data-primary-color="#facc15"'],
    ['phone', { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }, ''],
    ['right to left', {}, 'data-locale="ar" data-primary-color="#0d9488"'],
  ])('axe finds nothing: %s', async (name, options, attributes) => {
    const path = `/axe-${name.replaceAll(' ', '-')}`;
    server.pages.set(path, { html: hostPage(embed(attributes)) });
    const { page } = await visit(browser, server, path, options);
    await launcher(page).waitFor();
    expect(await faults(page)).toEqual([]);
    await open(page);
    await page.waitForTimeout(300);
    expect(await faults(page)).toEqual([]);
    server.script = (text) => ({ text: `**Answer** to ${text}\n\n| a | b |\n|-|-|\n| 1 | 2 |\n\n\`\`\`\ncode\n\`\`\``, more: { quickReplies: ['Yes', 'No'], citations: [{ articleId: 'a', title: 'T', url: 'https://x.example/' }] } });
    await say(page, 'hello');
    await page.locator('#parley .chips').waitFor();
    await page.locator('#parley summary').click();
    await page.locator('#parley .thumb').nth(1).click();
    expect(await faults(page)).toEqual([]);
    await page.locator('#parley .round.menu').click();
    await page.locator('#parley [role=menuitem]').first().waitFor();
    expect(await faults(page)).toEqual([]);
    await page.locator('#parley [role=menuitem]').nth(1).click();
    await page.locator('#parley .form').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('#parley .round.menu').click();
    await page.locator('#parley [role=menuitem]').last().click();
    await page.locator('#parley .main').click();
    await page.locator('#parley .stars button').nth(2).click();
    expect(await faults(page)).toEqual([]);
  });

  test('phone: the whole screen, big targets, keyboard stays inside', async () => {
    const { page } = await visit(browser, server, '/host', { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });
    await launcher(page).tap();
    await page.locator('#parley .compose textarea').waitFor();
    await expect.poll(() => panel(page).boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 780 });
    expect([await launcher(page).isVisible(), await panel(page).getAttribute('aria-modal')]).toEqual([false, 'true']);
    for (const target of await page.locator('#parley .panel button:visible').all()) {
      const box = (await target.boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    }
    await page.locator('#parley .thumb, #parley .round.menu').first().waitFor();
    await expect.poll(() => server.requests.some((it) => it.includes('extras')), { timeout: 5_000 }).toBe(true);
    for (let i = 0; i < 12; i++) await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('parley');
  });

  test('keyboard: open, menu, close, focus comes back', async () => {
    const { page } = await visit(browser, server);
    await launcher(page).focus();
    await page.keyboard.press('Enter');
    await page.locator('#parley textarea:focus').waitFor();
    await page.locator('#parley .round.menu').press('Enter');
    await page.locator('#parley [role=menuitem]:focus').press('ArrowUp');
    await page.keyboard.press('Escape');
    await page.locator('#parley .round.menu:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#parley .l:focus').waitFor();
    expect(await panel(page).count()).toBe(0);
  });

  test('right to left: words, direction and sides', async () => {
    server.pages.set('/rtl', { html: hostPage(embed('data-locale="he"')) });
    const { page } = await visit(browser, server, '/rtl');
    await open(page);
    await page.locator('#parley textarea[placeholder="כתבו הודעה…"]').waitFor();
    server.script = () => null;
    await say(page, 'שלום');
    const box = (await page.locator('#parley .m.visitor .bubble').boundingBox())!;
    const frame = (await panel(page).boundingBox())!;
    expect([await page.locator('#parley .p').getAttribute('dir'), box.x - frame.x < 40]).toEqual(['rtl', true]);
  });
});
