/** When half of the widget does not come, or the server is an older one: the chat goes on. */
import { expect, test } from 'vitest';
import { browser, launcher, open, say, server, useWidget, visit } from './harness.ts';

useWidget({ answers: true });

const extras = '**/assets/extras-*';

test('without the second script: questions, answers as they were written, a person; with it, all the rest', async () => {
  server.script = () => ({ text: 'It is **here**.' });
  const { page } = await visit(browser, server);
  await page.route(extras, (route) => route.abort());
  await open(page);
  await say(page, 'Where?');
  const answer = page.locator('#parley .m.assistant .bubble').last();
  await expect.poll(() => answer.textContent()).toBe('It is **here**.');
  await page.locator('#parley .round.person').click();
  await page.locator('#parley header p', { hasText: 'Waiting for a person' }).waitFor();
  await page.unroute(extras);
  await page.locator('#parley .standing').waitFor({ timeout: 15_000 });
  expect(await answer.locator('strong').textContent()).toBe('here');
}, 40_000);

test('consent waits for the script that asks for it, and is asked when that has come', async () => {
  server.config.consent = { required: true, text: 'We store what you write.' };
  const { page } = await visit(browser, server);
  let refusals = 0;
  await page.route(extras, (route) => (refusals++ ? route.continue() : route.abort()));
  await launcher(page).click();
  await page.locator('#parley .over .main').click({ timeout: 15_000 });
  await say(page, 'hello');
  await page.locator('#parley .m.visitor').waitFor();
}, 40_000);

test('a server that says nothing of names: the files are still counted in the message', async () => {
  server.script = () => null;
  const { page, errors } = await visit(browser, server);
  await open(page);
  await say(page, 'hello');
  await page.locator('#parley .meta', { hasText: 'Sent' }).waitFor();
  server.conversation.say('visitor', 'From another device', { attachments: ['fil_1', 'fil_2'] });
  const line = page.locator('#parley .m.visitor', { hasText: 'From another device' });
  await expect.poll(() => line.innerText()).toContain('Attachment × 2');
  expect(errors).toEqual([]);
});
