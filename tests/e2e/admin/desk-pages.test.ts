/**
 * What the desk has beside the conversation: notices on every page and their list, tickets that the visitor sees, the palette,
 * two records made one person; and after a break all of it is what a fresh load shows, before anything can be sent (R10).
 */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Page } from 'playwright-core';
import { call, session } from '#tests/support/harness';
import type { Session } from '#tests/support/harness';
import { axe, signedIn, startDesk } from './harness.ts';
import type { Desk, Visit } from './harness.ts';
import { open, openRoots, say } from '../widget/harness.ts';

const siteKey = 'pk_demo_logistics';
let desk: Desk;
let owner: Visit;

beforeAll(async () => {
  desk = await startDesk();
  owner = await signedIn(desk);
  owner.page.setDefaultTimeout(15_000);
});
afterAll(() => desk.stop());

const begin = (more: object = {}) => session(desk.parley.origin, siteKey, more);
const chat = (who: Session, way: string, body: object = {}) =>
  call(desk.parley.origin, `/v1/chat/${way}`, { token: who.token, body });
const api = async (path: string, data?: object, method: 'post' | 'patch' = 'post') => {
  const { request } = owner.page;
  const headers = { origin: desk.parley.origin };
  const answered = data
    ? await request[method](`/v1/admin${path}`, { data, headers })
    : await request.get(`/v1/admin${path}`);
  expect([path, answered.status() < 300]).toEqual([path, true]);
  const text = await answered.text();
  return text === '' ? null : JSON.parse(text);
};
const list = (page: Page, name: string) => page.getByRole('list', { name, exact: true });
const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply' });
const send = (page: Page) => page.getByRole('button', { name: 'Send' });
const palette = async (page: Page, words: string) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do' }).fill(words);
};

test('a notice comes on any page, is counted in bell, title and icon, and leads to its line', async () => {
  const { page } = owner;
  const counted = page.waitForResponse(/notifications\?limit=1$/);
  await page.goto('/admin/settings');
  await counted;
  await chat(await begin(), 'escalate');
  const toast = page.locator('.toast');
  await toast.getByText(/A visitor waits for a person|A conversation is yours/).waitFor();
  await expect.poll(() => page.title()).toMatch(/^\(\d\) Settings · Parley$/);
  const icon = () => page.locator('link[rel="icon"]').getAttribute('href');
  expect(await icon()).toContain('icon-unread');
  await page.getByRole('link', { name: /^Notifications, \d unread$/ }).click();
  const rows = list(page, 'Notifications').getByRole('listitem');
  await rows.nth(1).waitFor();
  const before = await rows.count();
  expect(await axe(page)).toEqual([]);

  // Another one comes in sight at the top, without a reload.
  await chat(await begin(), 'escalate');
  await expect.poll(() => rows.count()).toBeGreaterThan(before);
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await page.getByText('All read').waitFor();
  await expect.poll(() => page.title()).toBe('Notifications · Parley');
  expect(await icon()).not.toContain('icon-unread');
  await rows.first().getByRole('link').click();
  await page.waitForURL('**/admin/inbox?c=cnv_*');
});

test('how one wants to be told is kept: each kind by each way, and quiet hours', async () => {
  const { page } = owner;
  await page.goto('/admin/notifications?tab=ways');
  const box = page.getByRole('checkbox', { name: 'You were mentioned: E-mail' });
  await box.uncheck();
  await expect
    .poll(async () => (await api('/notifications/preferences')).mention.email)
    .toBe(false);
  await page.getByRole('switch', { name: 'Quiet hours' }).click();
  await page.getByLabel('From').waitFor();
  await page.reload();
  await page.getByLabel('From').waitFor();
  expect([await box.isChecked(), await page.getByLabel('From').inputValue()]).toEqual([
    false,
    '20:00',
  ]);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('switch', { name: 'Quiet hours' }).click();
  await page.getByLabel('From').waitFor({ state: 'detached' });
});

