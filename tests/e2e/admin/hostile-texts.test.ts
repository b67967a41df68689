/**
 * Names, addresses, notes, titles and comments that are attacks (S34), in every field that visitors, colleagues and other systems can
 * fill: every page of the admin shows them as text. No script runs, no dialog opens, nothing is asked of another host, nothing is
 * reported by the policy, no element and no attribute comes to be that is not one of ours, and the text is there to be read.
 * `ACCEPTANCE=full` writes some 1,000 rows into each field.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scaled } from '#tests/support/scale';
import { fillEverything, rename } from './hostile-fields.ts';
import type { Filled } from './hostile-fields.ts';
import type { Fields } from './hostile-writing.ts';
import { deskOf, signedIn } from './harness.ts';
import type { Desk } from './harness.ts';

/** Every element that our pages are made of. */
const ours =
  'html head meta title link script body div span p a b em strong small code pre kbd mark bdi time br hr ul ol li dl dt dd h1 h2 h3 h4 ' +
  'section article aside header footer main nav search form fieldset legend label input select option optgroup textarea button output ' +
  'datalist details summary dialog table caption thead tbody tr th td figure figcaption img svg g path circle rect line progress meter';

/**
 * Runs in the page before anything else: names what comes to be and is not ours, also what is gone again when a test looks.
 * An address is one of ours, or a link that says it leads away.
 */
