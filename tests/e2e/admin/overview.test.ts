/** The frame and the first page: what they show, that they are reachable by everyone, and what scripts may not do. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, signedIn, startDesk, visit } from './harness.ts';
import type { Desk } from './harness.ts';

const phone = { width: 375, height: 720 };

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

test('the embed line carries the tenant’s site key and is copied whole', async () => {
  const { context, page } = await signedIn(desk);
  const line = `<script async src="${desk.parley.origin}/widget.js" data-site-key="pk_demo_logistics"></script>`;
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(line);
  expect(await page.getByRole('group', { name: 'Embed code' }).textContent()).toBe(line);
  await context.close();
});

test('health is live: working, a part down, not reachable, working again', async () => {
  const { context, page } = await signedIn(desk);
  const health = page.getByRole('region', { name: 'Health' });
  const check = health.getByRole('button', { name: 'Check now' });
  await health.getByText('All systems work').waitFor();
  await page.route('**/health', (route) =>
    route.fulfill({
      json: {
        status: 'degraded',
        dependencies: { d1: { state: 'down', detail: 'away' }, builtin: { state: 'up' } },
      },
    }),
  );
  await check.click();
  await health.getByText('A part is not working').waitFor();
  expect(await health.getByRole('listitem').allTextContents()).toEqual([
    'DatabaseDown',
    'Built-in engineWorks',
  ]);
  await page.unroute('**/health');
  await page.route('**/health', (route) => route.abort());
  await check.click();
  await health.getByText('The server cannot be reached.').waitFor();
  await page.unroute('**/health');
  await health.getByRole('button', { name: 'Try again' }).click();
  await health.getByText('All systems work').waitFor();
  await context.close();
});

test('axe finds nothing: signed out, overview, not found, menu; light and dark, wide and phone, both directions', async () => {
  const found: Record<string, string[]> = {};
  for (const colorScheme of ['light', 'dark'] as const)
    for (const viewport of [{ width: 1280, height: 800 }, phone]) {
      const name = `${colorScheme} ${viewport.width}`;
      const away = await visit(desk, { colorScheme, viewport });
      await away.page.goto('/admin/');
      await away.page.getByRole('heading', { name: 'Sign in to Parley' }).waitFor();
      found[`${name} signed out`] = await axe(away.page);
      await away.context.close();
      const { context, page } = await signedIn(desk, { colorScheme, viewport });
      await page.getByText('All systems work').waitFor();
      found[`${name} overview`] = await axe(page);
      if (viewport === phone) {
        await page.getByRole('button', { name: 'Menu' }).click();
        found[`${name} menu`] = await axe(page);
      }
      await page.goto('/admin/nothing-here');
      await page.getByRole('heading', { name: 'Page not found' }).waitFor();
      await page.evaluate(() => (document.documentElement.dir = 'rtl'));
      found[`${name} not found`] = await axe(page);
      await context.close();
    }
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
});

test('nothing is wider than the window, on a phone and in both directions', async () => {
  const { context, page } = await signedIn(desk, { viewport: { width: 320, height: 640 } });
  await page.getByText('All systems work').waitFor();
  for (const direction of ['ltr', 'rtl']) {
    const size = await page.evaluate((dir) => {
      document.documentElement.dir = dir;
      return [document.documentElement.scrollWidth, innerWidth];
    }, direction);
    expect({ direction, size }).toEqual({ direction, size: [320, 320] });
  }
  await context.close();
});

test('the phone menu opens with the keyboard, closes with Escape and gives the focus back', async () => {
  const { context, page } = await signedIn(desk, { viewport: phone });
  const menu = page.getByRole('button', { name: 'Menu' });
  await menu.focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Menu' });
  await drawer.getByRole('link', { name: 'Overview' }).waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  expect(await menu.evaluate((button) => button === document.activeElement)).toBe(true);
  await context.close();
});

test('moving within the app does not load it again; back works and the window is named after the page', async () => {
  const { context, page } = await signedIn(desk);
  await page.goto('/admin/nothing-here');
  await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
  await page.getByRole('link', { name: 'Go to the overview' }).click();
  const heading = page.getByRole('heading', { level: 1, name: 'Overview' });
  await heading.waitFor();
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await page.title()).toBe('Overview · Parley');
  await page.goBack();
  await page.getByRole('heading', { name: 'Page not found' }).waitFor();
  expect(await page.title()).toBe('Page not found · Parley');
  expect(await page.evaluate(() => 'isSamePage' in globalThis)).toBe(true);
  await context.close();
});

test('a chosen theme is kept; the system’s is the default', async () => {
  const { context, page } = await signedIn(desk, { colorScheme: 'light' });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await ground()).toBe('rgb(245, 246, 248)');
  await page.getByLabel('Theme').selectOption('dark');
  expect(await ground()).toBe('rgb(15, 18, 22)');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  expect(await ground()).toBe('rgb(15, 18, 22)');
  await context.close();
});

test('a session that the server has ended leads to the sign-in page at the next answer', async () => {
  const { context, page } = await signedIn(desk);
  await context.clearCookies();
  await page.clock.install();
  await page.evaluate(() => {
    const show = (state: string) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    show('hidden');
    Object.assign(globalThis, { show });
  });
  await page.clock.fastForward(61_000);
  await page.evaluate(() => (globalThis as unknown as { show(s: string): void }).show('visible'));
  await page.getByText('Your session has ended.').waitFor();
  await context.close();
});

test('injected markup and scripts do not run, and no page may frame the desk', async () => {
  const { context, page, faults } = await signedIn(desk);
  expect(faults).toEqual([]);
  const refused = await page.evaluate(async () => {
    const outcomes: string[] = [];
    const attempt = (act: () => void) => {
      try {
        act();
        outcomes.push('done');
      } catch (error) {
        outcomes.push((error as Error).name);
      }
    };
    attempt(() => (document.body.innerHTML += '<img src=x onerror="globalThis.hacked = 1">'));
    attempt(() => Object.assign(document.createElement('script'), { src: '/widget.js' }));
    attempt(() => {
      const script = document.createElement('script');
      script.append('globalThis.hacked = 2');
      document.head.append(script);
    });
    return { outcomes, hacked: 'hacked' in globalThis };
  });
  expect(refused.hacked).toBe(false);
  expect(refused.outcomes.slice(0, 2)).toEqual(['TypeError', 'TypeError']);
  expect(faults.length).toBeGreaterThan(0);

  await page.goto('/');
  const framed = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = '/admin/';
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    return frame.contentDocument?.getElementById('app') ?? null;
  });
  expect(framed).toBeNull();
  await context.close();
});
