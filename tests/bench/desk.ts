/**
 * (i) From a visitor's event to the screens of 1, 20 and 200 agents; the inbox list of a tenant with 100,000 conversations.
 * A screen is an open live socket: the figure ends when the last of the agents has the frame.
 */
import { randomBytes } from 'node:crypto';
import { Client, addTenant, session, startParley } from '../support/harness.ts';
import type { Parley } from '../support/harness.ts';
import { d1File } from '../support/faults.ts';
import { desk } from '../integration/desk/staff.ts';
import type { Live, Staff } from '../integration/desk/staff.ts';
import { DatabaseSync } from 'node:sqlite';
import { report, spread } from './measure.ts';

const audiences = [1, 20, 200];
const asked = 30;
const stored = 100_000;
const listed = 25;
/** A conversation tells the inbox at most once in this time: a question each is a fresh one. */
const gapMs = 300;

export async function deskBench(): Promise<void> {
  const parley = await startParley();
  const { tenant, staff } = await desk(parley, {}, 1);
  const agent = staff[2] as Staff;
  const windows: Live[] = [];
  for (const size of audiences) {
    while (windows.length < size) windows.push(await agent.live());
    const first: number[] = [];
    const last: number[] = [];
    for (let index = 0; index < asked; index++) {
      const who = await session(parley.origin, tenant.siteKey);
      const client = await Client.join(parley.origin, who.token);
      await new Promise((resolve) => setTimeout(resolve, gapMs));
      const begun = performance.now();
      client.send({ type: 'send_message', clientId: 'c', text: 'thanks' });
      const seen = windows.map((window) =>
        window
          .wait(
            (frame) =>
              frame.type === 'conversation' &&
              frame.conversation.id === who.conversationId &&
              frame.conversation.messageCount > 0,
          )
          .then(() => performance.now() - begun),
      );
      const times = await Promise.all(seen);
      first.push(Math.min(...times));
      last.push(Math.max(...times));
      client.close();
    }
    report(`i event to ${size} screens`, { firstMs: spread(first), lastMs: spread(last) });
  }
  for (const window of windows) window.close();
  await listBench(parley);
  await parley.stop();
}

/** Rows as the projection writes them: nine in ten are over, the rest with the assistant, agents and the queue. */
async function listBench(parley: Parley): Promise<void> {
  const { tenant, staff } = await desk(parley, {}, 1);
  await addTenant(parley);
  const agent = staff[2] as Staff;
  fill(d1File(parley), tenant.tenantId, agent.memberId);
  const views = {
    all: '?view=all',
    mine: '?view=mine',
    unassigned: '?view=unassigned',
    queue: '?view=queue&sort=waiting',
    resolved: '?view=resolved',
    snoozed: '?view=snoozed',
    tag: `?filter=${encodeURIComponent('tag.is.rare')}`,
    priority: `?view=all&filter=${encodeURIComponent('priority.atLeast.urgent')}`,
    deep: `?view=resolved&cursor=${Date.now() - 50_000 * 1_000}~cnv_${'0'.repeat(22)}`,
    counts: '/counts',
  };
  for (const [name, query] of Object.entries(views)) {
    const times: number[] = [];
    for (let index = 0; index < listed; index++) {
      const begun = performance.now();
      const { status } = await agent.get<unknown>(query);
      if (status !== 200) throw new Error(`${name}: ${status}`);
      times.push(performance.now() - begun);
    }
    report(`i list of 100,000: ${name}`, { ms: spread(times.slice(3)) });
  }
}

function fill(file: string, tenantId: string, memberId: string): void {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA busy_timeout = 10000; BEGIN');
  const insert = db.prepare(`
    INSERT INTO conversation (tenant_id, id, visitor_id, status, floor, locale, started_at, last_at, last_seq,
      message_count, agent_id, waiting_since, assignee_id, tags, priority, snoozed_until, unanswered_since)
    VALUES (?, ?, ?, ?, ?, 'en', ?, ?, 9, 4, ?, ?, ?, ?, ?, ?, ?)`);
  const message = db.prepare(`
    INSERT INTO message (tenant_id, conversation_id, seq, id, author, at, text, detail)
    VALUES (?, ?, 2, ?, 'visitor', ?, 'Where is my parcel?', '{}')`);
  const now = Date.now();
  for (let index = 0; index < stored; index++) {
    const id = `cnv_${randomBytes(11).toString('hex')}`;
    const at = now - index * 1_000;
    const dice = index % 100;
    const floor = dice < 90 ? 'nobody' : dice < 96 ? 'assistant' : dice < 99 ? 'agent' : 'queue';
    const isMine = floor === 'agent' && index % 5 === 0;
    const waits = floor === 'queue' ? at : null;
    insert.run(
      tenantId,
      id,
      `vis_${id.slice(4)}`,
      floor === 'nobody' ? 'ended' : 'open',
      floor,
      at,
      at,
      floor === 'agent' ? (isMine ? memberId : 'mem_other') : null,
      waits,
      floor === 'agent' ? (isMine ? memberId : 'mem_other') : null,
      index % 5_000 === 0 ? '["rare"]' : '[]',
      index % 1_000 === 91 ? 3 : 1,
      floor === 'assistant' && index % 20 === 0 ? now + 1e7 : null,
      waits,
    );
    message.run(tenantId, id, `msg_${id.slice(4)}`, at);
  }
  db.exec('COMMIT');
  db.close();
}
