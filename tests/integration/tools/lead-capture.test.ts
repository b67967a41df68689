/**
 * Lead capture in the running product: asked for a quote the assistant takes down what the tenant wants to know, with consent recorded
 * before anything is stored; the lead is scored, given to somebody, told to the tenant's systems, once. With and without a model.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Lead } from '#protocol/lead';
import { eventually } from '../../support/faults.ts';
import { call, history, session, startParley } from '../../support/harness.ts';
import type { Frame, Parley, Session, TestTenant } from '../../support/harness.ts';
import { startReceiver } from '../../support/receiver.ts';
import type { Receiver } from '../../support/receiver.ts';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';

let parley: Parley;
let receiver: Receiver;
let tenant: TestTenant;
let owner: Staff;
let agents: Staff[];

beforeAll(async () => {
  receiver = await startReceiver();
  parley = await startParley({ settings: { OUTBOUND_ALLOW: receiver.host } });
  const made = await desk(parley, {}, 2);
  tenant = made.tenant;
  owner = made.staff[0]!;
  agents = made.staff.filter(({ role }) => role === 'agent');
  const set = await asOwner('/settings', 'PATCH', {
    leadCapture: {
      mode: 'questions',
      questions: [
        { id: 'request', kind: 'text' },
        {
          id: 'pallets',
          kind: 'number',
          ask: { en: 'How many pallets?' },
          conditions: { says: ['shipment'] },
        },
        { id: 'name', kind: 'name' },
        { id: 'email', kind: 'email' },
      ],
      consent: {
        en: 'May we keep this for your quote?',
        de: 'Dürfen wir das für Ihr Angebot speichern?',
      },
      rules: [
        {
          name: 'all in turn',
          act: { assign: agents.map(({ memberId }) => memberId), notify: 'assignee' },
        },
        {
          name: 'freight',
          when: { answers: [{ question: 'request', says: ['shipment'] }] },
          act: { tags: ['freight'] },
        },
      ],
    },
  });
  expect(set.status).toBe(200);
});
afterAll(async () => {
  await parley?.stop();
  await receiver?.stop();
});

const asOwner = <T = Record<string, unknown>>(path: string, method = 'GET', body?: unknown) =>
  call<T>(parley.origin, `/v1/admin${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: { cookie: owner.cookie, origin: parley.origin },
  });
let sends = 0;
async function say(who: Session, text: string): Promise<string> {
  const answered = await call<{ reply: Frame | null }>(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: `c${++sends}`, text },
  });
  expect(answered.status).toBe(200);
  return String(answered.body.reply?.['text'] ?? '');
}
const leadsOf = async (who: Session) =>
  (await asOwner<{ leads: Lead[] }>(`/leads?q=${who.conversationId}`)).body.leads;
const kinds = async (who: Session) => (await history(parley.origin, who)).map(({ kind }) => kind);

test('from the wish to the lead: asked, agreed, stored, given to somebody, told', async () => {
  const hook = await asOwner<{ id: string }>('/webhooks', 'POST', {
    url: `${receiver.origin}/crm`,
    types: ['lead.captured'],
    includesContactData: true,
  });
  const who = await session(parley.origin, tenant.siteKey);
  expect(await say(who, 'I need a quote please')).toContain('What would you like the quote for?');
  expect(await say(who, 'a shipment to Lisbon')).toBe('How many pallets?');
  expect(await say(who, 'twelve or so')).toContain('did not quite understand');
  expect(await say(who, '12')).toContain('What is your name?');
  expect(await say(who, 'I am Ada Quill')).toContain('Which e-mail address');
  expect(await say(who, 'ada@quill.example')).toContain('May we keep this for your quote?');
  expect(await leadsOf(who)).toEqual([]);
  expect(await say(who, 'yes')).toContain('the team will get back to you');
  const [lead, ...others] = await leadsOf(who);
  expect(others).toEqual([]);
  expect(lead).toMatchObject({
    name: 'Ada Quill',
    email: 'ada@quill.example',
    note: 'a shipment to Lisbon',
    answers: [{ question: 'pallets', answer: '12' }],
    cause: 'quote',
    consent: true,
    consentVersion: expect.stringMatching(/^[0-9a-f]{16}$/),
    assigneeId: agents[0]!.memberId,
    tags: ['freight'],
    rules: ['all in turn', 'freight'],
    contactId: null,
    contactMatch: null,
  });
  // Recorded before it was stored, under the version that the lead names; the visitor sees nothing of the making.
  const seen = await kinds(who);
  expect(seen.indexOf('consent.changed')).toBeLessThan(seen.indexOf('lead.captured'));
  expect(seen.filter((kind) => kind === 'lead.captured')).toHaveLength(1);
  expect(seen).not.toContain('lead.progressed');
  const agreed = (await history(parley.origin, who)).find(({ kind }) => kind === 'consent.changed');
  expect(agreed).toMatchObject({ purpose: 'lead', granted: true, version: lead?.consentVersion });
  await eventually('the receiver hears of it', () => Promise.resolve(receiver.received.length > 0));
  expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({
    type: 'lead.captured',
    data: {
      contact: {
        email: 'ada@quill.example',
        answers: { pallets: '12' },
        tags: ['freight'],
        priority: lead?.priority,
      },
    },
  });
  await eventually('the tag stands in the conversation', async () => {
    const opened = await owner.open(who.conversationId);
    return JSON.stringify(opened.body).includes('"freight"');
  });
  const told = await call<{ notifications: { kind: string }[] }>(
    parley.origin,
    '/v1/admin/notifications',
    {
      headers: { cookie: agents[0]!.cookie, origin: parley.origin },
    },
  );
  expect(told.body.notifications.map(({ kind }) => kind)).toContain('lead');
  await asOwner(`/webhooks/${hook.body.id}`, 'DELETE');
});

test('the next lead is the next agent’s; an equal address is a hint and nothing more', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  for (const text of ['a quote, write to ada@quill.example', 'chairs', 'Eve', 'yes'])
    await say(who, text);
  expect(await leadsOf(who)).toMatchObject([
    { assigneeId: agents[1]!.memberId, contactMatch: null },
  ]);
});

test('something else comes between and is answered; the open question comes back once', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  await say(who, 'I need a quote please');
  await say(who, 'chairs');
  const between = await say(who, 'I want to talk to a person');
  expect(between).not.toContain('What is your name?');
});

test('in German, with German consent; “nein danke” skips, and without a yes nothing is kept', async () => {
  const who = await session(parley.origin, tenant.siteKey, { locale: 'de' });
  expect(await say(who, 'Ich hätte gern ein Angebot')).toContain(
    'Wofür hätten Sie gern ein Angebot?',
  );
  await say(who, 'Stühle für das Büro');
  expect(await say(who, 'nein danke')).toContain('An welche E-Mail-Adresse');
  expect(await say(who, 'eva@roth.example')).toContain('Dürfen wir das für Ihr Angebot speichern?');
  expect(await say(who, 'Nein, nicht speichern')).toContain('nichts gespeichert');
  expect([await leadsOf(who), (await kinds(who)).includes('lead.captured')]).toEqual([[], false]);
});
