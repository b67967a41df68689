/** `Parley.tool`: what a page offers is said, one call is done once, whatever happens to the line and the page. */
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { newId } from '../support/fake-conversation.ts';
import { browser, embed, hostPage, open, say, server, useWidget, visit } from './harness.ts';

useWidget();

const soon = <T>(look: () => T) => expect.poll(look, { timeout: 8_000 });
/** Functions of every kind; `window.did` keeps what was done, the storage what this browser did in all. */
const functions = `
  window.did = []; window.Parley = { q: [] };
  const note = (name, given, call) => {
    did.push([name, given, call.id, call.key]);
    localStorage.did = (localStorage.did ?? '') + name + ' ';
  };
  const tools = {
    add: async (given, call) => { note('add', given, call); return { items: did.length }; },
    slow: (given, call) => { note('slow', given, call); return new Promise((done) => { window.finish = done; }); },
    fails: () => { throw new Error('sold out'); },
    silent: () => undefined,
    circular: () => { const it = {}; it.it = it; return it; },
    huge: () => 'x'.repeat(40000),
    hangs: () => new Promise(() => {}),
  };
  for (const name in tools) Parley.q.push(['tool', name, tools[name]]);
  Parley.q.push(['tool', 'Not A Name', tools.add], ['tool', 'gone', tools.add], ['tool', 'gone', null]);`;
const names = ['add', 'slow', 'fails', 'silent', 'circular', 'huge', 'hangs'];

async function talking(): Promise<{ page: Page; errors: string[] }> {
  server.pages.set('/tools', { html: hostPage(`<script>${functions}</script>${embed()}`) });
  const { page, errors } = await visit(browser, server, '/tools');
  await page.waitForFunction(() => (window as never)['Parley']['version']);
  await open(page);
  await say(page, 'hello');
  await soon(() => server.fromPage.length).toBe(1);
  return { page, errors };
}
const ask = (tool: string, more: object = {}) => {
  const callId = newId('tcl');
  const call = { callId, tool, arguments: { sku: 'a' }, key: 'k-1', timeoutMs: 20_000 };
  const frame = { type: 'page_call', ...call, repeatable: false, ...more };
  server.conversation.tell(frame);
  return frame;
};
const answers = () => server.fromPage.filter(({ type }) => type === 'page_result');
const said = () => server.fromPage.filter(({ type }) => type === 'page_tools');
/** The page that goes says so, too: it is hidden. */
async function reload(page: Page): Promise<void> {
  const before = said().length;
  await page.reload();
  await soon(() => said().slice(before).at(-1)?.['active']).toBe(true);
}
const did = (page: Page) => page.evaluate(() => (window as never)['did'] as unknown[]);

test('says what the page offers, once a line is there and whenever it changes', async () => {
  const { page, errors } = await talking();
  const first = said()[0]!;
  expect(first).toEqual({ type: 'page_tools', tab: first['tab'], tools: names, active: true });
  await page.evaluate(() => (window as never as { Parley: any }).Parley.tool('late', () => 1));
  await soon(() => said().at(-1)?.['tools']).toEqual([...names, 'late']);
  server.cutAll();
  await soon(() => said().length).toBeGreaterThan(2);
  expect(new Set(said().map(({ tab }) => tab)).size).toBe(1);
  await reload(page);
  expect(said().at(-1)).toEqual(first);
  expect(errors.filter((error) => !/WebSocket|net::/.test(error))).toEqual([]);
});

test('a page that offers nothing says nothing', async () => {
  const { page } = await visit(browser, server);
  await open(page);
  await say(page, 'hello');
  await soon(() => server.conversations.length).toBe(1);
  await page.locator('#parley .m.visitor').waitFor();
  server.conversation.say('assistant', 'Hello.');
  await page.locator('#parley .lines', { hasText: 'Hello.' }).waitFor();
  expect(server.fromPage).toEqual([]);
});

test('a call is done once, however often and over whatever line it comes', async () => {
  const { page } = await talking();
  const call = ask('add');
  await soon(answers).toHaveLength(1);
  server.conversation.tell(call);
  await soon(answers).toHaveLength(2);
  const { callId } = call;
  const answer = { type: 'page_result', callId, ok: true, result: { items: 1 } };
  expect(answers()).toEqual([answer, answer]);
  expect(await did(page)).toEqual([['add', { sku: 'a' }, callId, 'k-1']]);
  await reload(page);
  server.conversation.tell(call);
  await soon(answers).toHaveLength(3);
  expect([answers()[2], await did(page)]).toEqual([answer, []]);
});

test('under way while the line breaks: one run, one answer', async () => {
  const { page } = await talking();
  const call = ask('slow');
  await soon(() => did(page)).toHaveLength(1);
  server.cutAll();
  await soon(() => said().length).toBe(2);
  server.conversation.tell(call);
  await page.evaluate(() => (window as never as { finish: (it: string) => void }).finish('done'));
  await soon(() => answers().at(-1)?.['result']).toBe('done');
  expect(await did(page)).toHaveLength(1);
});

test('a page that was left in the middle does not know; only what changes nothing is done again', async () => {
  const { page } = await talking();
  const [write, read] = [ask('slow'), ask('slow', { repeatable: true })];
  await soon(() => did(page)).toHaveLength(2);
  await reload(page);
  server.conversation.tell(write);
  server.conversation.tell(read);
  await soon(answers).toEqual([
    { type: 'page_result', callId: write.callId, ok: false, error: 'interrupted' },
  ]);
  await soon(() => did(page)).toEqual([['slow', { sku: 'a' }, read.callId, 'k-1']]);
});

test('what a function throws, or gives that is no JSON or too much, is an error; nothing is null', async () => {
  const { errors } = await talking();
  for (const name of ['fails', 'silent', 'circular', 'huge', 'unknown']) ask(name);
  ask('hangs', { timeoutMs: 50 });
  await soon(answers).toHaveLength(6);
  const outcome = ({ ok, result, error }: Record<string, unknown>) =>
    ok ? result : String(error).split('\n')[0];
  expect(answers().map(outcome).toSorted()).toEqual(
    [
      'Converting circular structure to JSON',
      null,
      'not registered',
      'sold out',
      'the result is too large',
      'timeout',
    ].toSorted(),
  );
  expect(errors).toEqual([]);
});
