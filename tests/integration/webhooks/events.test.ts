/** Every family of events that a webhook may ask for is told when it happens; what people wrote is masked for a receiver without contact data. */
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventually } from '../../support/faults.ts';
import { call, history, session } from '../../support/harness.ts';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';
import { parley, receiver, useReceiver } from './told.ts';

useReceiver();

const identitySecret = 'an identity secret of more than thirty-two characters';
const identityOf = (siteKey: string) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { aud: siteKey, sub: 'c-1', exp: Math.floor(Date.now() / 1000) + 600 };
  const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${head}.${createHmac('sha256', identitySecret).update(head).digest('base64url')}`;
};

interface Told {
  type: string;
  data: { sequence: number; message?: { author: string; text: string; partReply?: object } };
}

test('conversation, message, escalation, lead, feedback, usage: each is told, with and without what people wrote', async () => {
  const { tenant, staff } = await desk(parley, { identitySecret }, 2);
  const owner = staff[0]!;
  const [agent, second] = staff.filter(({ role }) => role === 'agent') as [Staff, Staff];
  for (const [path, includesContactData] of [
    ['/plain', false],
    ['/whole', true],
  ] as const) {
    const made = await call(parley.origin, '/v1/admin/webhooks', {
      body: { url: `${receiver.origin}${path}`, types: ['*'], includesContactData },
      headers: { cookie: owner.cookie, origin: parley.origin },
    });
    expect(made.status).toBe(201);
  }
  const identity = identityOf(tenant.siteKey);
  const who = await session(parley.origin, tenant.siteKey, { identity });
  const post = (of: string, body: object = {}) =>
    call(parley.origin, `/v1/chat/${of}`, { token: who.token, body });
  await post('message', {
    clientId: 'c-1',
    text: 'Reach me at ada.canary@example.com or +49 421 555 0177',
  });
  const answered = (await history(parley.origin, who)).find(
    ({ message }) => message?.author === 'assistant',
  );
  await post('feedback', {
    messageId: answered?.message.id,
    value: 'down',
    comment: 'ask bo.canary@example.com',
  });
  await post('lead', { clientId: 'l-1', email: 'ada.canary@example.com' });
  await post('escalate', { reason: 'call +49 421 555 0177' });
  expect((await agent.act(who.conversationId, 'accept')).status).toBe(200);
  const to = { memberId: second.memberId };
  expect((await agent.act(who.conversationId, 'transfer', to)).status).toBe(200);
  expect((await second.act(who.conversationId, 'accept')).status).toBe(200);
  expect(
    (await second.act(who.conversationId, 'reply', { clientId: 'a-1', text: 'Here I am' })).status,
  ).toBe(200);
  await post('end');
  const told = (path: string): Told[] =>
    receiver.received
      .filter((one) => one.path === path)
      .map(({ body }) => JSON.parse(body) as Told)
      .toSorted((a, b) => a.data.sequence - b.data.sequence);
  const ended = (path: string) => told(path).some(({ type }) => type === 'conversation.ended');
  await eventually('both know the end', () => ended('/plain') && ended('/whole'));
  const types = new Set(told('/plain').map(({ type }) => type));
  expect([...types].toSorted()).toEqual([
    'conversation.assigned',
    'conversation.ended',
    'conversation.identified',
    'conversation.started',
    'escalation.accepted',
    'escalation.ended',
    'escalation.queued',
    'escalation.requested',
    'feedback.given',
    'lead.captured',
    'message.created',
    'usage.recorded',
  ]);
  const plain = JSON.stringify(told('/plain'));
  expect(plain).not.toMatch(/canary|0177/);
  const said = told('/plain').find(({ data }) => data.message?.author === 'visitor');
  expect(said?.data.message?.text).toBe('Reach me at a•••@•••.com or •••77');
  expect(JSON.stringify(told('/whole'))).toMatch(
    /ada\.canary@example\.com.*bo\.canary@example\.com/,
  );
});