test('a ticket is opened beside the conversation and changed on its page; the visitor sees both', async () => {
  const { page } = owner;
  const context = await desk.browser.newContext({ viewport: { width: 1000, height: 760 } });
  await context.addInitScript(openRoots);
  const widget = await context.newPage();
  await widget.goto(desk.parley.origin);
  await open(widget);
  await say(widget, 'The seal of my box is broken');
  await widget.locator('#parley .lines .bubble').nth(1).waitFor();
  let id = '';
  await expect
    .poll(async () => (id = (await api('/conversations?q=seal&limit=1')).conversations[0]?.id), {
      timeout: 15_000,
    })
    .toMatch(/^cnv_/);
  await page.goto(`/admin/inbox?c=${id}`);
  await page.getByRole('textbox', { name: 'New ticket: subject' }).fill('Broken seal');
  await page.locator('.context-form select').selectOption('high');
  await page.locator('.context-form').getByRole('button').click();
  const seen = widget.locator('#parley .standing');
  await seen.getByText('We are working on it').waitFor();

  await page.goto('/admin/tickets');
  await list(page, 'Tickets').getByText('Broken seal').click();
  const sheet = page.getByRole('dialog', { name: 'Ticket' });
  await sheet.getByLabel('Status').selectOption('pending');
  await seen.getByText('Waiting for your answer').waitFor();
  expect(await axe(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Close' }).click();
  await sheet.waitFor({ state: 'detached' });
  const shown = () => list(page, 'Tickets').getByRole('listitem').count();
  await page.getByLabel('Status').selectOption('closed');
  await page.getByText('No ticket has this status and owner.').waitFor();
  await page.getByLabel('Status').selectOption('pending');
  await expect.poll(shown).toBe(1);
  await list(page, 'Tickets').getByRole('link', { name: 'Conversation' }).click();
  await log(page).getByText('Ticket #1 is pending').waitFor();
  await context.close();
});

test('the palette puts a ready-made text into the reply, and goes to a setting', async () => {
  const { page } = owner;
  await page.getByRole('button', { name: 'Take over' }).click();
  await reply(page).fill('One moment.');
  await palette(page, 'greet');
  await page
    .getByRole('option', { name: /^Insert: Greeting/ })
    .first()
    .click();
  await expect.poll(() => reply(page).inputValue()).toMatch(/^One moment\. \S.{10}/s);
  await reply(page).fill('');
  await palette(page, 'setting confidence');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/admin/settings?setting=confidenceThreshold');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.id))
    .toBe('setting-confidenceThreshold');
});

test('an inbox has its hours; what is wrong is said at the field, what is not saved yet comes back; one can be away', async () => {
  const { page } = owner;
  await page.goto('/admin/inboxes');
  await page.getByText('No inboxes yet').waitFor();
  await page.getByRole('button', { name: 'New inbox' }).click();
  const sheet = page.getByRole('dialog', { name: 'Inbox' });
  await sheet.getByLabel('Monday, closes (1)').fill('08:00');
  await sheet.getByText('It closes before it opens.').waitFor();
  await sheet.getByRole('button', { name: 'Add hours: Tuesday' }).click();
  await sheet.getByRole('button', { name: 'Add a holiday' }).click();
  await sheet.getByLabel('Name of holiday 1').fill('Christmas');
  await sheet.getByRole('button', { name: 'Save' }).click();
  for (const fault of ['Give it a name.', 'Choose a date.', 'please look at the marked fields'])
    await sheet.getByText(fault).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('button', { name: 'New inbox' }).click();
  await sheet.getByText('Your unsaved changes are back').waitFor();
  await sheet.getByLabel('Name', { exact: true }).fill('Main desk');
  await sheet.getByLabel('Monday, closes (1)').fill('00:00');
  await sheet.getByLabel('Date of holiday 1').fill('2026-12-25');
  await sheet.getByLabel('Longest wait, in minutes').fill('2');
  await sheet.getByLabel('Time zone').fill('Europe/Warsaw');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await sheet.waitFor({ state: 'detached' });
  await list(page, 'Inboxes and hours').getByText('Main desk').waitFor();
  const { inboxes } = await api('/inboxes');
  expect(inboxes).toMatchObject([
    {
      name: 'Main desk',
      isDefault: true,
      zone: 'Europe/Warsaw',
      waitLimitMs: 120_000,
      holidays: [{ date: '2026-12-25', name: 'Christmas' }],
    },
  ]);
  expect(inboxes[0].hours.slice(0, 3)).toEqual([
    { day: 1, from: '09:00', to: '24:00' },
    { day: 2, from: '09:00', to: '17:00' },
    { day: 2, from: '18:00', to: '19:00' },
  ]);
  await page.getByRole('switch', { name: 'New conversations' }).click();
  await page.getByText('Away', { exact: true }).waitFor();
  await expect.poll(async () => (await api('/profiles/me')).availability).toBe('away');
  await page.getByRole('switch', { name: 'New conversations' }).click();
  await page.getByText('More for Main desk').or(page.getByLabel('More for Main desk')).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  const question = page.getByRole('dialog', { name: 'Remove “Main desk”?' });
  await question.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('No inboxes yet').waitFor();
});

test('two records of one address are compared, the chosen values stay, and it asks before it is done', async () => {
  const { page } = owner;
  const { secret } = await api('/settings/identity-secret', {});
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const as = (sub: string, name: string) => {
    const exp = Math.floor(Date.now() / 1000) + 600;
    const claims = { aud: siteKey, exp, sub, name, email: 'ana@freight.example' };
    const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
    const seal = createHmac('sha256', secret).update(head).digest('base64url');
    return begin({ identity: `${head}.${seal}` });
  };
  const first = await as('u-1', 'A. Souza');
  await as('u-2', 'Ana Souza');
  await chat(first, 'message', { clientId: 'c-1', text: 'Hello from Ana' });
  const context = () => api(`/conversations/${first.conversationId}/context`);
  await expect.poll(async () => (await context()).duplicates.length, { timeout: 15_000 }).toBe(1);
  await page.goto(`/admin/inbox?c=${first.conversationId}`);
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('radio', { name: 'Ana Souza', exact: true }).check();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Make them one' }).click();
  const question = page.getByRole('dialog', { name: 'Make them one person?' });
  await question.getByText('For 7 days this can be undone').waitFor();
  await question.getByRole('button', { name: 'Make them one' }).click();
  await page.getByText('They are one person now').waitFor();
  await page.getByRole('complementary', { name: 'Details' }).getByText('Ana Souza').waitFor();
  expect(await page.getByRole('button', { name: 'Compare' }).count()).toBe(0);
  expect((await context()).contact.name).toBe('Ana Souza');
  await page.getByRole('button', { name: 'Take them apart' }).click();
  await page.getByText('They are two again').waitFor();
  await page.getByRole('button', { name: 'Compare' }).waitFor();
  expect((await context()).contact).toMatchObject({ name: 'A. Souza', undoable: null });
});

/** What the console shows, without what runs by itself. */
const shown = (page: Page) =>
  page.evaluate(() =>
    ['.inbox-rows', '.inbox-log', '.inbox-view-head', '.context'].map((place) =>
      (document.querySelector(place) as HTMLElement | null)?.innerText.replaceAll(/\d+:\d\d/g, '·'),
    ),
  );

test('after a break the console is what a fresh load is, before it may send (R10)', async () => {
  const { page, context } = owner;
  const [who, other] = [await begin(), await begin()];
  const at = `/conversations/${who.conversationId}`;
  await chat(who, 'message', { clientId: 'c-1', text: 'First words' });
  await api(`${at}/accept`, {});
  await page.goto(`/admin/inbox?c=${who.conversationId}`);
  await reply(page).fill('A draft');
  await log(page).getByText('First words').waitFor();
  await context.setOffline(true);
  await page.getByText('Connection lost').waitFor();

  await chat(who, 'message', { clientId: 'c-2', text: 'Said meanwhile' });
  await api(`${at}/notes`, { text: 'A note meanwhile', mentions: [] });
  await api(`${at}/tags`, { add: ['meanwhile'] });
  await api(`${at}/priority`, { priority: 'urgent' });
  await api(`${at}/release`, {});
  await api(`${at}/assign`, { assigneeId: null });
  await api(`/conversations/${other.conversationId}/end`, {});
  await chat(await begin(), 'escalate');
  await api(`${at}/accept`, {});
  await api(`${at}/reply`, { clientId: 'r-1', text: 'Written in another window' });
  await chat(who, 'message', { clientId: 'c-3', text: 'Last words' });
  await api(`${at}/read`, { seq: 3 });
  expect(await send(page).isDisabled()).toBe(true);
  expect(await log(page).innerText()).not.toContain('Said meanwhile');

  await context.setOffline(false);
  // In the very moment in which it may be sent, the log is whole.
  const whole = await page.waitForFunction(() => {
    const button = document.querySelector<HTMLButtonElement>('.composer [type=submit]');
    return button && !button.disabled && document.querySelector('.inbox-log')?.textContent;
  });
  const words = String(await whole.jsonValue());
  for (const said of ['Said meanwhile', 'A note meanwhile', 'another window', 'Last words'])
    expect(words).toContain(said);
  expect(await reply(page).inputValue()).toBe('A draft');
  const fresh = await signedIn(desk);
  await fresh.page.goto(`/admin/inbox?c=${who.conversationId}`);
  await log(fresh.page).getByText('Last words').waitFor();
  await vi.waitFor(
    async () => {
      const [back, anew] = [await shown(page), await shown(fresh.page)];
      expect(anew.join()).toContain('Not identified');
      expect(back).toEqual(anew);
    },
    { timeout: 15_000, interval: 250 },
  );
  await fresh.context.close();
  expect(owner.faults).toEqual([]);
});
