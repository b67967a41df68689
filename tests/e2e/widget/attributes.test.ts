/** The attributes of the tag, one by one, and what a page with nonces needs. */
import { describe, expect, test } from 'vitest';
import {
  browser,
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

describe('attributes', () => {
  const tag = (attributes: string) => `<script async src="/widget.js" ${attributes}></script>`;
  async function with_(attributes: string) {
    server.pages.set('/tag', { html: hostPage(tag(attributes)) });
    return visit(browser, server, '/tag');
  }

  test('data-api-key is a site key by another name; without one there is nothing', async () => {
    const { page } = await with_('data-api-key="pk_demo_shop"');
    await launcher(page).waitFor();
    const none = await with_('data-site-key="no key"');
    await none.page.waitForFunction(() => (window as never)['Parley']);
    expect([await none.page.locator('#parley').count(), none.errors]).toEqual([0, []]);
  });

  test.each([
    ['bottom-right', false, false],
    ['bottom-left', true, false],
    ['top-right', false, true],
    ['top-left', true, true],
  ])('data-position="%s"', async (position, left, top) => {
    const { page } = await with_(`data-site-key="pk_demo_shop" data-position="${position}"`);
    await open(page);
    await panel(page).evaluate((it) =>
      Promise.all(it.getAnimations().map(({ finished }) => finished)),
    );
    const button = (await launcher(page).boundingBox())!;
    const box = (await panel(page).boundingBox())!;
    expect([button.x < 550, button.y < 380, box.x < 350]).toEqual([left, top, left]);
    expect(top ? box.y >= button.y + button.height : box.y + box.height <= button.y).toBe(true);
  });

  test('data-primary-color, data-greeting, data-theme, data-locale', async () => {
    const { page } = await with_(
      'data-site-key="pk_demo_shop" data-primary-color="#7c3aed" data-greeting="Hey <b>you</b>" data-theme="dark" data-locale="de"',
    );
    await open(page);
    await page.locator('#parley textarea[placeholder="Nachricht schreiben …"]').waitFor();
    expect([
      await page.locator('#parley .hello .plain').textContent(),
      await page
        .locator('#parley .p')
        .evaluate((it: HTMLElement) => [it.style.getPropertyValue('--c'), it.className, it.lang]),
    ]).toEqual(['Hey <b>you</b>', ['rgb(124,58,237)', 'p dark', 'de']]);
  });

  test.each([
    ['data-open', true],
    ['data-open="true"', true],
    ['data-open="false"', false],
  ])('%s', async (attribute, isOpen) => {
    const { page } = await with_(`data-site-key="pk_demo_shop" ${attribute}`);
    await launcher(page).waitFor();
    if (isOpen) await panel(page).waitFor();
    else {
      expect(server.requests.filter((it) => it.includes('panel-'))).toEqual([]);
    }
  });

  test.each([
    ['nonce', 'nonce="abc123"'],
    ['data-nonce', 'nonce="abc123" data-nonce="abc123"'],
  ])('%s is enough for a page that allows scripts by nonce only', async (_, attributes) => {
    server.pages.set('/nonce', {
      html: hostPage(tag(`data-site-key="pk_demo_logistics" ${attributes}`)),
      headers: {
        'content-security-policy':
          "default-src 'none'; script-src 'nonce-abc123'; connect-src 'self'; style-src 'nonce-abc123'; base-uri 'none'",
      },
    });
    server.script = () => ({ text: '**Bold** answer' });
    const { page, errors } = await visit(browser, server, '/nonce');
    await open(page);
    await say(page, 'hello');
    // Drawn by the second script.
    await page.locator('#parley .md strong').waitFor();
    expect(errors).toEqual([]);
  });
});
