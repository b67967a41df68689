/**
 * What an agent does by hand beside words: tools of the company in a conversation (seen first, made once, with a colleague's leave where
 * money moves) and files for a reply or a note (a note's file is nobody's but staff's).
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoTenant } from '../../../worker/cli/demo.ts';
import { anId, anInstant, expectProblem } from '../api/expectations.ts';
import { call, history, session, startParley } from '../../support/harness.ts';
import type { Answered, Parley, Session, TestTenant } from '../../support/harness.ts';
import { desk } from './staff.ts';
import type { Staff } from './staff.ts';

let parley: Parley;
let tenant: TestTenant;
let owner: Staff;
let agent: Staff;
let second: Staff;
let foreign: Staff;
beforeAll(async () => {
  parley = await startParley();
  const { tools, identitySecret } = demoTenant('shop');
  const settings = { assistantEnabled: false };
  const made = await desk(parley, { plan: 'demo', tools, identitySecret, settings }, 2);
  tenant = made.tenant;
  [owner, , agent, second] = made.staff as [Staff, Staff, Staff, Staff];
  [foreign] = (await desk(parley)).staff as [Staff];
});
afterAll(() => parley?.stop());

async function signedIn(customer: string): Promise<Session> {
  const { siteKey } = tenant;
  const { body } = await call<any>(parley.origin, '/v1/demo/identity', {
    body: { siteKey, customer },
  });
  return session(parley.origin, siteKey, { identity: body.identity });
}
const say = (who: Session, text: string, clientId = `v${text.length}`) =>
  call<any>(parley.origin, '/v1/chat/message', { token: who.token, body: { clientId, text } });
const use = (staff: Staff, who: Session, tool: string, body: object): Promise<Answered<any>> =>
  staff.act(who.conversationId, `tools/${tool}`, body);
const ofStaff = async (who: Session, kind: string): Promise<any[]> =>
  (await owner.open(who.conversationId)).body.events.filter((event) => event.kind === kind);
const refund = (clientId: string, more: object = {}) => ({
  clientId,
  arguments: { order_id: 'HP10471007', reason: 'broken' },
  ...more,
});

it('an order is shown with what can be done about it, and a rehearsal changes nothing', async () => {
  const who = await signedIn('ana');
  await say(who, 'my order HP10471007 came broken');
  const { body } = await agent.get<any>(`/${who.conversationId}/orders`);
  const orders = Object.fromEntries(body.orders.map((one: any) => [one.card.title, one]));
  expect(orders['HP10471007']).toMatchObject({
    card: { kind: 'order', status: { text: 'delivered' } },
    actions: expect.arrayContaining([
      {
        tool: 'request_refund',
        title: 'Refund',
        risk: 'money',
        arguments: { order_id: 'HP10471007' },
      },
    ]),
  });
  expect(Object.keys(orders).length).toBeGreaterThan(1);
  for (const round of [1, 2])
    expect(
      (await use(owner, who, 'request_refund', refund(`dry${round}`, { dryRun: true }))).body,
    ).toEqual({
      tool: 'request_refund',
      title: 'Refund',
      risk: 'money',
      rows: [
        { label: 'Order', value: 'HP10471007' },
        { label: 'Reason', value: 'broken' },
      ],
      needsApproval: false,
      status: 'ready',
      code: 'ok',
      detail: '',
      text: 'Refund RF000001: $69.00 for order HP10471007 go back to Visa ending in 4242 within 5–7 business days.',
      parts: [expect.objectContaining({ type: 'receipt' })],
      callId: null,
    });
  expect(await ofStaff(who, 'tool.requested')).toEqual([]);
});

it('money that an agent moves waits for leave, moves once, and the log has the receipt', async () => {
  const who = await signedIn('ana');
  await say(who, 'refund please');
  const asked = await Promise.all(
    [1, 2, 3].map(() => use(agent, who, 'request_refund', refund('r'))),
  );
  const [first] = asked;
  expect(first?.body).toMatchObject({
    status: 'waiting',
    needsApproval: true,
    callId: anId('tcl'),
  });
  expect(new Set(asked.map(({ body }) => body.callId)).size).toBe(1);
  const other = { ...refund('r'), arguments: { order_id: 'HP10471007', amount: 5 } };
  expectProblem(await use(agent, who, 'request_refund', other), 'client-id-reused');
  expectProblem(await use(owner, who, 'request_refund', refund('mine')), 'stale', {
    detail: 'this was done, or asked for, in this conversation already',
  });
  const decided = await call(
    parley.origin,
    `/v1/admin/approvals/${who.conversationId}/${first?.body.callId}`,
    { body: { decision: 'approved' }, headers: { cookie: owner.cookie, origin: parley.origin } },
  );
  expect(decided.status).toBe(200);
  await expect.poll(() => ofStaff(who, 'tool.reported'), { timeout: 20_000 }).toHaveLength(1);
  expect(await ofStaff(who, 'tool.reported')).toEqual([
    {
      seq: expect.any(Number),
      at: anInstant,
      kind: 'tool.reported',
      callId: first?.body.callId,
      tool: 'request_refund',
      memberId: agent.memberId,
      code: 'ok',
      text: 'Refund RF000001: $69.00 for order HP10471007 go back to Visa ending in 4242 within 5–7 business days.',
      parts: [expect.objectContaining({ type: 'receipt' })],
    },
  ]);
  expect((await use(agent, who, 'request_refund', refund('r'))).body).toMatchObject({
    status: 'ok',
    callId: first?.body.callId,
  });
  expect(await ofStaff(who, 'tool.requested')).toMatchObject([{ memberId: agent.memberId }]);
  // The visitor is told by the agent, not by the machine, and learns nothing of the desk.
  const seen = JSON.stringify(await history(parley.origin, who));
  expect([seen.includes('RF000001'), seen.includes(agent.memberId)]).toEqual([false, false]);
});

it('who is not known has no orders to change; what a colleague holds is theirs; foreign is absent', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  await say(who, 'cancel HP10482240');
  expect(
    (
      await use(owner, who, 'cancel_order', {
        clientId: 'c',
        arguments: { order_id: 'HP10482240' },
      })
    ).body,
  ).toMatchObject({ status: 'refused', code: 'needs-identity', callId: null });
  const named = { clientId: 'c2', arguments: { order_id: 'HP10482240', customer: 'cust_ana' } };
  expect((await use(owner, who, 'cancel_order', named)).body).toMatchObject({
    code: 'invalid-arguments',
    detail: 'customer: not yours to set',
  });
  const ana = await signedIn('ana');
  await say(ana, 'hello');
  await agent.act(ana.conversationId, 'accept');
  const discount = { clientId: 'd', arguments: { order_id: 'HP10482240' } };
  expectProblem(await use(second, ana, 'apply_discount', discount), 'not-your-turn', {
    detail: 'another agent has this conversation',
  });
  for (const dryRun of [true, false]) {
    const given = { ...discount, dryRun };
    expectProblem(await use(foreign, ana, 'apply_discount', given), 'not-found');
    expectProblem(await use(agent, ana, 'nothing', given), 'not-found', {
      detail: 'there is no such tool',
    });
  }
  expectProblem(await foreign.get<any>(`/${ana.conversationId}/orders`), 'not-found');
});

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
async function upload(staff: Staff, who: Session, name: string, bytes: BodyInit = png) {
  const response = await fetch(
    `${parley.origin}/v1/admin/conversations/${who.conversationId}/files`,
    {
      method: 'POST',
      headers: {
        cookie: staff.cookie,
        origin: parley.origin,
        'content-disposition': `attachment; filename="${name}"`,
      },
      body: bytes,
    },
  );
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as any,
  };
}
const opened = (path: string, headers: Record<string, string>) =>
  fetch(`${parley.origin}${path}`, { headers });
const asStaff = (staff: Staff, who: Session, id: string) =>
  opened(`/v1/admin/conversations/${who.conversationId}/files/${id}`, { cookie: staff.cookie });
const asVisitor = (who: Session, id: string) =>
  opened(`/v1/chat/files/${id}`, { authorization: `Bearer ${who.token}` });

it('a file in a reply is the visitor’s to open, one in a note is not, and neither is one that went nowhere', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  await say(who, 'hello');
  await agent.act(who.conversationId, 'accept');
  const [label, inner, loose] = await Promise.all(
    ['label.png', 'inner.png', 'loose.png'].map((name) => upload(agent, who, name)),
  );
  expect([label?.status, label?.body]).toEqual([
    201,
    { fileId: anId('fil'), name: 'label.png', type: 'image/png', size: png.length },
  ]);
  const [shown, hidden, unused] = [label, inner, loose].map((one) => one?.body.fileId as string);
  const statuses = async () =>
    Promise.all([shown, hidden, unused].map(async (id) => (await asVisitor(who, id!)).status));
  expect(await statuses()).toEqual([404, 404, 404]);
  // Another agent's, a visitor's own way in, and one that is in a note already: nobody's to send.
  const reply = { clientId: 'f1', text: 'Here it is', attachments: [shown] };
  await second.act(who.conversationId, 'notes', { text: 'x', attachments: [] });
  const stolen = await second.act(who.conversationId, 'notes', { text: 'x', attachments: [shown] });
  expectProblem(stolen, 'not-found', { detail: 'attachments: no such file' });
  const sent = await call(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'steal', text: 'mine', attachments: [shown] },
  });
  expectProblem(sent, 'not-found');
  const note = { clientId: 'n1', text: 'Only for us', attachments: [hidden] };
  expect((await agent.act(who.conversationId, 'notes', note)).status).toBe(201);
  const again = await agent.act(who.conversationId, 'reply', { ...reply, attachments: [hidden] });
  expectProblem(again, 'not-found', { detail: 'attachments: no such file' });
  const [one, two] = [
    await agent.act(who.conversationId, 'reply', reply),
    await agent.act(who.conversationId, 'reply', reply),
  ];
  expect([one.status, two.status, two.body.seq]).toEqual([200, 200, one.body.seq]);
  expect(await agent.act(who.conversationId, 'notes', note)).toMatchObject({ status: 201 });
  expect(await statuses()).toEqual([200, 404, 404]);
  const got = await asVisitor(who, shown!);
  expect(Buffer.from(await got.arrayBuffer())).toEqual(png);
  const seen = await history(parley.origin, who);
  expect(JSON.stringify(seen)).not.toContain(hidden);
  expect(seen.find(({ message }) => message?.clientId === 'f1')?.message).toMatchObject({
    author: 'agent',
    attachments: [shown],
    files: [{ id: shown, name: 'label.png', mime: 'image/png', size: png.length }],
  });
  expect(await ofStaff(who, 'note.created')).toMatchObject([
    { text: 'x' },
    { text: 'Only for us', files: [{ id: hidden, name: 'inner.png' }] },
  ]);
});

it('staff open every file as a download that can do nothing, and it is on record', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  await say(who, 'hello');
  const theirs = await fetch(`${parley.origin}/v1/chat/files`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${who.token}`,
      'content-disposition': 'attachment; filename="id.png"',
    },
    body: png,
  });
  const { fileId } = (await theirs.json()) as { fileId: string };
  const got = await asStaff(agent, who, fileId);
  expect({
    status: got.status,
    bytes: Buffer.from(await got.arrayBuffer()),
    disposition: got.headers.get('content-disposition'),
    policy: got.headers.get('content-security-policy'),
    sniffing: got.headers.get('x-content-type-options'),
    cache: got.headers.get('cache-control'),
  }).toEqual({
    status: 200,
    bytes: png,
    disposition: 'attachment; filename="id.png"; filename*=UTF-8\'\'id.png',
    policy: "sandbox; default-src 'none'; frame-ancestors 'none'",
    sniffing: 'nosniff',
    cache: 'no-store',
  });
  const other = await session(parley.origin, tenant.siteKey);
  expect([
    (await asStaff(foreign, who, fileId)).status,
    (await asStaff(agent, other, fileId)).status,
    (await opened(`/v1/admin/conversations/${who.conversationId}/files/${fileId}`, {})).status,
    (await upload(foreign, who, 'a.png')).status,
    (await upload(agent, who, 'a.exe')).status,
  ]).toEqual([404, 404, 401, 404, 415]);
  const trail = await call<any>(parley.origin, '/v1/admin/audit?limit=50', {
    headers: { cookie: owner.cookie },
  });
  const entries = trail.body.entries.filter((entry: any) => entry.action === 'file.read');
  expect(
    entries.map(({ target, actor, status }: any) => ({ target, actor, status })),
  ).toContainEqual({
    target: fileId,
    actor: expect.objectContaining({ id: agent.memberId }),
    status: 200,
  });
});
