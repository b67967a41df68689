/**
 * S71: what staff and the assistant work with on the other side of a conversation is in no frame of its visitor: suggestions, rewritten and
 * translated drafts, summaries, notes and their files, the sources of a draft, why it was answered so. On no way, live or later.
 */
import { expect, test } from 'vitest';
import { forVisitor } from '#core/visibility';
import type { ConversationEvent } from '#protocol/event';
import { call } from '../../support/harness.ts';
import { staffLog } from '../../support/staff-log.ts';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';
import { parley, useModel } from '../../support/with-model.ts';
import { WatchedVisitor } from './watched-visitor.ts';

/** Told to the copilot only: every task of it says another word. */
const drafts = ['DRAFT-suggest', 'DRAFT-summary', 'DRAFT-rewrite', 'DRAFT-translate'];

let copied = 0;
useModel(({ messages }) =>
  messages[0]?.content.startsWith('You help an agent')
    ? { pieces: [`${drafts[copied++ % 4]} of the copilot.`] }
    : { pieces: ['Gladly.'] },
);

const articles = [
  {
    slug: 'dealers',
    title: 'SOURCE-TITLE what dealers pay',
    questions: ['do you have desk lamps', 'desk lamps'],
    body: 'Dealers ask for desk lamps by mail. SOURCE-BODY.',
  },
];

async function workOn(who: WatchedVisitor, agent: Staff, owner: Staff): Promise<void> {
  const { id } = who;
  const copilot = (task: object) =>
    call<{ text: string; citations: object[] }>(parley.origin, '/v1/admin/copilot', {
      body: { conversationId: id, ...task },
      headers: { cookie: agent.cookie, origin: parley.origin },
    });
  const asked = [
    await copilot({ task: 'suggest' }),
    await copilot({ task: 'summary', language: 'en' }),
    await copilot({ task: 'rewrite', text: 'OWN-DRAFT pls wait', manner: 'formal' }),
    await copilot({ task: 'translate', text: 'OWN-DRAFT bitte warten', language: 'en' }),
  ];
  expect(asked.map(({ status, body }) => [status, body.text])).toEqual(
    drafts.map((draft) => [200, `${draft} of the copilot.`]),
  );
  expect(asked[0]?.body.citations).toMatchObject([{ title: articles[0]?.title }]);
  const live = await agent.live();
  live.send({ type: 'typing', conversationId: id, on: true });
  await agent.act(id, 'notes', { clientId: 'n', text: 'NOTE-TEXT', mentions: [owner.memberId] });
  await agent.act(id, 'tags', { add: ['TAG-NAME'] });
  await agent.act(id, 'priority', { priority: 'urgent' });
  await agent.act(id, 'assign', { assigneeId: agent.memberId, reason: 'ASSIGN-REASON' });
  live.close();
}

test('drafts, notes, sources and reasons are in no frame of the visitor, on no way', async () => {
  const { tenant, staff } = await desk(parley, { articles });
  const [owner, , agent] = staff as [Staff, Staff, Staff];
  const who = await WatchedVisitor.begin(parley, tenant.siteKey);
  await who.ask('Hello!');
  await who.tell('I need desk lamps, \u{e0041}\u{e0042} and a person. My lawyer will call you!');
  await workOn(who, agent, owner);
  expect((await agent.act(who.id, 'accept', {})).status).toBe(200);
  await workOn(who, agent, owner);
  await agent.act(who.id, 'reply', { clientId: 'r', text: 'Good day.' });
  await agent.act(who.id, 'release', {});
  const { events, text } = await who.everything();
  who.leave();
  // Staff's log has all of it: otherwise nothing is proved.
  const whole = JSON.stringify(staffLog(parley, who.who));
  for (const inside of ['NOTE-TEXT', 'TAG-NAME', 'ASSIGN-REASON', '"reasons"', '"sentiment"'])
    expect([inside, whole.includes(inside), text.includes(inside)]).toEqual([inside, true, false]);
  expect(whole).toContain('invisible-text');
  expect(text).not.toMatch(/DRAFT|SOURCE-|invisible-text|lawyer"|mem_[0-9A-Za-z]/);
  expect(text).not.toMatch(/"(?:intent|entities|instructions|escalation|marks|level|category)":/);
  // Whatever came, on whatever way, holds nothing that is not listed for visitors.
  for (const { type: _, ...event } of events)
    expect(forVisitor(event as unknown as ConversationEvent)).toEqual(event);
});