function watch(names: string): void {
  const counted = globalThis as { loading?: number };
  counted.loading = 0;
  const { fetch } = globalThis;
  globalThis.fetch = async (...given) => {
    counted.loading = (counted.loading ?? 0) + 1;
    try {
      return await fetch(...given);
    } finally {
      counted.loading--;
    }
  };
  const known = new Set(names.split(' '));
  const strange: string[] = ((globalThis as { strange?: string[] }).strange = []);
  const bad =
    /^on|^(srcset|srcdoc|formaction|action|ping|background|is|slot|shadowrootmode|nonce)$/;
  const look = (element: Element) => {
    const name = element.localName;
    const say = (what: string) => strange.push(`${what}: ${element.outerHTML.slice(0, 200)}`);
    if (!known.has(name)) say(name);
    if (/^(script|link|meta)$/.test(name) && !document.head.contains(element)) say(name);
    for (const { name: attribute, value } of element.attributes) {
      if (bad.test(attribute)) say(attribute);
      if (!/^(href|src|xlink:href|poster|data)$/.test(attribute)) continue;
      const { origin, protocol } = new URL(value, location.href);
      const leadsAway =
        name === 'a' && /noopener|noreferrer/.test(element.getAttribute('rel') ?? '');
      const isOurs = origin === location.origin && protocol === 'http:';
      const isContact = name === 'a' && /^(mailto|tel):$/.test(protocol);
      const isDrawn = name === 'img' && /^(blob|data):$/.test(protocol);
      if (!isOurs && !isContact && !isDrawn && !(leadsAway && protocol === 'https:'))
        say(`${attribute}=${value.slice(0, 80)}`);
    }
  };
  new MutationObserver((changes) => {
    for (const { addedNodes, target, type } of changes) {
      if (type === 'attributes') look(target as Element);
      for (const node of addedNodes)
        if (node instanceof Element)
          for (const one of [node, ...node.querySelectorAll('*')]) look(one);
    }
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

describe.each(Array.from({ length: scaled(1, 2) }, (_, round) => round))('round %i', (round) => {
  let filled: Filled;
  let desk: Desk;
  beforeAll(async () => {
    filled = await fillEverything(round);
    desk = await deskOf(filled.world.parley);
  }, 900_000);
  afterAll(async () => {
    await desk?.browser.close();
    await filled?.world.stop();
  });

  test('every page of the admin shows hostile texts as texts', async () => {
    const { world, fields, addresses } = filled;
    const { page, context, faults } = await signedIn(desk);
    await context.addInitScript(watch, ours);
    const { asked, dialogs } = await record(context, page, world.parley.origin);
    await page.reload();
    const wrong: unknown[] = [];
    const shown = new Shown(fields.texts);
    const seen = new Set<string>();
    const queue = [...addresses];
    for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
      if (!isNew(address, seen, addresses)) continue;
      await go(page, address);
      await settled(page);
      const links = await look(page, address, shown, wrong);
      for (const opener of ['Edit', 'Edit macro', 'Set up']) {
        if (!(await open(page, opener))) continue;
        await settled(page);
        await look(page, `${address} ${opener}`, shown, wrong);
        await page.keyboard.press('Escape');
      }
      queue.push(...links.filter((link) => !queue.includes(link)));
    }
    // To rename a company is a dangerous act: by now the sign-in may be too old for it.
    if (scaled(0, 1) === 1) world.owner = await world.signIn('owner');
    for (let again = 0; again < scaled(0, 50); again++) {
      await rename(world, fields);
      for (const address of ['/admin/tenants', '/admin/team']) {
        await page.goto(address);
        await settled(page);
        await look(page, address, shown, wrong);
      }
    }
    const reports = world.logs.filter((line) => line.includes('"at":"csp"'));
    expect({ wrong, faults, reports, dialogs, asked }).toEqual({
      wrong: [],
      faults: [],
      reports: [],
      dialogs: [],
      asked: [],
    });
    expect(seen.size).toBeGreaterThan(28);
    const rows = [...fields.rows.values()];
    console.log(
      `${seen.size} pages, ${rows.length} fields, ${rows.reduce((sum, one) => sum + one, 0)} rows, least ${Math.min(...rows)}`,
    );
    expect(shown.missing(fields)).toEqual({ unseen: [], cut: [] });
    await context.close();
  }, 900_000);
});

/** Which texts have been read on a page: whole, or by their beginning. */
class Shown {
  readonly #texts: Map<string, string[]>;
  readonly #whole = new Set<string>();
  readonly #begun = new Set<string>();

  constructor(texts: Map<string, string[]>) {
    this.#texts = texts;
  }

  read(page: string): void {
    const read = plain(page);
    for (const [field, texts] of this.#texts)
      for (const text of texts) {
        if (read.includes(plain(text))) this.#whole.add(field);
        if (read.includes(`${field}~`) || read.includes(titled(field))) this.#begun.add(field);
      }
  }

  missing({ isWhole, isShown }: Fields): { unseen: string[]; cut: string[] } {
    const all = [...this.#texts.keys()];
    return {
      unseen: all.filter((field) => isShown(field) && !this.#begun.has(field)),
      cut: all.filter(
        (field) => this.#begun.has(field) && isWhole(field) && !this.#whole.has(field),
      ),
    };
  }
}

/** White space as a page shows it; addresses as they were meant. */
const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** As a category is written in a list. */
const titled = (field: string): string =>
  `${field.slice(0, 1).toUpperCase()}${field.slice(1).replaceAll('-', ' ')}~`;

/** One page of each kind; those that were asked for, each. */
function isNew(address: string, seen: Set<string>, wanted: string[]): boolean {
  const kind = wanted.includes(address)
    ? address
    : address
        .replace(/\w{3}_\w{10,}/g, ':id')
        .replace(/tool_\d+/, ':id')
        .replace(/entry=\d+/, 'entry');
  if (seen.has(kind)) return false;
  seen.add(kind);
  return true;
}

/** What leaves for another host is refused and remembered. */
async function record(context: BrowserContext, page: Page, origin: string) {
  const asked: string[] = [];
  const dialogs: string[] = [];
  await context.route(
    (url) => url.origin !== origin,
    (route) => {
      asked.push(route.request().url());
      return route.abort();
    },
  );
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  context.on('page', (other) => asked.push(`window ${other.url()}`));
  return { asked, dialogs };
}

/** Reads the page, folded parts too; answers where its links lead. */
async function look(page: Page, at: string, shown: Shown, wrong: unknown[]): Promise<string[]> {
  const { hit, strange, text, links } = await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    const typed = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
    const named = [...document.querySelectorAll('[title]')].map((one) => one.getAttribute('title'));
    const anchors = [...document.querySelectorAll('a')];
    const found = globalThis as { hit?: number; strange?: string[] };
    return {
      hit: 'hit' in globalThis,
      strange: found.strange?.splice(0) ?? ['not watched'],
      text: [
        document.body.innerText,
        ...typed.map(({ value }) => value),
        ...named,
        ...anchors.flatMap(({ search }) => [...new URLSearchParams(search).values()]),
        ...[...document.querySelectorAll('option')].map(({ text }) => text),
      ].join('\n'),
      links: anchors.map((link) => link.getAttribute('href') ?? ''),
    };
  });
  shown.read(text);
  if (hit || strange.length > 0) wrong.push({ at, hit, strange });
  return links.filter((link) => link.startsWith('/admin/') && !link.includes('#')).map(plainLink);
}

/** Filters are of no interest, what is open is: by its id. */
function plainLink(link: string): string {
  const [path = '', query = ''] = link.split('?');
  const opened = [...new URLSearchParams(query)].filter(
    ([name, value]) => /\w{3}_\w{10,}/.test(value) || /^(tool|entry|tab)$/.test(name),
  );
  return opened.length === 1 ? `${path}?${new URLSearchParams(opened).toString()}` : path;
}

/** As a link in the app does. */
const go = (page: Page, address: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);

/** The first button in the page of this very name, that opens more of what it shows; menus are open already. */
async function open(page: Page, name: string): Promise<boolean> {
  const button = page.locator('main').getByRole('button', { name, exact: true }).first();
  if (!(await button.isVisible())) return false;
  await button.click();
  return true;
}

/** Something is there, and for eight frames nothing was loading: a page asks when it has come, and again for what it was answered. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const counted = globalThis as { loading?: number };
    for (let quiet = 0; quiet < 8;) {
      await new Promise(requestAnimationFrame);
      await new Promise((resolve) => setTimeout(resolve));
      const isThere =
        (document.querySelector('main')?.innerText.trim().length ?? 0) > 0 &&
        !document.querySelector('[aria-busy="true"], .skeleton, .loading');
      quiet = isThere && counted.loading === 0 ? quiet + 1 : 0;
    }
  });
