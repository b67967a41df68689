/**
 * Two members and three visitors at once: who takes a conversation has it, the other sees that and is told; notes stay in the
 * house; drafts stay where they were written; several are changed together and changed back; the palette and ready-made texts.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { axe, signedIn, startDesk, visit } from './harness.ts';
import type { Desk, Visit } from './harness.ts';
import { open, openRoots, say } from '../widget/harness.ts';

const words = 'a warm bakery on mars';
let desk: Desk;
let owner: Visit;
let ana: Visit;
const visitors: { context: BrowserContext; page: Page }[] = [];

beforeAll(async () => {
  desk = await startDesk();
  owner = await signedIn(desk);
  ana = await joined('ana@freight.example', 'Ana Souza');
  for (const text of ['Red parcel is late', 'Blue parcel is late', 'Green parcel is late']) {
    const context = await desk.browser.newContext({ viewport: { width: 1000, height: 760 } });
    await context.addInitScript(openRoots);
    const page = await context.newPage();
    await page.goto(desk.parley.origin);
    await open(page);
    await say(page, text);
    await page.locator('#parley .lines .bubble').nth(1).waitFor();
    await say(page, 'I want to talk to a person please');
    visitors.push({ context, page });
  }
  for (const { page } of [owner, ana]) {
    page.setDefaultTimeout(10_000);
    await page.goto('/admin/inbox?tab=queue');
    await rows(page).nth(2).waitFor();
  }
});
afterAll(() => desk.stop());

/** Invited by the owner, signed in with a password. */
async function joined(email: string, name: string): Promise<Visit> {
  const invited = await owner.page.request.post('/v1/admin/invitations', {
    data: { email, role: 'agent' },
    headers: { origin: desk.parley.origin },
  });
  const { link } = (await invited.json()) as { link: string };
  const who = await visit(desk);
  await who.page.goto(link);
  await who.page.getByLabel('The e-mail you were invited with').fill(email);
  await who.page.getByLabel('Name').fill(name);
  await who.page.getByLabel('Password').fill(words);
  await who.page.getByRole('button', { name: 'Join' }).click();
  await who.page.getByText('Welcome. Sign in with your new password.').waitFor();
  await who.page.getByLabel('E-mail').fill(email);
  await who.page.getByLabel('Password').fill(words);
  await who.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await who.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  return who;
}

const rows = (page: Page) =>
  page.getByRole('list', { name: 'Conversations' }).getByRole('listitem');
const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply' });
const noteField = (page: Page) => page.getByRole('textbox', { name: 'Private note' });
const taken = (page: Page) => page.getByRole('button', { name: 'Take over' });

/** By its words, as the search finds it: the order changes with every word. */
async function openAt(page: Page, text: string): Promise<void> {
  const found = await page.request.get(
    `/v1/admin/conversations?q=${encodeURIComponent(text)}&limit=1`,
  );
  const { conversations } = (await found.json()) as { conversations: { id: string }[] };
  await page.goto(`/admin/inbox?c=${conversations[0]?.id}`);
  await log(page).getByText(text).waitFor();
}
const lines = (index: number) => visitors[index]!.page.locator('#parley .lines');

