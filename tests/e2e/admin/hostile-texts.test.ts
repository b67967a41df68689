/**
 * Names, addresses, notes, titles and comments that are attacks (S34), in every field that visitors, colleagues and other systems can
 * fill: every page of the admin shows them as text. No script runs, no dialog opens, nothing is asked of another host, nothing is
 * reported by the policy, no element comes to be that we have not made.
 */
import { chromium } from 'playwright-core';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArguments, chromiumPath } from '#tests/support/chromium';
import { call } from '#tests/support/harness';
import { World } from '../../integration/access/world.ts';
import { signedIn } from './harness.ts';
import type { Desk } from './harness.ts';

const hit = 'globalThis.hit=1';
const evil = 'https://evil.example';
/** Ways into a page: tags, attributes, addresses, broken quotes, entities, templates, styles, names that objects have. */
const attacks = [
  `<script>${hit}</script>`,
  `<img src=x onerror="${hit}">`,
  `<img src=${evil}/p.png>`,
  `<svg/onload=${hit}>`,
  `<svg><animate onbegin=${hit} attributeName=x dur=1s>`,
  `<details open ontoggle=${hit}>`,
  `<iframe srcdoc="<script>parent.${hit}</script>">`,
  `<object data="${evil}/o"></object><embed src="${evil}/e">`,
  `<link rel=stylesheet href=${evil}/s.css>`,
  `<style>@import url(${evil}/i.css);*{display:none!important}</style>`,
  `<base href="${evil}/">`,
  `<meta http-equiv=refresh content="0;url=${evil}">`,
  `<form action=${evil}><button autofocus onfocus=${hit}>`,
  `<a href="javascript:${hit}">x</a>`,
  `[x](javascript:${hit}) ![x](${evil}/m.png)`,
  `javascript:${hit}`,
  `data:text/html,<script>${hit}</script>`,
  `"><script>${hit}</script>`,
  `' onmouseover='${hit}' x='`,
  `" autofocus onfocus="${hit}" x="`,
  `</textarea></title></style></script><img src=x onerror=${hit}>`,
  `--><img src=x onerror=${hit}>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${hit}>`,
  `<noscript><p title="</noscript><img src=x onerror=${hit}>">`,
  `<template><img src=x onerror=${hit}></template>`,
  `&lt;script&gt;${hit}&lt;/script&gt; &#60;img src=x onerror=${hit}&#62;`,
  `\\u003cscript\\u003e${hit}\\u003c/script\\u003e`,
  `{{constructor.constructor('${hit}')()}} \${${hit}} <%= ${hit} %>`,
  `__proto__ constructor toString dangerouslySetInnerHTML`,
  `<x-unknown onclick=${hit} style="background:url(${evil}/u)">`,
  `<scr<script>ipt>${hit}</scr</script>ipt>`,
  `\u202e<img src=x onerror=${hit}>\u202c`,
];
/** So much of them as a field takes, from another place for each field; the mark shows that it was seen. */
let turns = 0;
function attack(field: string, most: number): string {
  let text = `mark-${field}`;
  for (let tried = 0; tried < attacks.length; tried++) {
    const next = ` ${attacks[turns++ % attacks.length] ?? ''}`;
    if (text.length + next.length > most) break;
    text += next;
  }
  fields.add(field);
  return text;
}
const fields = new Set<string>();

let world: World;
let desk: Desk;
let conversationId: string;

beforeAll(async () => {
  world = await World.start();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: chromiumArguments,
  });
  desk = {
    parley: world.parley,
    browser,
    stop: async () => {
      await browser.close();
      await world.stop();
    },
  };
  await fill();
});
afterAll(() => desk.stop());

