/**
 * Macros: kept by their makers, shared by who leads, shown exactly before they are run, run once whatever is asked again, stopped by
 * the first refusal.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MacroPreview, MacroRunAnswer } from '#protocol/macro';
import { demoTenant } from '../../../worker/cli/demo.ts';
import { anId, expectProblem } from '../api/expectations.ts';
import { call, history, session, startParley } from '../../support/harness.ts';
import type { Answered, Parley, Session, TestTenant } from '../../support/harness.ts';
import { desk } from './staff.ts';
import type { Staff } from './staff.ts';

let parley: Parley;
let tenant: TestTenant;
let owner: Staff;
let viewer: Staff;
let agent: Staff;
let second: Staff;
let foreign: Staff;
beforeAll(async () => {
  parley = await startParley();
  const { tools, identitySecret, macros, teams } = demoTenant('shop');
  const settings = { assistantEnabled: false };
  const given = { plan: 'demo', tools, identitySecret, macros, teams, settings };
  const made = await desk(parley, given, 2);
  tenant = made.tenant;
  [owner, viewer, agent, second] = made.staff as [Staff, Staff, Staff, Staff];
  [foreign] = (await desk(parley)).staff as [Staff];
});
afterAll(() => parley?.stop());

function ask<T = any>(
  staff: Staff,
  method: string,
  path = '',
  body?: object,
): Promise<Answered<T>> {
  const { cookie } = staff;
  const headers = { cookie, origin: parley.origin };
  return call<T>(parley.origin, `/v1/admin/macros${path}`, {
    method,
    headers,
    ...(body ? { body } : {}),
  });
}
const idOf = async (staff: Staff, name: string): Promise<string> => {
  const { body } = await ask(staff, 'GET');
  return body.macros.find((one: { name: string }) => one.name === name)?.id;
};
async function signedIn(customer: string): Promise<Session> {
  const { siteKey } = tenant;
  const { body } = await call<any>(parley.origin, '/v1/demo/identity', {
    body: { siteKey, customer },
  });
  return session(parley.origin, siteKey, { identity: body.identity });
}
async function begun(text: string, who?: Session): Promise<Session> {
  const visitor = who ?? (await session(parley.origin, tenant.siteKey));
  await call(parley.origin, '/v1/chat/message', {
    token: visitor.token,
    body: { clientId: 'v1', text },
  });
  return visitor;
}
const kindsOf = async (who: Session): Promise<string[]> =>
  (await owner.open(who.conversationId)).body.events.map(({ kind }) => kind);
const run = (staff: Staff, id: string, who: Session, more: object = {}) =>
  ask<MacroRunAnswer>(staff, 'POST', `/${id}/run`, {
    conversationId: who.conversationId,
    clientId: 'run-1',
    version: 1,
    ...more,
  });
const preview = (staff: Staff, id: string, who: Session, inputs: object = {}) =>
  ask<MacroPreview>(staff, 'POST', `/${id}/preview`, {
    conversationId: who.conversationId,
    inputs,
  });
const statuses = ({ body }: Answered<MacroRunAnswer>) => body.steps.map(({ status }) => status);
const tag = { kind: 'tag', add: ['late'], remove: [] };

it('a company begins with useful ones; agents keep their own, who leads the shared ones', async () => {
  const { body } = await ask(agent, 'GET');
  expect(body.macros.length).toBeGreaterThanOrEqual(8);
  const mine = await ask(agent, 'POST', '', { name: 'Mine', steps: [tag] });
  expect([mine.status, mine.body]).toMatchObject([
    201,
    { id: anId('mac'), name: 'Mine', isShared: false, ownerId: agent.memberId, version: 1 },
  ]);
  const { id } = mine.body;
  const shared = { name: 'Ours', isShared: true, steps: [tag] };
  expectProblem(await ask(agent, 'POST', '', shared), 'forbidden', {
    detail: 'shared macros are for who leads the desk',
  });
  expectProblem(await ask(viewer, 'POST', '', { name: 'Mine', steps: [tag] }), 'forbidden');
  for (const other of [second, owner, foreign]) {
    expect(await idOf(other, 'Mine')).toBeUndefined();
    expectProblem(await ask(other, 'GET', `/${id}`), 'not-found');
    expectProblem(await ask(other, 'DELETE', `/${id}`), 'not-found');
  }
  const ours = (await ask(owner, 'POST', '', shared)).body;
  const change = { ...shared, name: 'Theirs', version: 1 };
  expectProblem(await ask(agent, 'PUT', `/${ours.id}`, change), 'forbidden', {
    detail: 'shared macros are for who leads the desk',
  });
  expectProblem(await ask(agent, 'DELETE', `/${ours.id}`), 'forbidden', {
    detail: 'shared macros are for who leads the desk',
  });
  expect((await ask(agent, 'DELETE', `/${id}`)).status).toBe(204);
  // Two change the same one: the second is told.
  const both = await Promise.all([1, 2].map(() => ask(owner, 'PUT', `/${ours.id}`, change)));
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect((await ask(agent, 'GET', `/${ours.id}`)).body).toMatchObject({
    name: 'Theirs',
    version: 2,
  });
});

it('what names nothing, does nothing or does it twice is refused, with its place', async () => {
  const refused: [object[], string][] = [
    [[], 'steps: at least one step'],
    [Array.from({ length: 11 }, () => tag), 'steps: at most 10 steps'],
    [[{ kind: 'resolve' }, { kind: 'resolve' }], 'steps: a conversation is resolved once'],
    [[{ kind: 'resolve' }, tag], 'steps: resolving is the last step'],
    [[{ kind: 'tag' }], 'steps.0.add: a tag to add or to remove'],
    [[tag, { kind: 'tool', tool: 'nothing' }], 'steps.1.tool: there is no such tool'],
    [
      [{ kind: 'tool', tool: 'request_refund', arguments: { customer: 'cust_ana' } }],
      'steps.0.arguments.customer: the tool takes no such argument',
    ],
    [[{ kind: 'assign', assigneeId: foreign.memberId }], 'steps.0.assigneeId: no such member'],
    [[{ kind: 'assign', teamId: `tea_${'x'.repeat(22)}` }], 'steps.0.teamId: no such team'],
    [[{ kind: 'tag', add: ['a,b'] }], 'steps.0.add.0: a word or some, without commas'],
    [[{ kind: 'note', text: ' ' }], 'steps.0.text: must not be empty'],
  ];
  for (const [steps, detail] of refused)
    expectProblem(await ask(owner, 'POST', '', { name: 'Odd', steps }), 'invalid-request', {
      detail,
    });
});

it('the preview says what will happen and changes nothing; the run does just that, once', async () => {
  const id = await idOf(agent, 'Cancel the order');
  const ana = await begun('please cancel HP10482240', await signedIn('ana'));
  const before = await preview(owner, id, ana);
  // Who has not the conversation may not answer in it.
  expect(before.body).toMatchObject({
    mayRun: false,
    steps: [{ code: 'ok' }, { code: 'not-your-turn' }, { code: 'ok' }],
  });
  await owner.act(ana.conversationId, 'accept');
  const kinds = await kindsOf(ana);
  expect((await preview(owner, id, ana)).body).toMatchObject({
    name: 'Cancel the order',
    version: 1,
    mayRun: true,
    inputs: [{ name: '0.order_id', label: 'Order', value: 'HP10482240', isRequired: true }],
    steps: [
      {
        step: { kind: 'tool', tool: 'cancel_order', arguments: { order_id: 'HP10482240' } },
        code: 'ok',
        tool: { status: 'ready', needsApproval: false, risk: 'destructive' },
      },
      { step: { kind: 'reply', text: expect.stringMatching(/^Order HP10482240 is cancelled\./) } },
      { step: { kind: 'tag', add: ['cancellation'] }, code: 'ok', changesNothing: false },
    ],
  });
  expect(await kindsOf(ana)).toEqual(kinds);
  // Asked for three times at once and once more afterwards.
  const runs = await Promise.all([1, 2, 3].map(() => run(owner, id, ana)));
  runs.push(await run(owner, id, ana));
  expect(runs.map(statuses)).toEqual(runs.map(() => ['done', 'done', 'done']));
  expect((await kindsOf(ana)).slice(kinds.length)).toEqual([
    'macro.started',
    'tool.requested',
    'tool.called',
    'tool.reported',
    'message.created',
    'tags.changed',
  ]);
  const { body: trail } = await call<any>(parley.origin, '/v1/admin/audit?limit=40', {
    headers: { cookie: owner.cookie },
  });
  const actions = trail.entries
    .filter(({ target }: { target: string }) => target === ana.conversationId)
    .map(({ action }: { action: string }) => action);
  expect(actions).toEqual(
    expect.arrayContaining(['tool.run', 'conversation.write', 'conversation.tag']),
  );
  const seen = JSON.stringify(await history(parley.origin, ana));
  expect([seen.includes('Cancel the order'), seen.includes('cancellation')]).toEqual([
    false,
    false,
  ]);
  expect((await preview(owner, id, ana)).body.steps.map(({ code }) => code)).toEqual([
    'stale',
    'ok',
    'ok',
  ]);
});

it('money of an agent waits, the rest waits with it, and goes on where it stopped', async () => {
  const id = await idOf(agent, 'Refund and close');
  const ana = await begun('HP10471007 is broken', await signedIn('ana'));
  await agent.act(ana.conversationId, 'accept');
  expect((await preview(agent, id, ana)).body).toMatchObject({
    mayRun: true,
    steps: [{ tool: { needsApproval: true } }, {}, {}, {}],
  });
  const first = await run(agent, id, ana);
  expect([first.body.isDone, statuses(first)]).toEqual([
    false,
    ['waiting', 'not-run', 'not-run', 'not-run'],
  ]);
  expect(statuses(await run(agent, id, ana))).toEqual(statuses(first));
  const callId = first.body.steps[0]?.tool?.callId;
  await call(parley.origin, `/v1/admin/approvals/${ana.conversationId}/${callId}`, {
    body: { decision: 'approved' },
    headers: { cookie: owner.cookie, origin: parley.origin },
  });
  await expect.poll(() => kindsOf(ana), { timeout: 20_000 }).toContain('tool.reported');
  const last = await run(agent, id, ana);
  expect([last.body.isDone, statuses(last)]).toEqual([true, ['done', 'done', 'done', 'done']]);
  const kinds = await kindsOf(ana);
  expect([
    kinds.filter((kind) => kind === 'macro.started').length,
    kinds.filter((kind) => kind === 'tool.requested').length,
    kinds.filter((kind) => kind === 'conversation.ended').length,
  ]).toEqual([1, 1, 1]);
});

it('the first refusal ends it and the answer says what has happened', async () => {
  const steps = [
    tag,
    { kind: 'reply', text: 'Hi {{contact.firstName|there}} {{order.id}}' },
    { kind: 'note', text: 'x' },
  ];
  const { body } = await ask(agent, 'POST', '', { name: 'Late', steps });
  const who = await begun('hello');
  await second.act(who.conversationId, 'accept');
  const ran = await run(agent, body.id, who);
  expect(ran.body).toMatchObject({
    isDone: false,
    steps: [
      { status: 'done' },
      { status: 'refused', code: 'not-your-turn' },
      { status: 'not-run' },
    ],
  });
  expect((await kindsOf(who)).slice(-2)).toEqual(['macro.started', 'tags.changed']);
  expect((await preview(agent, body.id, who)).body).toMatchObject({
    inputs: [{ name: 'order.id', label: 'order.id', value: '', isRequired: false }],
    steps: [{ changesNothing: true }, { step: { text: 'Hi there' } }, { code: 'ok' }],
  });
  expectProblem(await run(agent, body.id, who, { version: 7, clientId: 'r2' }), 'stale', {
    detail: 'somebody has changed this macro meanwhile',
  });
  expectProblem(await run(viewer, body.id, who), 'forbidden');
  expectProblem(await run(foreign, body.id, who), 'not-found');
  const theirs = (await ask(foreign, 'POST', '', { name: 'T', steps: [tag] })).body;
  expectProblem(await run(foreign, theirs.id, who), 'not-found', {
    detail: 'no such conversation',
  });
});
