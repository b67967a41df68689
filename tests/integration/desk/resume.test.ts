/**
 * Resume is for all state (R10): an agent whose connection breaks at any moment knows after coming back what a fresh load
 * knows. Write, then list (R29). One owner, and no assistant after the takeover (R45).
 */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ConversationEvent } from '#protocol/event';
import type { InboxPage, InboxSummary, LiveDown } from '#protocol/inbox';
import { digestOf } from '#protocol/inbox-digest';
import { Client, call, history, session, startParley } from '../../support/harness.ts';
import type { Parley, Session, TestTenant } from '../../support/harness.ts';
import { desk } from './staff.ts';
import type { Live, Staff } from './staff.ts';

let parley: Parley;
let tenant: TestTenant;
let agents: Staff[];

beforeAll(async () => {
  parley = await startParley({ settings: { TEST_CLOCK: '1' } });
  const made = await desk(parley, { settings: { queueTimeoutMs: 600_000 } }, 10);
  ({ tenant } = made);
  [, , ...agents] = made.staff as [Staff, Staff, ...Staff[]];
});
afterAll(() => parley.stop());

/** What a console holds: the newest state it has heard of each conversation, and the log of the one that is open. */
class Console {
  readonly byId = new Map<string, InboxSummary>();
  events: ConversationEvent[] = [];
  #who: Staff;
  #openId: string;
  #live: Live | null = null;

  constructor(who: Staff, openId: string) {
    this.#who = who;
    this.#openId = openId;
  }

  get isOnline(): boolean {
    return this.#live !== null;
  }

  lose(): void {
    this.hear();
    this.#live?.close();
    this.#live = null;
  }

  /** As the admin does it: connect, take the welcome, load the list, the log from the cursor on; only then may it send. */
  async resume(): Promise<void> {
    this.#live = await this.#who.live();
    const { body } = await this.#who.get('?limit=100');
    this.byId.clear();
    this.take(body.conversations);
    this.hear();
    await this.read();
  }

  async read(): Promise<void> {
    for (let more = true; more;) {
      const { body } = await this.#who.open(this.#openId, this.events.at(-1)?.seq ?? 0);
      this.events.push(...body.events);
      this.take([body.conversation]);
      ({ more } = body);
    }
  }

  take(summaries: InboxSummary[]): void {
    for (const summary of summaries)
      if (summary.lastSeq >= (this.byId.get(summary.id)?.lastSeq ?? 0))
        this.byId.set(summary.id, summary);
  }

