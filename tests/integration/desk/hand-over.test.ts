/** Taking a conversation over and giving it back: one owner, no second speaker, nothing twice (S47–S49). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client, call, history, session, startParley } from '../../support/harness.ts';
import type { Parley, Session, TestTenant } from '../../support/harness.ts';
import { anInstant } from '../api/expectations.ts';
import { desk, summaryLike } from './staff.ts';
import type { Staff } from './staff.ts';

let parley: Parley;
let tenant: TestTenant;
let viewer: Staff;
let agents: Staff[];

beforeAll(async () => {
  parley = await startParley();
  const made = await desk(parley, { settings: { queueTimeoutMs: 600_000 } }, 10);
  ({ tenant } = made);
  [, viewer, ...agents] = made.staff as [Staff, Staff, ...Staff[]];
});
afterAll(() => parley.stop());

const begin = () => session(parley.origin, tenant.siteKey, { locale: 'en' });
const say = (who: Session, clientId: string, text: string) =>
  call<any>(parley.origin, '/v1/chat/message', { token: who.token, body: { clientId, text } });
const kinds = async (who: Session) => (await history(parley.origin, who)).map(({ kind }) => kind);
const aName = expect.stringMatching(/^Member \d+ Żółć$/) as string;

test('of ten agents who accept at once one owns the conversation, the others are told', async () => {
  const who = await begin();
  await call(parley.origin, '/v1/chat/escalate', { token: who.token, body: {} });
  const answers = await Promise.all(agents.map((agent) => agent.act(who.conversationId, 'accept')));
  const won = answers.filter(({ status }) => status === 200);
  expect(won.map(({ body }) => body)).toEqual([
    {
      seq: 4,
      at: anInstant,
      conversation: summaryLike({
        id: who.conversationId,
        floor: {
          holder: 'agent',
          agentId: agents[answers.indexOf(won[0] as (typeof answers)[0])]?.memberId,
          agentName: aName,
        },
        lastSeq: 4,
        unansweredSince: anInstant,
        slaDueAt: anInstant,
        phase: 'agent',
        level: 'high',
        assigneeId: agents[answers.indexOf(won[0] as (typeof answers)[0])]?.memberId,
        messageCount: 1,
      }),
    },
  ]);
  const lost = answers.filter(({ status }) => status !== 200);
  expect(lost.map(({ status, body }) => `${status} ${body.code}`)).toEqual(
    Array<string>(9).fill('409 not-your-turn'),
  );
  expect((await kinds(who)).filter((kind) => kind === 'escalation.accepted')).toHaveLength(1);
});

test('the assistant is silent while a person has the floor, and answers again when it is given back', async () => {
  const who = await begin();
  const visitor = await Client.join(parley.origin, who.token);
  const [agent, other] = agents as [Staff, Staff];
  const id = who.conversationId;
  expect((await agent.act(id, 'accept')).status).toBe(200);
  await visitor.event('escalation.accepted', ({ agentName }) => /^Member/.test(agentName));

  visitor.send({ type: 'send_message', clientId: 'c-1', text: 'Are you there?' });
  await visitor.ack('c-1');
  expect((await other.act(id, 'reply', { clientId: 'r-1', text: 'Me, too' })).body.code).toBe(
    'not-your-turn',
  );
  const replied = await agent.act(id, 'reply', { clientId: 'r-1', text: 'I am.' });
  const shown = await visitor.event('message.created', ({ message }) => message.author === 'agent');
  expect({ status: replied.status, seq: shown['seq'], message: shown['message'] }).toEqual({
    status: 200,
    seq: replied.body.seq,
    message: {
      id: expect.stringMatching(/^msg_/) as string,
      author: 'agent',
      text: 'I am.',
      clientId: 'r-1',
      authorName: aName,
    },
  });
  expect((await agent.act(id, 'read', { seq: replied.body.seq })).status).toBe(200);
  await visitor.event('conversation.read', ({ by }) => by === 'agent');
  expect(await kinds(who)).not.toContain('turn.started');

  expect((await other.act(id, 'release')).body.code).toBe('not-your-turn');
  expect((await agent.act(id, 'release')).body.conversation.floor).toEqual({ holder: 'assistant' });
  await visitor.event('escalation.ended', ({ resolution }) => resolution === 'returned');
  const answered = await say(who, 'c-2', 'Hello!');
  expect(answered.body.reply.author).toBe('assistant');
  expect((await agent.act(id, 'reply', { clientId: 'r-2', text: 'Wait' })).body.code).toBe(
    'not-your-turn',
  );
  visitor.close();
});

test('a reply that is sent again is stored once; agents name theirs apart from each other', async () => {
  const who = await begin();
  const id = who.conversationId;
  const [one, two] = agents as [Staff, Staff];
  await one.act(id, 'accept');
  const copies = await Promise.all(
    Array.from({ length: 5 }, () => one.act(id, 'reply', { clientId: 'same', text: 'Once.' })),
  );
  expect(new Set(copies.map(({ body, status }) => `${status} ${body.seq}`)).size).toBe(1);
  const reused = await one.act(id, 'reply', { clientId: 'same', text: 'Other.' });
  expect(reused.body.code).toBe('client-id-reused');
  await one.act(id, 'release');
  // A copy is acknowledged also by who has lost the floor since.
  const late = await one.act(id, 'reply', { clientId: 'same', text: 'Once.' });
  expect([late.status, late.body.seq]).toEqual([200, copies[0]?.body.seq]);
  await two.act(id, 'accept');
  const others = await two.act(id, 'reply', { clientId: 'same', text: 'Once.' });
  expect([others.status, others.body.seq > (copies[0]?.body.seq ?? 0)]).toEqual([200, true]);
  const texts = (await history(parley.origin, who)).flatMap(({ message }) => message?.text ?? []);
  expect(texts).toEqual(['Once.', 'Once.']);
});

test('an agent ends what is theirs or nobody else’s; after the end nothing is said', async () => {
  const who = await begin();
  const id = who.conversationId;
  const [one, two] = agents as [Staff, Staff];
  await one.act(id, 'accept');
  expect((await two.act(id, 'end')).body.code).toBe('not-your-turn');
  expect((await one.act(id, 'end')).body.conversation).toMatchObject({
    status: 'ended',
    floor: { holder: 'nobody' },
  });
  expect((await one.act(id, 'end')).status).toBe(200);
  for (const act of ['accept', 'reply'])
    expect((await two.act(id, act, { clientId: 'x', text: 'x' })).body.code).toBe(
      'conversation-ended',
    );
  const { body } = await one.open(id);
  expect(body.events.slice(-2)).toMatchObject([
    { kind: 'escalation.ended', resolution: 'resolved' },
    { kind: 'conversation.ended', by: 'agent' },
  ]);
});

test('a viewer reads and may do nothing else', async () => {
  const who = await begin();
  const id = who.conversationId;
  expect((await viewer.open(id)).status).toBe(200);
  expect((await viewer.get('?limit=1')).status).toBe(200);
  for (const act of ['accept', 'reply', 'release', 'end', 'read'])
    expect([act, (await viewer.act(id, act, {})).status]).toEqual([act, 403]);
  expect(await kinds(who)).toEqual(['conversation.started']);
});
