/**
 * A demo customer's wishes that need a colleague: nothing moves before the leave, once after it, and a refusal moves nothing. What the
 * cards offer is pressed as the widget does it.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoTenant } from '../../../worker/cli/demo.ts';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';
import { call, history, session, startParley } from '../../support/harness.ts';
import type { Parley, Session } from '../../support/harness.ts';

let parley: Parley;
let owner: Staff;
let siteKey: string;
beforeAll(async () => {
  parley = await startParley();
  const { tools, identitySecret } = demoTenant('shop');
  const made = await desk(parley, { plan: 'demo', tools, identitySecret });
  siteKey = made.tenant.siteKey;
  owner = made.staff[0]!;
});
afterAll(() => parley?.stop());

let sends = 0;
async function say(who: Session, text: string, more: object = {}): Promise<any> {
  const { body } = await call<any>(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: `a${++sends}`, text, ...more },
  });
  return body.reply;
}
async function signedIn(customer: string): Promise<Session> {
  const { body } = await call<any>(parley.origin, '/v1/demo/identity', {
    body: { siteKey, customer },
  });
  return session(parley.origin, siteKey, { identity: body.identity });
}
const texts = async (who: Session) =>
  (await history(parley.origin, who)).flatMap(({ kind, message }) =>
    kind === 'message.created' && message.author === 'assistant' ? [message.text as string] : [],
  );
async function decide(who: Session, decision: string): Promise<void> {
  const { body } = await owner.open(who.conversationId);
  const asked = body.events.findLast(({ kind }) => kind === 'approval.requested') as unknown as {
    callId: string;
  };
  const decided = await call(
    parley.origin,
    `/v1/admin/approvals/${who.conversationId}/${asked.callId}`,
    { body: { decision }, headers: { cookie: owner.cookie, origin: parley.origin } },
  );
  expect(decided.status).toBe(200);
}
const paid = async (who: Session) => (await say(who, 'payment status of HP10471007')).text;

it('a refund waits for the leave of a colleague, and is made once', async () => {
  const ana = await signedIn('ana');
  await say(ana, 'I want a refund for HP10471007');
  expect((await say(ana, 'yes')).text).toContain('A colleague must agree');
  expect(await paid(await signedIn('ana'))).toContain('paid, $69.00');
  await decide(ana, 'approved');
  await expect
    .poll(() => texts(ana), { timeout: 20_000 })
    .toContain(
      'Refund RF000001: $69.00 for order HP10471007 go back to Visa ending in 4242 within 5–7 business days.',
    );
  expect(await paid(await signedIn('ana'))).toContain('refunded, $69.00');
});

it('a refusal moves nothing', async () => {
  const mei = await signedIn('mei');
  await say(mei, 'retry my payment for HP10482255');
  await say(mei, 'yes');
  await decide(mei, 'rejected');
  expect((await say(await signedIn('mei'), 'payment status of HP10482255')).text).toContain(
    'the payment did not go through',
  );
});

it('a press on an order’s card begins what it offers, with its number', async () => {
  const ana = await signedIn('ana');
  const shown = await say(ana, 'where is my order HP10482240?');
  const [card] = shown.parts;
  const pressed = await say(ana, 'Cancel', {
    partReply: { messageId: shown.id, partId: card.id, values: { button: 'cancel' } },
  });
  expect(pressed.text).toBe('Shall I cancel order HP10482240? This cannot be undone.');
});

it('a time that is picked becomes a booking with two more answers', async () => {
  const who = await session(parley.origin, siteKey);
  const shown = await say(who, 'book an appointment');
  const [picker] = shown.parts;
  const { at, label } = picker.slots[0];
  const asked = await say(who, label, {
    partReply: { messageId: shown.id, partId: picker.id, values: { slot: at } },
  });
  expect(asked.text).toBe('What is your name?');
  await say(who, 'Ada');
  await say(who, 'ada@example.com');
  const booked = await say(who, 'yes');
  expect(booked.text).toMatch(/^Booked: .+ Your code is BK\d{6};/);
  expect(booked.parts.map(({ type }: { type: string }) => type)).toEqual(['card', 'receipt']);
});