test('both open one, both want it: one has it, the other is told and cannot write', async () => {
  await openAt(owner.page, 'Red parcel');
  await openAt(ana.page, 'Red parcel');
  await owner.page.getByText('Also here: Ana Souza').waitFor();
  // Neither is told of the other before both have asked.
  const pages = [owner.page, ana.page];
  let asked = 0;
  let both = () => {};
  const bothAsked = new Promise<void>((resolve) => (both = resolve));
  const way = '**/v1/admin/conversations/*/accept';
  for (const page of pages)
    await page.route(way, async (route) => {
      if (++asked === pages.length) both();
      await bothAsked;
      await route.continue();
    });
  await Promise.all(pages.map((page) => taken(page).click()));
  await lines(0)
    .getByText(/ joined/)
    .waitFor();
  const has = async (page: Page) => (await reply(page).count()) === 1;
  await expect
    .poll(async () => [await has(owner.page), await has(ana.page)].filter(Boolean).length)
    .toBe(1);
  for (const page of pages) await page.unroute(way);
  const [winner, loser] = (await has(owner.page)) ? [owner, ana] : [ana, owner];
  await loser.page.locator('.inbox-closed', { hasText: /has this conversation/ }).waitFor();
  const { page } = winner;
  await reply(page).fill('I am here for you');
  await page.keyboard.press('Control+Enter');
  await lines(0).getByText('I am here for you').waitFor();
  await log(loser.page).getByText('I am here for you').waitFor();
  await page.getByRole('button', { name: 'Give back' }).click();
  await log(loser.page).getByText('Given back to the assistant').waitFor();
});

test('a note names a colleague, reaches both and never the visitor', async () => {
  await openAt(owner.page, 'Blue parcel');
  await openAt(ana.page, 'Blue parcel');
  const frames: string[] = [];
  const { page: widget } = visitors[1]!;
  widget.on('response', (response) => {
    void response.text().then(
      (text) => frames.push(text),
      () => undefined,
    );
  });
  widget.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push(String(payload))),
  );
  await owner.page.keyboard.press('n');
  await noteField(owner.page).fill('Refund is fine by me ');
  await owner.page.keyboard.type('@an');
  await owner.page.getByRole('option', { name: 'Ana Souza Agent' }).waitFor();
  await owner.page.keyboard.press('Enter');
  expect(await noteField(owner.page).inputValue()).toBe('Refund is fine by me @Ana Souza ');
  await owner.page.keyboard.press('Control+Enter');
  await log(ana.page).getByText('Refund is fine by me').waitFor();
  await log(ana.page).getByText('Mentioned: Ana Souza').waitFor();
  // What comes later has passed the note on its way to the visitor.
  await taken(ana.page).click();
  await reply(ana.page).fill('Good news');
  await ana.page.keyboard.press('Enter');
  await lines(1).getByText('Good news').waitFor();
  await widget.reload();
  await open(widget);
  await lines(1).getByText('Good news').waitFor();
  expect(await lines(1).innerText()).not.toContain('Refund');
  expect(frames.some((text) => text.includes('Good news'))).toBe(true);
  expect(frames.filter((text) => text.includes('Refund is fine'))).toEqual([]);
});

test('drafts of a reply and of a note stay with their conversation over a reload', async () => {
  const { page } = ana;
  await reply(page).fill('Half a sentence');
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await noteField(page).fill('Ask the depot');
  await page.reload();
  await reply(page).waitFor();
  expect(await reply(page).inputValue()).toBe('Half a sentence');
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  expect(await noteField(page).inputValue()).toBe('Ask the depot');
  await openAt(page, 'Green parcel');
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  expect(await noteField(page).inputValue()).toBe('');
});

test('a ready-made text is filled in and says what it left out', async () => {
  const { page } = ana;
  await openAt(page, 'Blue parcel');
  await reply(page).fill('');
  await reply(page).pressSequentially('/hello');
  await page.getByRole('option', { name: 'Greeting /hello' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => reply(page).inputValue()).toContain('Ana');
  await page.getByText('Left out because it is not known: contact.firstName').waitFor();
  await reply(page).fill('');
});

const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
/** As somebody does who takes a picture of the screen. */
const paste = (page: Page, name: string) =>
  page.evaluate(
    ([bytes, as]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes as number[])], String(as)));
      document
        .querySelector('.composer textarea')
        ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    },
    [[...picture], name],
  );
async function saved(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: `Download ${name}` })
      .first()
      .click(),
  ]);
  return readFileSync(await download.path());
}

