/** Chromium with the widget on a page of the fake server; the closed shadow root is opened for the test's eyes only. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { existsSync } from 'node:fs';
import { buildWidget } from '../../../widget/build.ts';
import { startFakeServer, type FakeServer } from '../support/fake-server.ts';

export async function launch(): Promise<{ browser: Browser; server: FakeServer }> {
  const web = new URL('../../../dist/web/widget.js', import.meta.url);
  if (!existsSync(web)) await buildWidget();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  });
  return { browser, server: await startFakeServer() };
}

export const embed = (attributes = '', key = 'pk_demo_logistics') =>
  `<script async src="/widget.js" data-site-key="${key}" ${attributes}></script>`;

export const hostPage = (more = embed(), head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Host</title>${head}</head><body><main><h1>Host page</h1><p>Some text of the host page.</p></main>${more}</body></html>`;

export interface Visit {
  page: Page;
  errors: string[];
}

/** Closed roots are invisible to Playwright's selectors, so the test page opens them. */
export const openRoots = () => {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    return attach.call(this, { ...init, mode: 'open' });
  };
};

export async function visit(
  browser: Browser,
  server: FakeServer,
  path = '/host',
  options: BrowserContextOptions = {},
): Promise<Visit> {
  if (!server.pages.has(path)) server.pages.set(path, { html: hostPage() });
  const context = await browser.newContext({ viewport: { width: 1100, height: 760 }, ...options });
  await context.addInitScript(openRoots);
  const page = await context.newPage();
  const errors = watch(page);
  await page.goto(server.origin + path);
  return { page, errors };
}

export function watch(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  return errors;
}

export const launcher = (page: Page) => page.locator('#parley button.l');
export const panel = (page: Page) => page.locator('#parley section.panel');
export const bubbles = (page: Page) => page.locator('#parley .lines .bubble');

export async function open(page: Page): Promise<void> {
  await launcher(page).click();
  await page.locator('#parley textarea').waitFor();
}

export async function say(page: Page, text: string): Promise<void> {
  await page.locator('#parley .compose textarea').fill(text);
  await page.keyboard.press('Enter');
}
