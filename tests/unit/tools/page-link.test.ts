/** Functions of the page: one tab is asked, nothing is done twice, and nobody but that tab may answer. */
import { expect, it } from 'vitest';
import { PageLink } from '#durable-objects/conversation/page-link';
import type { PageOffer, Tab } from '#durable-objects/conversation/page-link';
import type { AdapterCall } from '#ports/tool-adapter';
import type { PageCall } from '#protocol/down';
import type { ToolCallId } from '#protocol/ids';
import { idOf } from '#tests/support/factories';
import { toolOf } from '#tests/support/tools';

const callId = idOf('tcl', 1) as ToolCallId;
const frame: PageCall = {
  type: 'page_call',
  callId,
  tool: 'add_to_cart',
  arguments: { sku: 'a' },
  key: 'cnv_1-2-0',
  timeoutMs: 20_000,
  repeatable: false,
};

interface Heard extends Tab {
  page: PageOffer | null;
  heard: PageCall[];
}
const tab = (id: string, at: number, active = true, tools = ['add_to_cart']): Heard => {
  const heard: PageCall[] = [];
  return { page: { tab: id, tools, active, at }, heard, call: (it) => void heard.push(it) };
};

function place(...tabs: Heard[]) {
  const given = new Map<string, string>();
  const bells: { ms: number; ring: () => void }[] = [];
  const system = {
    now: () => 0,
    sleep: (ms: number) => new Promise<void>((ring) => void bells.push({ ms, ring })),
  };
  const kept = {
    pageOf: (id: string) => given.get(id) ?? null,
    givePage: (id: string, to: string) => void given.set(id, to),
  };
  return { tabs, given, bells, link: new PageLink(() => tabs, kept, system) };
}

const callOf = (risk: 'read' | 'write'): AdapterCall => ({
  id: callId,
  tool: toolOf({ name: 'add_to_cart', adapter: 'page', url: null, risk }),
  arguments: { sku: 'a' },
  tenantId: 'tnt_1',
  conversationId: 'cnv_1',
  locale: 'en',
  key: 'cnv_1-2-0',
  credential: null,
  signingSecrets: [],
  timeoutMs: 20_000,
});
const done = (text: string, status = 200) => ({ ok: true, status, headers: {}, text });

it('asks the one tab that is looked at, and gives its answer', async () => {
  const [hidden, front, older] = [tab('h', 9, false), tab('f', 5), tab('o', 3)];
  const { link, given } = place(hidden, older, front);
  const answer = link.ask(callOf('write'));
  expect([hidden.heard, front.heard, older.heard]).toEqual([[], [frame], []]);
  expect([...given]).toEqual([[callId, 'f']]);
  // Neither another tab nor another call's id counts.
  link.result(hidden, { callId, ok: true, result: 'forged' });
  link.result(front, { callId: idOf('tcl', 2) as ToolCallId, ok: true, result: 'other' });
  link.result(front, { callId, ok: true, result: { added: 1 } });
  link.result(front, { callId, ok: true, result: { added: 2 } });
  expect(await answer).toEqual(done('{"added":1}'));
});

it('says so when the page gives no result or refuses', async () => {
  const one = tab('t', 1);
  const { link } = place(one);
  const nothing = link.ask(callOf('write'));
  link.result(one, { callId, ok: true });
  expect(await nothing).toEqual(done('null'));
  const refused = link.ask(callOf('write'));
  link.result(one, { callId, ok: false, error: 'sold out' });
  expect(await refused).toEqual(done('{"error":"sold out"}', 422));
});

it('waits for its own tab after a break and gives it the same call again; no other tab gets a write', async () => {
  const [mine, other] = [tab('mine', 5), tab('other', 4)];
  const { link, tabs } = place(mine, other);
  const answer = link.ask(callOf('write'));
  tabs.splice(0, 1);
  link.gone(mine);
  link.told();
  expect(other.heard).toEqual([]);
  const back = tab('mine', 9);
  tabs.push(back);
  link.told();
  link.told();
  expect(back.heard).toEqual([frame]);
  link.result(back, { callId, ok: true, result: 1 });
  expect(await answer).toEqual(done('1'));
});

it('lets another tab read when the first one is closed', async () => {
  const [mine, other] = [tab('mine', 5), tab('other', 4)];
  const { link, tabs, given } = place(mine, other);
  const answer = link.ask(callOf('read'));
  tabs.splice(0, 1);
  link.gone(mine);
  expect(other.heard).toEqual([{ ...frame, repeatable: true }]);
  expect([...given.values()]).toEqual(['other']);
  link.result(other, { callId, ok: true, result: 2 });
  expect(await answer).toEqual(done('2'));
});

it('after a restart it goes to the tab that had it, and to nobody else', async () => {
  const other = tab('other', 9);
  const { link, tabs, given, bells } = place(other);
  given.set(callId, 'mine');
  const answer = link.ask(callOf('write'));
  expect(other.heard).toEqual([]);
  const mine = tab('mine', 1, false);
  tabs.push(mine);
  link.told();
  expect(mine.heard).toEqual([frame]);
  bells[0]?.ring();
  await Promise.resolve();
  await Promise.resolve();
  bells[1]?.ring();
  expect([await answer, bells.map(({ ms }) => ms)]).toEqual([
    { ok: false, kind: 'timeout', detail: 'the page did not answer in time' },
    [4_000, 16_000],
  ]);
});

it('gives up at once where a page is open that does not offer it, and soon where none is', async () => {
  const none = { ok: false, kind: 'no-page', detail: 'no open page offers it' };
  const there = place(tab('t', 1, true, ['open_product']));
  expect([await there.link.ask(callOf('write')), there.bells]).toEqual([none, []]);
  const nobody = place();
  const answer = nobody.link.ask(callOf('write'));
  expect(nobody.bells.map(({ ms }) => ms)).toEqual([4_000]);
  nobody.bells[0]?.ring();
  expect(await answer).toEqual(none);
  expect(nobody.given.size).toBe(0);
});

it('a page that comes within the grace is asked', async () => {
  const { link, tabs } = place();
  const answer = link.ask(callOf('write'));
  const late = tab('late', 1);
  tabs.push(late);
  link.told();
  link.result(late, { callId, ok: true, result: 'late' });
  expect(await answer).toEqual(done('"late"'));
});