test('a file goes to the visitor with a reply; one in a note is for colleagues only', async () => {
  const { page } = ana;
  await openAt(owner.page, 'Blue parcel');
  await page.locator('.composer input[type=file]').setInputFiles([
    { name: 'label.png', mimeType: 'image/png', buffer: picture },
    { name: 'setup.exe', mimeType: 'image/png', buffer: Buffer.from('MZ\u0090\u0000') },
  ]);
  await page.getByText('This kind of file is not taken').waitFor();
  expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove setup.exe' }).click();
  await reply(page).fill('Put this on the parcel');
  await page.keyboard.press('Enter');
  await lines(1).getByText('Put this on the parcel').waitFor();
  expect(await saved(visitors[1]!.page, 'label.png')).toEqual(picture);
  expect(await saved(owner.page, 'label.png')).toEqual(picture);

  await page.getByRole('button', { name: 'Note', exact: true }).click();
  // What is attached to a note is not carried over to a reply.
  await paste(page, 'inner.png');
  await page.getByRole('list', { name: 'Attached files' }).getByText('inner.png').waitFor();
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  expect(await page.getByRole('list', { name: 'Attached files' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await expect.poll(() => page.getByRole('progressbar').count()).toBe(0);
  await noteField(page).press('Enter');
  expect(await saved(owner.page, 'inner.png')).toEqual(picture);
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await reply(page).fill('That is all');
  await page.keyboard.press('Enter');
  await lines(1).getByText('That is all').waitFor();
  expect(await lines(1).innerText()).not.toContain('inner.png');
});

test('the loss of the connection: the other one acts meanwhile, and only what is true now can be done', async () => {
  const { page, context } = ana;
  await reply(page).fill('Wait for me');
  await context.setOffline(true);
  await page.getByText('Connection lost').waitFor();
  expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
  await openAt(owner.page, 'Blue parcel');
  await taken(owner.page).click();
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Take over' }).click();
  await reply(owner.page).waitFor();
  await context.setOffline(false);
  await page.getByText(/has this conversation/).waitFor();
  expect(await reply(page).count()).toBe(0);
  expect(await lines(1).innerText()).not.toContain('Wait for me');
});

test('several at once get a tag and lose it again; the palette acts on the open one', async () => {
  const { page } = owner;
  await page.goto('/admin/inbox');
  await rows(page).nth(2).waitFor();
  for (let index = 0; index < 3; index++) {
    await page.keyboard.press('j');
    await page.keyboard.press('x');
  }
  await page.getByText('3 selected').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('toolbar').getByRole('textbox', { name: 'Add a tag' }).fill('late');
  await page.keyboard.press('Enter');
  await expect.poll(() => rows(page).getByText('late', { exact: true }).count()).toBe(3);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => rows(page).getByText('late', { exact: true }).count()).toBe(0);

  await openAt(page, 'Green parcel');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do' }).fill('urgent');
  await page.getByRole('option', { name: 'Priority: Urgent' }).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await log(page).getByText('set the priority to Urgent').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await log(page).getByText('set the priority to Normal').waitFor();
  await page.getByRole('heading', { level: 2 }).first().click();
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Assign to me').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Escape');
});

test('on a phone the details are a sheet; nothing goes over the edge in both directions', async () => {
  const { page } = owner;
  await page.setViewportSize({ width: 390, height: 780 });
  await page.getByRole('button', { name: 'Hide the details' }).waitFor({ state: 'hidden' });
  for (const dir of ['ltr', 'rtl']) {
    await page.evaluate((way) => (document.documentElement.dir = way), dir);
    await page.getByRole('button', { name: 'Details', exact: true }).click();
    await page.getByRole('dialog', { name: 'Details' }).getByText('Assigned to').waitFor();
    expect({ dir, found: await axe(page) }).toEqual({ dir, found: [] });
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect({ dir, found: await axe(page) }).toEqual({ dir, found: [] });
  }
  expect([...owner.faults, ...ana.faults]).toEqual([]);
});
