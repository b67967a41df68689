/** A person instead of the assistant, as the visitor sees it: asking, waiting, joining, leaving, nobody there, tickets, rating. */
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import {
  browser,
  embed,
  hostPage,
  launcher,
  open,
  say,
  server,
  useWidget,
  visit,
} from './harness.ts';

useWidget();

const soon = <T>(look: () => T, timeout = 8_000) => expect.poll(look, { timeout });
const person = (page: Page) => page.locator('#parley .round.person');
const facts = (page: Page) => page.locator('#parley .standing .fact').allInnerTexts();
const notes = (page: Page) => page.locator('#parley .note').allTextContents();
const kinds = () => server.conversation.log.map(({ kind }) => kind);
/** Today's name stands above the first line. */
const spoken = async (page: Page) => (await notes(page)).slice(1);

test('one press away: place and wait, who joins, who leaves, people only', async () => {
  const { page, errors } = await visit(browser, server);
  await open(page);
  await person(page).click();
  await soon(() => facts(page)).toEqual(['Waiting for a person… People only, please']);
  expect(await person(page).count()).toBe(0);
  server.conversation.tell({ type: 'queue', position: 3, waitSeconds: 240 });
  await soon(() => facts(page)).toEqual([
    'You are number 3 in the queue · about 4 min People only, please',
  ]);
  server.conversation.tell({ type: 'queue', position: 1, waitSeconds: 30 });
  await soon(() => facts(page)).toEqual(['You are next · less than a minute People only, please']);
  await page.locator('#parley .fact .text').click();
  await soon(() => facts(page)).toEqual([
    'You are next · less than a minute Only people answer here',
  ]);
  server.conversation.accept('Ana');
  await page.locator('#parley header h2', { hasText: 'Ana' }).waitFor();
  await soon(() => facts(page)).toEqual([]);
  server.conversation.leave('queue');
  await page.locator('#parley header p', { hasText: 'Waiting for a person' }).waitFor();
  server.conversation.accept('Ben');
  server.conversation.leave('assistant');
  await person(page).waitFor();
  await soon(() => spoken(page)).toEqual([
    'Ana joined',
    'Ana left the chat',
    'Ben joined',
    'Ben left the chat',
  ]);
  expect([kinds().filter((kind) => kind === 'escalation.requested').length, errors]).toEqual([
    1,
    [],
  ]);
});

test('asked while the line is down: said so, asked when it is back, once', async () => {
  const { page } = await visit(browser, server);
  await page.clock.install();
  await open(page);
  await say(page, 'hello');
  await page.locator('#parley .meta', { hasText: 'Sent' }).waitFor();
  server.down = true;
  server.cutAll();
  await person(page).click();
  await soon(() => facts(page)).toEqual(['Asking for a person…']);
  server.down = false;
  await soon(kinds, 20_000).toContain('escalation.requested');
  await soon(() => facts(page)).toEqual(['Waiting for a person… People only, please']);
  await page.clock.fastForward(20_000);
  expect(kinds().filter((kind) => kind === 'escalation.requested')).toHaveLength(1);
}, 40_000);

test('with sockets blocked it works the same', async () => {
  server.refuseSockets = true;
  const { page } = await visit(browser, server);
  await open(page);
  await person(page).click();
  await soon(() => facts(page), 20_000).toEqual(['Waiting for a person… People only, please']);
}, 40_000);

test('nobody came: a way to be called back, what was promised, the same after a reload', async () => {
  server.config.consent = { required: false, text: 'You may contact me.', policyUrl: '' };
  const { page } = await visit(browser, server);
  await open(page);
  await person(page).click();
  await soon(kinds).toContain('escalation.requested');
  server.conversation.expire();
  await soon(() => facts(page)).toEqual(['Nobody is free right now. Have us get back to you']);
  await page.locator('#parley .fact .text').click();
  const form = page.locator('#parley form.form');
  await form.locator('h3', { hasText: 'Have us get back to you' }).waitFor();
  await form.locator('[name=phone]').fill('+49 30 1234567');
  await form.locator('.main').click();
  await form.locator('[role=alert]').waitFor();
  await form.locator('[name=consent]:focus').check();
  server.loseLeads = 1;
  await form.locator('.main').click();
  await form.locator('[role=alert]', { hasText: 'did not work' }).waitFor();
  await form.locator('.main').click();
  await page.locator('#parley h3', { hasText: 'Thank you' }).waitFor();
  const [first, second] = server.leads;
  expect([server.leads.length, second]).toEqual([
    2,
    { clientId: first!.clientId, phone: '+49 30 1234567', consent: true },
  ]);
  await page.locator('#parley .plainly').click();
  server.conversation.add({
    kind: 'callback.promised',
    escalationId: 'esc_1',
    channel: 'phone',
    dueAt: '2026-11-22T15:30:00Z',
  });
  const promise = [expect.stringMatching(/^We will call you by Nov 22, 2026/)];
  await soon(() => facts(page)).toEqual(promise);
  await page.reload();
  await launcher(page).click();
  await soon(() => facts(page)).toEqual(promise);
});

