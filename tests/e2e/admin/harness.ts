/** A running Parley with its demo tenants and a Chromium, for the tests of the admin app. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromiumArguments, chromiumPath } from '#tests/support/chromium';
import { addTenant, startParley } from '#tests/support/harness';
import type { Parley, ParleyOptions } from '#tests/support/harness';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

export interface Desk {
  parley: Parley;
  browser: Browser;
  stop(): Promise<void>;
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Uncaught errors and refusals by the content security policy. */
  faults: string[];
}

export async function startDesk(onLog?: (line: string) => void): Promise<Desk> {
  return deskOf(await startParley({ demo: true, ...(onLog ? { onLog } : {}) }));
}

/** A browser beside a Parley that a test has started its own way. */
export async function deskOf(parley: Parley): Promise<Desk> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: chromiumArguments,
  });
  return {
    parley,
    browser,
    async stop() {
      await browser.close();
      await parley.stop();
    },
  };
}

export async function visit(desk: Desk, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await desk.browser.newContext({
    baseURL: desk.parley.origin,
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  await context.addInitScript({ content: axeSource });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (line) => {
    if (/Content Security Policy|Trusted/.test(line.text())) faults.push(line.text());
  });
  return { context, page, faults };
}

export async function newLink(desk: Desk): Promise<string> {
  const { token } = await desk.parley.operator.post<{ token: string }>('/sign-in-link', {});
  return `/admin/#sign-in=${token}`;
}

export async function signedIn(desk: Desk, options: BrowserContextOptions = {}): Promise<Visit> {
  const visited = await visit(desk, options);
  await visited.page.goto(await newLink(desk));
  await visited.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  return visited;
}

/** The owner of a tenant of the test's own: `addTenant(parley, { members: [olga] })`. */
export const olga = {
  email: 'olga@shop.example',
  name: 'Olga',
  role: 'owner',
  password: 'a warm bakery on mars',
} as const;

export async function signedInAsOlga(desk: Desk): Promise<Visit> {
  const visited = await visit(desk);
  const { page } = visited;
  page.setDefaultTimeout(10_000);
  await page.goto('/admin/');
  await page.getByLabel('E-mail').fill(olga.email);
  await page.getByLabel('Password').fill(olga.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  return visited;
}

/** A company of the test's own, its owner signed in and on a page of the admin. */
export async function ownCompany(
  path: string,
  options: ParleyOptions = {},
): Promise<{ desk: Desk; owner: Visit }> {
  const desk = await deskOf(await startParley(options));
  await addTenant(desk.parley, { name: 'Shop', members: [olga] });
  const owner = await signedInAsOlga(desk);
  await owner.page.goto(path);
  return { desk, owner };
}

/** What axe finds (WCAG 2.2 A and AA), as `rule: elements`. */
export const axe = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { axe: engine } = globalThis as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }>;
      };
    };
    const { violations } = await engine.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' | ')}`,
    );
  });
