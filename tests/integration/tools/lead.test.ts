/** Contact details taken down in the conversation: only when a quote is wanted, one question at a time, skippable, with consent, once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, history, session, startParley } from '../../support/harness.ts';
import type { Frame, Parley, Session } from '../../support/harness.ts';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';

let parley: Parley;
let siteKey: string;
let owner: Staff;

beforeAll(async () => {
  parley = await startParley();
  const made = await desk(parley, {
    tools: [{ name: 'request_quote', adapter: 'builtin', target: 'lead.capture' }],
  });
  siteKey = made.tenant.siteKey;
  owner = made.staff[0]!;
});
afterAll(() => parley?.stop());

let sends = 0;
async function say(who: Session, text: string): Promise<string> {
  const answered = await call<{ reply: Frame | null }>(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: `c${++sends}`, text },
  });
  expect(answered.status).toBe(200);
  return String(answered.body.reply?.['text'] ?? '');
}
const leadsOf = async (who: Session) => {
  const { body } = await call<{ leads: Record<string, unknown>[] }>(
    parley.origin,
    '/v1/admin/leads',
    { headers: { cookie: owner.cookie, origin: parley.origin } },
  );
  return body.leads.filter((lead) => lead['conversationId'] === who.conversationId);
};
const captured = async (who: Session) =>
  (await history(parley.origin, who)).filter(({ kind }) => kind === 'lead.captured').length;

test('a quote is asked for: one question at a time, then consent, then a lead with its score', async () => {
  const who = await session(parley.origin, siteKey);
  expect(await say(who, 'I need a quote please')).toContain('What would you like the quote for?');
  expect(await say(who, '200 office chairs, delivered in May')).toContain('What is your name?');
  expect(await say(who, 'Ada Quill')).toContain('Which e-mail address may the team write to?');
  expect(await say(who, 'ada@quill.example')).toContain('May I keep your name (Ada Quill)');
  expect(await leadsOf(who)).toEqual([]);
  expect(await say(who, 'yes')).toContain('The team will write to you.');
  expect(await captured(who)).toBe(1);
  expect(await leadsOf(who)).toMatchObject([
    { name: 'Ada Quill', email: 'ada@quill.example', consent: true, status: 'new' },
  ]);
});

test('who does not want to is asked no more, and nothing is kept', async () => {
  const who = await session(parley.origin, siteKey);
  await say(who, 'I need a quote please');
  const reply = await say(who, 'no');
  expect(reply).not.toContain('What would you like the quote for?');
  expect(await captured(who)).toBe(0);
});

test('without consent nothing is kept', async () => {
  const who = await session(parley.origin, siteKey);
  for (const text of ['I need a quote please', 'twelve tables', 'Eva Roth']) await say(who, text);
  expect(await say(who, 'eva@roth.example')).toContain('May I keep your name (Eva Roth)');
  await say(who, 'no');
  expect([await captured(who), await leadsOf(who)]).toEqual([0, []]);
});