test('tickets: the newest two with their status', async () => {
  const { page } = await visit(browser, server);
  await open(page);
  await say(page, 'hello');
  await soon(() => server.conversations.length).toBe(1);
  for (const number of [1041, 1042, 1043])
    server.conversation.add({ kind: 'ticket.created', ticketId: 'tkt_1', number, status: 'open' });
  server.conversation.add({
    kind: 'ticket.updated',
    ticketId: 'tkt_1',
    number: 1042,
    status: 'pending',
  });
  await soon(() => facts(page)).toEqual([
    'Ticket 1043 · We are working on it',
    'Ticket 1042 · Waiting for your answer',
  ]);
});

test('events of the desk that are none of the visitor’s business change nothing but the order', async () => {
  const { page, errors } = await visit(browser, server);
  await open(page);
  await say(page, 'hello');
  await soon(() => server.conversations.length).toBe(1);
  for (let i = 0; i < 5; i++) server.conversation.add({ kind: 'desk.updated' });
  server.conversation.accept('Ana');
  server.conversation.say('agent', 'Hello!', { authorName: 'Ana' });
  await page.locator('#parley .m.agent').waitFor();
  expect([await page.locator('#parley .m').count(), await facts(page), errors]).toEqual([
    2,
    [],
    [],
  ]);
});

test('a person who is writing is seen to write, and the end is rated', async () => {
  const { page } = await visit(browser, server);
  await open(page);
  await person(page).click();
  await soon(kinds).toContain('escalation.requested');
  server.conversation.accept('Ana');
  // Said again while it lasts, as an agent's client does: the first may come before the widget's line is up.
  await soon(() => {
    server.conversation.tell({ type: 'typing', author: 'agent', on: true });
    return page.locator('#parley .dots[aria-label="Ana is writing…"]').count();
  }).toBe(1);
  server.conversation.say('agent', 'All done?', { authorName: 'Ana' });
  server.conversation.end('agent');
  await page.locator('#parley .stars button').nth(4).click();
  await page.locator('#parley .over input').fill('Quick help');
  await page.keyboard.press('Enter');
  await soon(() => server.feedback).toEqual([
    { value: '5' },
    { value: '5', comment: 'Quick help' },
  ]);
});

test.each([
  [
    'de',
    'Europe/Berlin',
    /\|Gerade ist niemand frei\. Wir sind wieder da: Montag, 23\. November um 9:00\. /,
  ],
  [
    'en',
    'America/New_York',
    /\|Nobody is free right now\. We are back: Monday,? November 23 at 3:00\sAM\. /,
  ],
  ['he', 'Asia/Jerusalem', /נחזור: יום שני, 23 בנובמבר בשעה 10:00\. /],
])(
  'outside the hours, in %s: when people are back, in the visitor’s own time',
  async (locale, zone, words) => {
    server.pages.set('/away', { html: hostPage(embed(`data-locale="${locale}"`)) });
    const { page } = await visit(browser, server, '/away', { timezoneId: zone });
    await open(page);
    await person(page).click();
    await soon(kinds).toContain('escalation.requested');
    server.conversation.add({
      kind: 'escalation.overdue',
      escalationId: 'esc_0000000000000000000001',
      backAt: '2026-11-23T08:00:00.000Z',
    });
    await soon(async () => (await facts(page)).join('|')).toMatch(words);
  },
);

test('before consent nobody is asked, and a tenant without people shows no button', async () => {
  server.config.consent = { required: true, text: 'We store what you write.' };
  const { page } = await visit(browser, server);
  await launcher(page).click();
  await page.locator('#parley .over .main').waitFor();
  expect(await person(page).count()).toBe(0);
  await page.locator('#parley .over .main').click();
  await person(page).waitFor();
  server.config.features = { files: true, feedback: true, escalate: false, lead: true };
  server.pages.set('/alone', { html: hostPage(embed()) });
  const alone = await visit(browser, server, '/alone');
  await launcher(alone.page).click();
  await alone.page.locator('#parley .over .main').click();
  await alone.page.locator('#parley .clip').waitFor();
  expect(await person(alone.page).count()).toBe(0);
});