  hear(): void {
    for (const frame of this.#live?.frames ?? [])
      if (frame.type === 'conversation') this.take([frame.conversation]);
      else if (frame.type === 'welcome') this.take(frame.recent);
  }

  shown(): InboxSummary[] {
    return [...this.byId.values()].toSorted(
      (a, b) => b.lastAt.localeCompare(a.lastAt) || (a.id < b.id ? 1 : -1),
    );
  }
}

const say = (who: Session, clientId: string, text: string) =>
  call(parley.origin, '/v1/chat/message', { token: who.token, body: { clientId, text } });

/** The log of the open conversation at once, all summaries as soon as the last of them has come. */
async function comesBack(screen: Console, busy: Staff, id: string, round: number): Promise<void> {
  const before = (await busy.open(id)).body;
  await screen.resume();
  const log = (await busy.open(id)).body;
  // What may be answered to is whole at once: all that was there when it came back, and nothing that is not.
  expect(screen.events.length).toBeGreaterThanOrEqual(before.events.length);
  expect({ round, log: screen.events }).toEqual({
    round,
    log: log.events.slice(0, screen.events.length),
  });
  expect(log.digest).toBe(digestOf([log.conversation]));
  // A summary may be on its way for as long as an empty desk is told less often.
  await vi.waitFor(
    async () => {
      const fresh: InboxPage = (await busy.get('?limit=100')).body;
      screen.hear();
      expect([round, digestOf(screen.shown())]).toEqual([round, fresh.digest]);
    },
    { timeout: 8_000, interval: 150 },
  );
}

test('after each break at any moment the console is what a fresh load is, before it may send', async () => {
  const visitors = await Promise.all(
    Array.from({ length: 4 }, () => session(parley.origin, tenant.siteKey)),
  );
  const [first] = visitors as [Session];
  const [away, busy] = agents as [Staff, Staff];
  const screen = new Console(away, first.conversationId);
  await screen.resume();
  const acts: ((round: number) => Promise<unknown>)[] = [
    (round) => say(visitors[round % 4] as Session, `c-${round}`, 'thanks'),
    (round) => busy.act(first.conversationId, 'tags', { add: [`t${round}`] }),
    (round) => busy.act(first.conversationId, 'notes', { text: `note ${round}` }),
    () => busy.act(first.conversationId, 'accept'),
    () => busy.act(first.conversationId, 'release'),
    (round) =>
      busy.act((visitors[(round + 1) % 4] as Session).conversationId, 'assign', {
        assigneeId: busy.memberId,
      }),
    (round) =>
      call(parley.origin, '/v1/chat/escalate', {
        token: (visitors[(round + 2) % 4] as Session).token,
        body: {},
      }),
    () => session(parley.origin, tenant.siteKey),
    (round) => busy.act(first.conversationId, 'priority', { priority: round % 2 ? 'high' : 'low' }),
  ];
  for (let round = 0; round < 24; round++) {
    // The break comes before, within or after what happens.
    const happening = acts[round % acts.length]?.(round);
    if (round % 3 === 0) screen.lose();
    await happening;
    await acts[(round * 7 + 3) % acts.length]?.(round + 100);
    if (round % 3 === 1) screen.lose();
    if (screen.isOnline) continue;
    await comesBack(screen, busy, first.conversationId, round);
  }
  screen.lose();
});

let lateMs = 0;

/** For everybody. A member who is there has clicked meanwhile; a session that nobody uses would be over. */
async function pass(ms: number): Promise<void> {
  lateMs += ms;
  const at = Date.now() + lateMs;
  await call(parley.origin, '/test/clock', { body: { at } });
  const db = await parley.server.miniflare.getD1Database('DB');
  await db.prepare('UPDATE staff_session SET seen_at = ?').bind(at).run();
}

test('away for a second, a minute, an hour: whatever changed meanwhile, coming back is a fresh load', async () => {
  const [away, busy] = agents as [Staff, Staff];
  const who = await session(parley.origin, tenant.siteKey);
  const id = who.conversationId;
  const screen = new Console(away, id);
  await screen.resume();
  for (const [round, awayMs] of [1_000, 60_000, 3_600_000].entries()) {
    screen.lose();
    const other = await session(parley.origin, tenant.siteKey);
    const visitor = await Client.join(parley.origin, who.token);
    const live = await busy.live();
    await say(who, `away-${round}`, 'Hello?');
    const done = [await busy.act(id, 'accept')];
    // Typing in both directions, and both have read.
    live.send({ type: 'watch', conversationId: id });
    live.send({ type: 'typing', conversationId: id, on: true });
    visitor.send({ type: 'typing', on: true });
    done.push(
      await busy.act(id, 'reply', { clientId: `away-${round}`, text: `reply ${round}` }),
      await busy.act(id, 'tags', { add: [`away-${round}`] }),
      await busy.act(id, 'priority', { priority: round === 1 ? 'urgent' : 'low' }),
      await busy.act(id, 'assign', { assigneeId: busy.memberId }),
      await busy.act(other.conversationId, 'end'),
    );
    const { seq } = await visitor.event(
      'message.created',
      ({ message }) => message.text === `reply ${round}`,
    );
    visitor.send({ type: 'read', seq });
    await visitor.event('conversation.read', ({ upTo }) => upTo >= seq);
    await pass(awayMs);
    done.push(await busy.act(id, 'read', { seq }), await busy.act(id, 'release'));
    await call(parley.origin, '/v1/chat/escalate', { token: who.token, body: {} });
    expect(done.map(({ status }) => status < 300)).toEqual(done.map(() => true));
    await comesBack(screen, busy, id, round);
    visitor.close();
    live.close();
  }
  screen.lose();
});

test('who writes and lists sees it, always and never an older state (R29)', async () => {
  const [agent] = agents as [Staff];
  const who = await session(parley.origin, tenant.siteKey);
  const id = who.conversationId;
  let seen = 0;
  for (let round = 0; round < 100; round++) {
    const { body } = await agent.act(id, 'tags', {
      add: [`r${round % 20}`],
      remove: [`r${(round + 10) % 20}`],
    });
    const listed = (await agent.get('?limit=100')).body.conversations.find((one) => one.id === id);
    expect([round, listed?.lastSeq]).toEqual([round, body.conversation.lastSeq]);
    expect(listed?.tags).toEqual(body.conversation.tags);
    expect(listed?.lastSeq).toBeGreaterThanOrEqual(seen);
    seen = listed?.lastSeq ?? 0;
  }
});

test('ten claim at once while the assistant answers: one owner, and not a word of it afterwards (R45)', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const id = who.conversationId;
  // Not waited for: the claims come in the middle of the answers.
  const asking = Array.from({ length: 5 }, (_, index) => say(who, `c-${index}`, 'Hello!'));
  const claims = await Promise.all(agents.map((agent) => agent.act(id, 'accept')));
  await Promise.all(asking);
  expect(claims.filter(({ status }) => status === 200)).toHaveLength(1);
  const events = await history(parley.origin, who);
  const taken = events.filter(({ kind }) => kind === 'escalation.accepted');
  expect(taken).toHaveLength(1);
  const after = events.filter(({ seq }) => seq > (taken[0]?.['seq'] ?? 0));
  expect(
    after.filter(
      ({ kind, message }) =>
        kind === 'turn.started' || (kind === 'message.created' && message.author === 'assistant'),
    ),
  ).toEqual([]);
});

test('three windows of one agent show the same, in the same order (R14)', async () => {
  const [agent] = agents as [Staff];
  const who = await session(parley.origin, tenant.siteKey);
  const id = who.conversationId;
  const windows = [await agent.live(), await agent.live(), await agent.live()];
  await agent.act(id, 'accept');
  for (let index = 0; index < 3; index++)
    await agent.act(id, 'reply', { clientId: `r-${index}`, text: `reply ${index}` });
  const about = (frame: LiveDown) =>
    frame.type === 'conversation' && frame.conversation.id === id ? [frame.conversation] : [];
  for (const window of windows)
    await window.wait((frame) => about(frame).some(({ last }) => last?.text === 'reply 2'));
  const shown = windows.map((window) => window.frames.flatMap(about).map(({ lastSeq }) => lastSeq));
  for (const seqs of shown) {
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    expect(new Set(seqs).size).toBe(seqs.length);
    expect(seqs.at(-1)).toBe(shown[0]?.at(-1));
  }
  for (const window of windows) window.close();
});
