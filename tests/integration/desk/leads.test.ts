/** Leads over HTTP: what staff see by role, how one is worked on, exports, and the walls between tenants. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import Papa from 'papaparse';
import type { Lead, LeadCounts, LeadPage } from '#protocol/lead';
import { call, session, startParley } from '../../support/harness.ts';
import type { Parley, Session } from '../../support/harness.ts';
import { anInstant } from '../api/expectations.ts';
import { desk } from './staff.ts';
import type { Staff } from './staff.ts';

let parley: Parley;
let owner: Staff;
let viewer: Staff;
let agent: Staff;
let stranger: Staff;
let visitor: Session;
let ids: string[];

beforeAll(async () => {
  parley = await startParley();
  const made = await desk(parley, {}, 1);
  [owner, viewer, agent] = made.staff as [Staff, Staff, Staff];
  stranger = (await desk(parley)).staff[0] as Staff;
  visitor = await session(parley.origin, made.tenant.siteKey);
  ids = [];
  for (const body of [
    { name: 'Ana Silva', email: 'Ana@Acme.example', phone: '+49 170 1234567', consent: true },
    { name: '=HYPERLINK("x")', email: 'bob@gmail.com', note: 'What does it cost?' },
  ]) {
    const left = await call<{ leadId: string }>(parley.origin, '/v1/chat/lead', {
      token: visitor.token,
      body,
    });
    ids.push(left.body.leadId);
  }
});
afterAll(() => parley.stop());

const ask = <T>(who: Staff, path: string, body?: unknown) =>
  call<T>(parley.origin, `/v1/admin/leads${path}`, {
    ...(body === undefined ? {} : { method: 'PATCH', body }),
    headers: { cookie: who.cookie, origin: parley.origin },
  });
const ana = (but: Partial<Lead> = {}): Lead => ({
  id: ids[0] ?? '',
  conversationId: visitor.conversationId,
  status: 'new',
  name: 'Ana Silva',
  email: 'Ana@Acme.example',
  phone: '+49 170 1234567',
  company: null,
  note: null,
  isMasked: false,
  staffNote: null,
  assigneeId: null,
  assigneeName: null,
  consent: true,
  consentVersion: null,
  consentAt: expect.stringMatching(/^\d{4}-/) as string,
  cause: null,
  answers: [],
  contactId: null,
  contactMatch: null,
  tags: [],
  rules: [],
  score: 50,
  priority: 'medium',
  reasons: [
    { code: 'email', points: 15 },
    { code: 'company-email', points: 10 },
    { code: 'phone', points: 20 },
    { code: 'consent', points: 5 },
  ],
  createdAt: anInstant,
  updatedAt: anInstant,
  ...but,
});

test('the list shows each lead with what it is worth, newest first', async () => {
  const page = await ask<LeadPage>(owner, '');
  expect(page.body.cursor).toBeNull();
  expect(page.body.leads.map(({ id }) => id)).toEqual(ids.toReversed());
  expect(page.body.leads[1]).toEqual(ana());
});

test('who may not see personal data sees it masked, in the list and alone', async () => {
  const masked = ana({ isMasked: true, name: 'A•••', email: 'A•••@•••.example', phone: '•••67' });
  expect((await ask<LeadPage>(viewer, '')).body.leads[1]).toEqual(masked);
  expect((await ask<Lead>(agent, `/${ids[0]}`)).body).toEqual(masked);
});

test('a lead is found by its whole address, by its conversation, by priority', async () => {
  const found = async (query: string) =>
    (await ask<LeadPage>(owner, query)).body.leads.map(({ id }) => ids.indexOf(id));
  expect({
    address: await found('?q=ANA@acme.example'),
    part: await found('?q=ana@acme'),
    conversation: await found(`?q=${visitor.conversationId}`),
    medium: await found('?priority=medium'),
    high: await found('?priority=high'),
    unassigned: await found('?assignee=none'),
    status: await found('?status=won'),
    refused: (await ask(owner, '?status=none')).status,
  }).toEqual({
    address: [0],
    part: [],
    conversation: [1, 0],
    medium: [1, 0],
    high: [],
    unassigned: [1, 0],
    status: [],
    refused: 400,
  });
});

test('a lead is worked on: state, assignee, a note; nonsense changes nothing', async () => {
  const changed = await ask<Lead>(owner, `/${ids[0]}`, {
    status: 'qualified',
    assigneeId: agent.memberId,
    staffNote: 'call on Monday',
  });
  expect(changed.body).toEqual(
    ana({
      status: 'qualified',
      assigneeId: agent.memberId,
      assigneeName: 'Member 2 Żółć',
      staffNote: 'call on Monday',
    }),
  );
  expect((await ask<LeadCounts>(owner, '/counts')).body).toEqual({
    total: 2,
    byStatus: { new: 1, qualified: 1, contacted: 0, won: 0, lost: 0 },
  });
  const refused = [
    await ask(owner, `/${ids[0]}`, {}),
    await ask(owner, `/${ids[0]}`, { status: 'maybe' }),
    await ask(owner, `/${ids[0]}`, { assigneeId: 'mem_0000000000000000000000' }),
    await ask(owner, `/${ids[0]}`, { score: 100 }),
    await ask(viewer, `/${ids[0]}`, { status: 'lost' }),
    await ask(stranger, `/${ids[0]}`, { status: 'lost' }),
    await ask(stranger, `/${ids[0]}`),
    await ask(owner, '/led_0000000000000000000000'),
  ];
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 404, 400, 403, 404, 404, 404]);
  expect((await ask<Lead>(owner, `/${ids[0]}`)).body).toEqual(changed.body);
});

test('contact data are put right by who may see them, sealed and found again; a way to the person stays', async () => {
  const change = (who: Staff, body: object) => ask<Lead>(who, `/${ids[0]}`, body);
  const refused = [
    await change(owner, { email: 'no address' }),
    await change(owner, { email: null, phone: null }),
    await change(agent, { name: 'Unseen' }),
    await change(viewer, { name: 'Unseen' }),
    await change(stranger, { name: 'Stranger' }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 403, 403, 404]);
  const before = (await ask<Lead>(owner, `/${ids[0]}`)).body;
  const right = { name: 'Anna Silva', email: 'anna@acme.example', phone: null, company: 'Acme' };
  expect((await change(owner, right)).body).toEqual({ ...before, ...right, updatedAt: anInstant });
  const found = async (q: string) =>
    (await ask<LeadPage>(owner, `?q=${q}`)).body.leads.map(({ id }) => id);
  expect([await found('anna@acme.example'), await found('ana@acme.example')]).toEqual([
    [ids[0]],
    [],
  ]);
  const { name, email, phone, company } = before;
  expect((await change(owner, { name, email, phone, company })).body).toEqual({
    ...before,
    updatedAt: anInstant,
  });
});

test('the CSV export has the same, guarded against formulas; the JSON one the leads as they are', async () => {
  const answered = await ask<string>(owner, '/export');
  expect(answered.headers.get('parley-total')).toBe('2');
  const [head = [], ...rows] = Papa.parse<string[]>(answered.body.trim()).data;
  const cell = (row: number, name: string) => rows[row]?.[head.indexOf(name)];
  expect([cell(0, 'name'), cell(0, 'email'), cell(1, 'phone'), cell(1, 'consent')]).toEqual([
    `'=HYPERLINK("x")`,
    'bob@gmail.com',
    `'+49 170 1234567`,
    'true',
  ]);
  const json = await ask<{ leads: Lead[] }>(owner, '/export?format=json');
  expect(json.body.leads).toEqual((await ask<LeadPage>(owner, '')).body.leads);
  expect((await ask(agent, '/export')).status).toBe(403);
});

test('nothing readable of a lead is in the database', async () => {
  const db = await parley.server.miniflare.getD1Database('DB');
  const { results } = await db.prepare('SELECT * FROM lead').all();
  const all = JSON.stringify(results);
  for (const secret of ['Ana', 'acme', '1234567', 'HYPERLINK', 'Monday'])
    expect(all.toLowerCase()).not.toContain(secret.toLowerCase());
});
