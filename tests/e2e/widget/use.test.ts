/** Everybody can use it: axe in light, dark, phone and right-to-left, keyboard, small screens. */
import { expect, describe, test } from 'vitest';
import {
  browser,
  embed,
  faults,
  hostPage,
  launcher,
  open,
  panel,
  say,
  server,
  useWidget,
  visit,
} from './harness.ts';

useWidget({ isOneServer: true });

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
    server.script = (text) => ({
      text: `**Answer** to ${text}\n\n| a | b |\n|-|-|\n| 1 | 2 |\n\n\`\`\`\ncode\n\`\`\``,
      more: {
        quickReplies: ['Yes', 'No'],
        citations: [{ articleId: 'a', title: 'T', url: 'https://x.example/' }],
      },
    });
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
    const { page } = await visit(browser, server, '/host', {
      viewport: { width: 390, height: 780 },
      hasTouch: true,
      isMobile: true,
    });
    await launcher(page).tap();
    await page.locator('#parley .compose textarea').waitFor();
    await expect
      .poll(() => panel(page).boundingBox())
      .toEqual({ x: 0, y: 0, width: 390, height: 780 });
    expect([
      await launcher(page).isVisible(),
      await panel(page).getAttribute('aria-modal'),
    ]).toEqual([false, 'true']);
    for (const target of await page.locator('#parley .panel button:visible').all()) {
      const box = (await target.boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    }
    await page.locator('#parley .thumb, #parley .round.menu').first().waitFor();
    await expect
      .poll(() => server.requests.some((it) => it.includes('extras')), { timeout: 5_000 })
      .toBe(true);
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
    await page.locator('#parley .round.menu').click();
    await page.locator('#parley [role=menuitem]', { hasText: 'שיחה עם נציג' }).waitFor();
    await page.keyboard.press('Escape');
    server.script = () => null;
    await say(page, 'שלום');
    // Confirmed, so that the bubble stays the one it is.
    await page.locator('#parley .m.visitor .meta', { hasText: 'נשלחה' }).waitFor();
    const box = (await page.locator('#parley .m.visitor .bubble').boundingBox())!;
    const frame = (await panel(page).boundingBox())!;
    expect([await page.locator('#parley .p').getAttribute('dir'), box.x - frame.x < 40]).toEqual([
      'rtl',
      true,
    ]);
  });
});
