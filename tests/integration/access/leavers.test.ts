/** Whoever leaves, is disabled or looks on from now on: their keys stop, their conversations wait for others, nobody is sent to them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, Client, session, startParley } from '../../support/harness.ts';
import type { Frame, Parley } from '../../support/harness.ts';
import { company, signedIn } from './people.ts';
import type { Browser, Company, Role } from './people.ts';

let parley: Parley;
let acme: Company;
let owner: Browser;

beforeAll(async () => {
  parley = await startParley();
  acme = await company(parley);
  owner = await signedIn(parley, acme, 'owner');
});
afterAll(() => parley.stop());

async function idOf(role: Role): Promise<string> {
  const { body } = await owner.get('/members?status=active');
  return (body['members'] as { id: string; role: string }[]).find((one) => one.role === role)!.id;
}
const change = (id: string, to: object) => owner.call('PATCH', `/members/${id}`, to);

test('a key does no more than its maker may now, and nothing while they are gone', async () => {
  const admin = await signedIn(parley, acme, 'admin');
  const scopes = ['article.read', 'tool.write'];
  const made = await admin.post('/api-keys', { name: 'Nightly', scopes });
  const headers = { authorization: `Bearer ${String(made.body['secret'])}` };
  const ask = async (path: string) =>
    (await call(parley.origin, `/v1/admin${path}`, { headers })).status;
  const remove = async (path: string) =>
    (await call(parley.origin, `/v1/admin${path}`, { method: 'DELETE', headers })).status;
  const shown = async () => {
    const { body } = await owner.get('/api-keys');
    const [{ isMakerGone, lostScopes, makerName }] = body['apiKeys'] as [Record<string, unknown>];
    return { isMakerGone, lostScopes, makerName };
  };
  const makerName = `admin of ${acme.email('admin').split('@')[1]?.split('.')[0]}`;
  expect([await ask('/articles'), await remove('/tools/nothing')]).toEqual([200, 404]);
  expect(await shown()).toEqual({ isMakerGone: false, lostScopes: [], makerName });
  const id = await idOf('admin');
  await change(id, { role: 'supervisor' });
  expect([await ask('/articles'), await remove('/tools/nothing')]).toEqual([200, 403]);
  expect(await shown()).toEqual({ isMakerGone: false, lostScopes: ['tool.write'], makerName });
  await change(id, { role: 'admin', status: 'disabled' });
  expect([await ask('/articles'), await remove('/tools/nothing')]).toEqual([401, 401]);
  expect(await shown()).toEqual({ isMakerGone: true, lostScopes: [], makerName });
  await change(id, { status: 'active' });
  expect(await ask('/articles')).toBe(200);
  await owner.delete(`/members/${id}`);
  expect(await ask('/articles')).toBe(401);
  await owner.post(`/members/${id}/restore`);
  expect(await ask('/articles')).toBe(200);
});

async function conversation(): Promise<{ id: string; visitor: Client }> {
  const { conversationId, token } = await session(parley.origin, acme.tenant.siteKey);
  return { id: conversationId, visitor: await Client.join(parley.origin, token) };
}

test('what an agent who is disabled has goes back to the queue; what is assigned to them is nobody’s', async () => {
  const agent = await signedIn(parley, acme, 'agent');
  const agentId = await idOf('agent');
  const [held, given, other] = [await conversation(), await conversation(), await conversation()];
  held.visitor.send({ type: 'escalate' });
  await held.visitor.event('escalation.requested');
  expect((await agent.post(`/conversations/${held.id}/accept`)).status).toBe(200);
  await owner.post(`/conversations/${given.id}/assign`, { assigneeId: agentId, teamId: null });
  await owner.post(`/conversations/${other.id}/accept`);
  // The list knows of all three: it is a projection.
  await expect
    .poll(async () => {
      const { body } = await owner.get('/conversations');
      const list = body['conversations'] as { id: string; assigneeId: string | null }[];
      return [held.id, given.id].map((id) => list.find((one) => one.id === id)?.assigneeId);
    })
    .toEqual([agentId, agentId]);
  const db = await parley.server.miniflare.getD1Database('DB');
  await expect
    .poll(async () => {
      const { results } = await db
        .prepare('SELECT id FROM conversation WHERE assignee_id = ?')
        .bind(agentId)
        .all();
      return results.length;
    })
    .toBe(2);
  expect((await change(agentId, { status: 'disabled' })).body['status']).toBe('disabled');
  const queued = await held.visitor.event('escalation.queued');
  expect(queued['because']).toBe('agent-away');
  const standing = async (id: string) => {
    const { body } = await owner.get(`/conversations/${id}`);
    const { floor, assigneeId } = body['conversation'] as Frame;
    return { holder: (floor as { holder: string }).holder, assigneeId: assigneeId as string };
  };
  expect(await standing(held.id)).toEqual({ holder: 'queue', assigneeId: null });
  expect(await standing(given.id)).toEqual({ holder: 'assistant', assigneeId: null });
  expect(await standing(other.id)).toEqual({ holder: 'agent', assigneeId: await idOf('owner') });
  for (const { visitor } of [held, given, other]) visitor.close();
});

test('nothing is given to somebody who is disabled, removed or only looks on', async () => {
  const { id, visitor } = await conversation();
  const agentId = await (async () => {
    const { body } = await owner.get('/members?status=disabled');
    return (body['members'] as [{ id: string }])[0].id;
  })();
  const viewerId = await idOf('viewer');
  await call(parley.origin, '/v1/chat/lead', {
    token: (await session(parley.origin, acme.tenant.siteKey)).token,
    body: { email: 'lead@corp.example', consent: true },
  });
  await expect.poll(async () => (await owner.get('/leads')).body['leads']).toHaveLength(1);
  const lead = ((await owner.get('/leads')).body['leads'] as [{ id: string }])[0].id;
  const opened = await owner.post('/tickets', { conversationId: id, subject: 'A ticket' });
  const ticket = opened.body['id'] as string;
  const tries = async (assigneeId: string) => {
    const answers = [
      await owner.post(`/conversations/${id}/assign`, { assigneeId, teamId: null }),
      await owner.post(`/conversations/${id}/transfer`, { memberId: assigneeId }),
      await owner.call('PATCH', `/leads/${lead}`, { assigneeId }),
      await owner.call('PATCH', `/tickets/${ticket}`, { assigneeId }),
    ];
    return new Set(answers.map(({ status, body }) => `${status} ${String(body['detail'])}`));
  };
  expect([...(await tries(agentId))]).toEqual(['400 assigneeId: this member is disabled']);
  expect([...(await tries(viewerId))]).toEqual([
    '400 assigneeId: a viewer looks on and takes nothing over',
  ]);
  await owner.delete(`/members/${agentId}`);
  expect([...(await tries(agentId))]).toEqual(['404 assigneeId: no such member']);
  const bulk = await owner.post('/conversations/bulk', {
    conversationIds: [id],
    act: { kind: 'assign', assigneeId: viewerId, teamId: null },
  });
  expect(bulk.body['results']).toEqual([
    { conversationId: id, ok: false, code: 'invalid-request' },
  ]);
  visitor.close();
});
