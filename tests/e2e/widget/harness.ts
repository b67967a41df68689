/** Chromium with the widget on a page of the fake server; the closed shadow root is opened for the test's eyes only. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { existsSync, readFileSync } from 'node:fs';
import { buildWidget } from '../../../widget/build.ts';
import { startFakeServer, type FakeServer } from '../support/fake-server.ts';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';

/** Of the test file that calls `useWidget`. */
export let browser: Browser;
export let server: FakeServer;

/**
 * One Chromium for the file; its windows are closed after each test. A server for each test, that says nothing by itself unless it
 * `answers`, or one for the whole file.
 */
export function useWidget(how: { answers?: true; isOneServer?: true } = {}): void {
  beforeAll(async () => {
    const web = new URL('../../../dist/web/widget.js', import.meta.url);
    if (!existsSync(web)) await buildWidget();
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    });
    if (how.isOneServer) server = await startFakeServer();
  });
  beforeEach(async () => {
    if (how.isOneServer) return;
    server = await startFakeServer();
    if (!how.answers) server.script = () => null;
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    if (!how.isOneServer) await server.stop();
  });
  afterAll(async () => {
    await browser.close();
    if (how.isOneServer) await server.stop();
  });
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

const axeSource = readFileSync(
  new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);

/** What axe finds in the widget. */
export async function faults(page: Page): Promise<unknown[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as never as {
      axe: {
        run(where: unknown): Promise<{
          violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run({ include: [['#parley']] });
    return violations.map(({ id, nodes }) => [
      id,
      nodes.map((node) => node.html.slice(0, 120) + node.failureSummary),
    ]);
  });
}