/** Each field three times, with other attacks. */
async function fill(): Promise<void> {
  const { parley, owner } = world;
  const { who, contactId } = await world.contact('c-one');
  conversationId = who.conversationId;
  const path = `/conversations/${conversationId}`;
  const asVisitor = async (route: string, body: object, token = who.token) => {
    const answered = await call(parley.origin, `/v1/chat/${route}`, { token, body });
    expect([route, answered.status < 300, answered.body]).toEqual([route, true, answered.body]);
  };
  for (let time = 0; time < 3; time++) {
    const n = `${time}`;
    await world.make('/canned-responses', {
      shortcut: `s${n}`,
      title: attack('canned-title', 120),
      text: attack('canned-text', 900),
    });
    await world.make('/instructions', {
      type: 'behaviour',
      title: attack('instruction-title', 120),
      text: attack('instruction-text', 900),
    });
    await world.make('/macros', {
      name: attack('macro-name', 80),
      description: attack('macro-description', 200),
      isShared: true,
      steps: [{ kind: 'note', text: attack('macro-note', 500) }],
    });
    await world.make('/webhooks', {
      url: `https://hooks.example/${n}`,
      types: ['*'],
      description: attack('webhook-description', 200),
    });
    await world.make('/hooks', { name: attack('hook-name', 120) });
    await world.make('/integrations', {
      type: 'rest',
      name: attack('integration-name', 120),
      baseUrl: world.host.origin,
    });
    await world.make('/tools', {
      name: `tool_${n}`,
      url: 'https://hooks.example/t',
      title: { en: attack('tool-title', 100) },
      description: attack('tool-description', 900),
    });
    await world.make('/teams', { name: attack('team-name', 60) });
    await world.make('/inboxes', { name: attack('inbox-name', 60) });
    await world.make('/api-keys', { name: attack('key-name', 100), scopes: ['article.read'] });
    await world.make('/saved-views', {
      page: 'leads',
      name: attack('view-name', 60),
      query: 'q=1',
      isShared: true,
    });
    await world.make('/notifications/channels', {
      name: attack('channel-name', 80),
      url: `https://hooks.example/c${n}`,
      kinds: [],
    });
    await world.make(`${path}/notes`, { text: attack('note', 1_500) });
    await world.make(`${path}/tags`, { add: [attack('tag', 40).replaceAll(',', '')] });
    await world.make('/tickets', { conversationId, subject: attack('ticket-subject', 180) });
    await world.say(who, attack('message', 1_500));
    await asVisitor('feedback', { value: 'down', comment: attack('rating-comment', 400) });
    const visitor = await world.visit({
      pageUrl: `https://shop.example/${encodeURIComponent(attack('page', 150))}`,
    });
    await asVisitor('escalate', { reason: attack('escalation-reason', 400) }, visitor.token);
    await asVisitor(
      'lead',
      {
        name: attack('lead-name', 100),
        company: attack('lead-company', 100),
        note: attack('lead-note', 400),
        email: `lead${n}@visitor.example`,
        consent: true,
      },
      visitor.token,
    );
    // What was asked for and is not there stands in the audit by its name.
    await owner.delete(`/tools/${encodeURIComponent(attack('audit-target', 150))}`);
  }
  const attributes = { size: attack('contact-attribute', 400) };
  await owner.call('PATCH', `/contacts/${contactId}`, { attributes });
  await owner.call('PUT', '/prompts/draft', { text: attack('prompt', 1_500) });
  await owner.call('PATCH', '/account', { name: attack('member-name', 110) });
  await owner.call('PATCH', `/tenants/${world.tenant.tenantId}`, {
    name: attack('tenant-name', 110),
  });
  await call(parley.origin, '/v1/admin/sign-in', {
    body: { email: world.email('owner'), password: 'owner rides a quiet zeppelin 47' },
    headers: {
      origin: parley.origin,
      'user-agent': attack('user-agent', 190),
      'cf-connecting-ip': '192.0.2.9',
    },
  });
  const db = await parley.server.miniflare.getD1Database('DB');
  await db
    .prepare(
      "INSERT INTO failure (tenant_id, kind, source, code, count, first_at, last_at, example) VALUES (?, 'tool', ?, 'x', 1, 1, 1, ?)",
    )
    .bind(world.tenant.tenantId, attack('failure-source', 100), attack('failure-example', 300))
    .run();
}

