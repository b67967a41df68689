/** Signing in at a demo company: a token of the company's own secret for its four customers, and nothing of the kind for anybody else. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectProblem } from '../api/expectations.ts';
import { addTenant, call, history, session, startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';

let parley: Parley;
beforeAll(async () => {
  parley = await startParley({ demo: true });
});
afterAll(() => parley?.stop());

const signIn = (siteKey: string, customer: string) =>
  call<any>(parley.origin, '/v1/demo/identity', { body: { siteKey, customer } });
let sends = 0;
async function ask(siteKey: string, identity: string | null, text: string): Promise<string> {
  const who = await session(parley.origin, siteKey, identity === null ? {} : { identity });
  const { body } = await call<any>(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: `d${++sends}`, text },
  });
  return body.reply.text;
}

it('signs in as a customer, who then sees the own data; a visitor sees none', async () => {
  const { status, body } = await signIn('pk_demo_shop', 'ana');
  expect([status, body.name]).toEqual([200, 'Ana Duarte']);
  expect(await ask('pk_demo_shop', body.identity, 'wallet balance')).toBe(
    'Your wallet holds $42.50, and you have 1870 points.',
  );
  const told = await ask('pk_demo_shop', null, 'wallet balance');
  expect(told).toMatch(
    /^The wallet shows [^]*\n\nIf you sign in on this site, I can do this for you here\.$/,
  );
  expect(told).not.toContain('42.50');
});

it('is good for the company that signed it only', async () => {
  const { body } = await signIn('pk_demo_shop', 'ben');
  const elsewhere = await call(parley.origin, '/v1/chat/session', {
    body: { siteKey: 'pk_demo_logistics', identity: body.identity },
  });
  expectProblem(elsewhere, 'identity-invalid');
});

it.each(['free', 'business', 'enterprise'])(
  'does not exist for a tenant of plan %s',
  async (plan) => {
    const { siteKey } = await addTenant(parley, {
      plan,
      identitySecret: 'an-identity-secret-of-a-test-tenant',
    });
    const refused = await signIn(siteKey, 'ana');
    const absent = await signIn('pk_nobody_has_this', 'ana');
    expect(refused.status).toBe(404);
    expect({ ...refused.body, requestId: '', instance: '' }).toEqual({
      ...absent.body,
      requestId: '',
      instance: '',
    });
  },
);

it('knows four customers', async () => {
  expect((await signIn('pk_demo_shop', 'mallory')).status).toBe(400);
});

it('opens a ticket that the visitor asks for, once, and says how it stands', async () => {
  const who = await session(parley.origin, 'pk_demo_shop');
  const say = async (text: string) => {
    const { body } = await call<any>(parley.origin, '/v1/chat/message', {
      token: who.token,
      body: { clientId: `t${++sends}`, text },
    });
    return body.reply.text as string;
  };
  expect(await say('Open a ticket: my lamp came broken, write to kim@example.com')).toContain(
    'Shall I open a ticket with this subject: my lamp came broken',
  );
  expect(await say('yes')).toContain('Ticket 1 is open.');
  expect(await say("What's the status of my ticket?")).toBe(
    'Your tickets:\n- **1** (my lamp came broken, write to •••): open',
  );
  const events = await history(parley.origin, who);
  expect(events.filter(({ kind }) => kind === 'ticket.created')).toMatchObject([
    { number: 1, status: 'open' },
  ]);
  const db = await parley.server.miniflare.getD1Database('DB');
  const { results } = await db
    .prepare('SELECT number, subject, status FROM ticket WHERE conversation_id = ?')
    .bind(who.conversationId)
    .all();
  expect(results).toEqual([
    { number: 1, subject: 'my lamp came broken, write to •••', status: 'open' },
  ]);
});
