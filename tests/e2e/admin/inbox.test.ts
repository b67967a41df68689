/**
 * The desk, with one member and one visitor at once on the real product: asking for a person, taking over, talking, giving
 * back; the loss of the connection in between; keys, phone, both directions, and what axe says.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axe, signedIn, startDesk } from './harness.ts';
import type { Desk } from './harness.ts';
import { open, openRoots, say } from '../widget/harness.ts';

const phone = { width: 375, height: 720 };

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

async function atInbox(options = {}) {
  const visited = await signedIn(desk, options);
  await visited.page.goto('/admin/inbox');
  await visited.page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  return visited;
}

async function visitor() {
  const context = await desk.browser.newContext({ viewport: { width: 1000, height: 760 } });
  await context.addInitScript(openRoots);
  const page = await context.newPage();
  await page.goto(desk.parley.origin);
  await open(page);
  return { context, page };
}

const said = (page: Page, text: string | RegExp) =>
  page.locator('#parley .lines .bubble', { hasText: text }).first().waitFor();
const noted = (page: Page, text: string | RegExp) =>
  page.locator('#parley .lines', { hasText: text }).first().waitFor();
const askForPerson = async (page: Page) => {
  await say(page, 'Hello there');
  await page.locator('#parley .lines .bubble').nth(1).waitFor();
  await say(page, 'I want to talk to a person please');
};
const rows = (page: Page) =>
  page.getByRole('list', { name: 'Conversations' }).getByRole('listitem');
const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply' });
const shot = async (page: Page, name: string) => {
  const folder = process.env['PARLEY_SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};

test('ask for a person, wait, be taken over, talk, be given back to the assistant', async () => {
  const { context, page, faults } = await atInbox();
  const { context: theirs, page: widget } = await visitor();
  await askForPerson(widget);

  // It appears by itself, on top, with its clock; nothing was reloaded.
  await page.getByText(/^Waits 0:\d\d$/).waitFor();
  await shot(page, 'waiting');
  await page.getByRole('link', { name: /^Queue/ }).click();
  await rows(page).first().getByRole('link').click();
  await log(page).getByText('Hello there').waitFor();
  await log(page).getByText('The assistant asked for a person').waitFor();
  await page.getByText('Why this answer').first().click();
  await page.getByText('builtin').first().waitFor();
  expect(await reply(page).count()).toBe(0);

  // The floor is known from the socket before the act's own answer: what one writes meanwhile is not lost.
  let written = () => {};
  const isWritten = new Promise<void>((resolve) => (written = resolve));
  await page.route('**/v1/admin/conversations/*/accept', async (route) => {
    const response = await route.fetch();
    await isWritten;
    await route.fulfill({ response });
  });
  await page.keyboard.press('a');
  await reply(page).waitFor();
  await noted(widget, / joined/);
  await page.keyboard.press('r');
  await page.keyboard.type('Good day, how can I help?');
  expect(await reply(page).inputValue()).toBe('Good day, how can I help?');
  await widget.locator('#parley .dots').first().waitFor();
  written();
  await page.keyboard.press('Enter');
  await said(widget, 'Good day, how can I help?');

  await say(widget, 'My parcel is late');
  await log(page).getByText('My parcel is late').waitFor();
  await log(page).getByText('Seen').waitFor();
  await shot(page, 'talking');
  await shot(widget, 'widget');
  const before = await widget.locator('#parley .lines .bubble').count();

  await page.getByRole('button', { name: 'Give back' }).click();
  await page.getByText('The assistant answers. Take over to reply.').waitFor();
  await say(widget, 'What must a commercial invoice contain?');
  await widget
    .locator('#parley .lines .bubble')
    .nth(before + 1)
    .waitFor();
  await log(page).getByText('What must a commercial invoice contain?').waitFor();
  // Its answer comes with sources, here as in the widget.
  await log(page).getByRole('list', { name: 'Sources' }).last().waitFor();
  await shot(page, 'given-back');
  expect(faults).toEqual([]);
  await theirs.close();
  await context.close();
});

/** The visitor asks for a person, and their conversation is opened from the queue. */
async function openWhoWaits(page: Page, widget: Page): Promise<void> {
  await askForPerson(widget);
  await page.getByText(/^Waits/).waitFor();
  await page.getByRole('link', { name: /^Queue/ }).click();
  await rows(page).first().getByRole('link').click();
}