/** What our own pages never hold; a link is one of ours. */
const alien = (): string[] => {
  const found = document.querySelectorAll(
    'body script:not([src]), iframe, object, embed, base, body meta, body style, body link, math, noscript p, template, x-unknown, marquee, [onerror], [onload], [ontoggle], [onfocus], [onclick], [onmouseover], [srcdoc], a[href^="javascript:"], a[href^="data:"], img[src^="http"]',
  );
  return [...found].map((element) => element.outerHTML.slice(0, 120));
};

test('every page of the admin shows hostile texts as texts', async () => {
  const { page, context, faults } = await signedIn(desk);
  const asked: string[] = [];
  const running = new Set<Request>();
  page.on('requestfinished', (request) => running.delete(request));
  page.on('requestfailed', (request) => running.delete(request));
  const dialogs: string[] = [];
  page.on('request', (request) => {
    running.add(request);
    const { origin, protocol } = new URL(request.url());
    if (origin !== world.parley.origin && !/^(data|blob):$/.test(protocol))
      asked.push(request.url());
  });
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const queue = [
    '/admin/',
    '/admin/account',
    '/admin/inbox',
    `/admin/inbox?c=${conversationId}`,
    '/admin/leads?view=board',
    `/admin/archive?q=mark-message`,
    `/admin/transcript/${conversationId}`,
    '/admin/tickets',
  ];
  const seenPages = new Set<string>();
  const seenFields = new Set<string>();
  const wrong: unknown[] = [];
  while (queue.length > 0) {
    const address = queue.shift() ?? '';
    // One page of each kind.
    const kind = address.replace(/\w{3}_\w{10,}/g, ':id').replace(/tool_\d/, ':id');
    const alike = [...seenPages].filter((one) => one.startsWith(`${kind} `)).length;
    if (alike > 0) continue;
    seenPages.add(`${kind} ${alike}`);
    running.clear();
    await page.goto(address);
    await settled(page, address, running);
    // What is folded up, too.
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    const state = await page.evaluate(() => ({
      hit: 'hit' in globalThis,
      text: document.body.innerText,
      typed: [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(
        ({ value }) => value,
      ),
      links: [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? ''),
    }));
    for (const field of fields)
      if (`${state.text} ${state.typed.join(' ')}`.includes(`mark-${field}`)) seenFields.add(field);
    const aliens = await page.evaluate(alien);
    if (state.hit || aliens.length > 0) wrong.push([address, state.hit, aliens]);
    const ours = state.links.filter((link) => link.startsWith('/admin/') && !link.includes('#'));
    queue.push(...ours.map(plainLink).filter((link) => !queue.includes(link)));
  }
  const unseen = [...fields].filter((field) => !seenFields.has(field));
  console.log(`${seenPages.size} pages, ${fields.size} fields, not seen: ${unseen.join(', ')}`);
  expect({ wrong, faults, dialogs, asked }).toEqual({
    wrong: [],
    faults: [],
    dialogs: [],
    asked: [],
  });
  expect(seenPages.size).toBeGreaterThan(25);
  expect(unseen.length).toBeLessThan(fields.size / 4);
  await context.close();
});

/** Filters are of no interest, what is open is. */
const plainLink = (link: string): string =>
  /\?.*\w{3}_\w{10,}/.test(link) ? link : link.replace(/\?.*$/, '');

/** Something is there, and nothing is loading any more: a page asks when it has come, and again for what it was answered. */
async function settled(page: Page, address: string, running: Set<Request>): Promise<void> {
  const isThere = () =>
    (document.querySelector('main')?.innerText.trim().length ?? 0) > 0 &&
    !document.querySelector('[aria-busy="true"]');
  let quiet = 0;
  for (let look = 0; quiet < 4; look++) {
    if (look > 300) throw new Error(`${address} stays empty or busy`);
    await new Promise((resolve) => setTimeout(resolve, 30));
    quiet = running.size === 0 && (await page.evaluate(isThere)) ? quiet + 1 : 0;
  }
}
