/** The audit trail: one entry for each act, nothing changes it, its chain breaks where somebody was at the data (S87, G4). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditFile, query } from '../../support/faults.ts';
import { startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { anInstant } from '../api/expectations.ts';
import { company, signedIn } from './people.ts';
import type { Company } from './people.ts';

let parley: Parley;
let acme: Company;
let other: Company;

beforeAll(async () => {
  parley = await startParley();
  acme = await company(parley);
  other = await company(parley);
});
afterAll(() => parley.stop());

test('each act is one entry, nothing changes the trail, and a missing row shows', async () => {
  const owner = await signedIn(parley, acme, 'owner');
  const entries = async (query = '') =>
    (await owner.get(`/audit?limit=200${query}`)).body['entries'] as Record<string, any>[];
  const [{ seq: before } = { seq: 0 }] = await entries();
  const { body: list } = await owner.get('/members?role=admin');
  const { id } = list['members'][0] as { id: string };
  await owner.call('PATCH', `/members/${id}`, { role: 'supervisor' });
  await owner.call('PATCH', `/members/${id}`, { role: 'admin' });
  await owner.get(`/members/${'mem_'.padEnd(26, 'x')}`);
  const viewer = await signedIn(parley, acme, 'viewer');
  await viewer.call('PATCH', `/members/${id}`, { role: 'viewer' });
  await viewer.get('/leads');
  const made = (await entries()).filter(({ seq }) => seq > before).reverse();
  expect(
    made.map(({ action, target, outcome, actor }) => [action, target, outcome, actor.role]),
  ).toEqual([
    // The list, once.
    ['member.read', null, 'done', 'owner'],
    ['member.write', id, 'done', 'owner'],
    ['member.write', id, 'done', 'owner'],
    ['member.read', 'mem_'.padEnd(26, 'x'), 'refused', 'owner'],
    ['sign-in.password', null, 'done', null],
    ['member.write', id, 'refused', 'viewer'],
    ['lead.read', null, 'done', 'viewer'],
  ]);
  const [, first, second] = made as [unknown, Record<string, any>, Record<string, any>];
  expect(first).toMatchObject({
    at: anInstant,
    tenantId: acme.tenant.tenantId,
    route: 'PATCH /v1/admin/members/{id}',
    address: expect.stringMatching(/^198\.51\.100\./) as string,
    actor: { kind: 'member', name: `owner of ${acme.email('owner').split(/[@.]/)[1]}` },
  });
  expect([first['before'], first['after']]).toEqual([second['after'], second['before']]);
  expect((await entries(`&action=lead&outcome=done`)).length).toBeGreaterThan(0);
  expect((await entries('&q=zzzz')).length).toBe(0);
  expect((await owner.get('/audit/check')).body).toMatchObject({ ok: true, brokenAt: null });
  for (const method of ['PUT', 'PATCH', 'DELETE', 'POST'])
    expect((await owner.call(method, '/audit/1', {})).status).toBeGreaterThanOrEqual(404);
  const csv = await owner.get<string>('/audit/export');
  expect(String(csv.body).split('\r\n').length).toBeGreaterThan(made.length);
  const json = await owner.get('/audit/export?format=json');
  expect((json.body as unknown as object[]).length).toBe(Number(json.headers.get('parley-total')));
  const strangers = await (await signedIn(parley, other, 'owner')).get('/audit?limit=200');
  expect(JSON.stringify(strangers.body)).not.toContain(id);
  const file = auditFile(parley, id);
  // The runtime holds pages of its own: it reads the file again when it starts again.
  const tampered = async (sql: string) => {
    query(file, sql);
    await parley.crash();
    return (await owner.get('/audit/check')).body;
  };
  const swapped = "UPDATE entry SET outcome = 'refused' WHERE seq = 8";
  expect(await tampered(swapped)).toMatchObject({ ok: false, brokenAt: 8 });
  expect(await tampered('DELETE FROM entry WHERE seq = 5')).toMatchObject({
    ok: false,
    brokenAt: 5,
  });
});