test('a lost connection: what was written stays, all is loaded again, and only then it is sent', async () => {
  const { context, page } = await atInbox();
  const { context: theirs, page: widget } = await visitor();
  await openWhoWaits(page, widget);
  await page.getByRole('button', { name: 'Take over' }).click();
  await reply(page).fill('A draft');

  await context.setOffline(true);
  await page.getByText('Connection lost').waitFor();
  expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
  await say(widget, 'Said while you were away');
  await context.setOffline(false);
  await shot(page, 'back');
  await log(page).getByText('Said while you were away').waitFor();
  expect(await reply(page).inputValue()).toBe('A draft');
  await page.getByRole('button', { name: 'Send' }).click();
  await said(widget, 'A draft');

  // A draft belongs to its conversation, also over a reload.
  await reply(page).fill('Not yet');
  await page.reload();
  await reply(page).waitFor();
  expect(await reply(page).inputValue()).toBe('Not yet');

  // Ending asks first; Escape is no. Nothing can be done before all is loaded.
  await log(page).getByText('Said while you were away').waitFor();
  await page.getByRole('heading', { level: 2 }).first().click();
  await page.keyboard.press('e');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await page.getByRole('button', { name: 'Resolve the conversation' }).click();
  await page.getByText('This conversation has ended.').waitFor();
  await theirs.close();
  await context.close();
});

test('whenever the connection goes: each act is shown at once, is done once, and what is refused is taken back', async () => {
  const { context, page } = await atInbox();
  const { context: theirs, page: widget } = await visitor();
  await openWhoWaits(page, widget);
  const priority = page.getByLabel('Priority').last();
  await priority.waitFor();
  let refuse = () => {};
  const isSeen = new Promise<void>((resolve) => (refuse = resolve));
  await page.route('**/conversations/*/priority', async (route) => {
    await isSeen;
    await route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'stale', title: 'It was otherwise meanwhile' }),
    });
  });
  await priority.selectOption('urgent');
  await rows(page).first().waitFor();
  expect([await priority.inputValue(), await priority.isDisabled()]).toEqual(['urgent', true]);
  refuse();
  await page.getByRole('alert').getByText('It was otherwise meanwhile').waitFor();
  await expect.poll(() => priority.inputValue()).toBe('normal');

  // The server has done it, and nobody hears of it: the worst moment for the network to go.
  await page.route(/conversations\/\w+\/(accept|reply|notes|release)$/, async (route) => {
    await route.fetch();
    await context.setOffline(true);
    await route.abort();
  });
  const lostAndBack = async (act: () => Promise<unknown>) => {
    await act();
    await page.getByText('Connection lost').waitFor();
    await context.setOffline(false);
    await page.getByText('Connection lost').waitFor({ state: 'hidden' });
  };
  const shown = (words: string) => log(page).getByText(words, { exact: true });
  const sent = async () => {
    await page.locator('.composer [type=submit]:enabled').waitFor();
    await page.keyboard.press('Enter');
  };
  await lostAndBack(() => page.getByRole('button', { name: 'Take over' }).click());
  await reply(page).fill('Said once');
  await lostAndBack(sent);
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await page.getByRole('textbox', { name: 'Private note' }).fill('Noted once');
  await lostAndBack(sent);
  await lostAndBack(() => page.getByRole('button', { name: 'Give back' }).click());
  await page.getByRole('button', { name: 'Take over' }).waitFor();
  await said(widget, 'Said once');
  for (const words of ['Said once', 'Noted once'])
    await expect.poll(() => shown(words).count()).toBe(1);
  expect(await page.locator('.bubble-pending, .inbox-refusal:not(:empty)').count()).toBe(0);
  expect(await widget.locator('#parley .lines').innerText()).not.toContain('Noted once');
  await theirs.close();
  await context.close();
});

test('keys move through the list, on a phone the conversation takes its place, and axe finds nothing', async () => {
  const { context: theirs, page: widget } = await visitor();
  await askForPerson(widget);
  const found: Record<string, string[]> = {};
  for (const colorScheme of ['light', 'dark'] as const)
    for (const viewport of [{ width: 1280, height: 800 }, phone]) {
      const { context, page } = await atInbox({ colorScheme, viewport });
      const name = `${colorScheme} ${viewport.width}`;
      await rows(page).first().waitFor();
      found[`${name} list`] = await axe(page);
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      await page.keyboard.press('Enter');
      await log(page).getByText('Hello there').waitFor();
      if (viewport === phone) expect(await rows(page).first().isVisible()).toBe(false);
      found[`${name} conversation`] = await axe(page);
      await shot(page, `${name} conversation`);
      await page.evaluate(() => (document.documentElement.dir = 'rtl'));
      found[`${name} rtl`] = await axe(page);
      await shot(page, `${name} rtl`);
      const size = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(size).toEqual([viewport.width, viewport.width]);
      if (viewport === phone) {
        await page.getByRole('link', { name: 'Back to the list' }).click();
        await rows(page).first().waitFor();
        await shot(page, `${name} list`);
      }
      await page.getByRole('link', { name: 'Resolved' }).click();
      await page.waitForURL('**/admin/inbox?*tab=resolved*');
      await context.close();
    }
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  await theirs.close();
});
