/** Members, invitations, keys, tenants: who may change whom, and what ends when (S09, S23, S24, S30–S32). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, Client, session, startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { anId, anInstant } from '../api/expectations.ts';
import { Browser, company, passwordOf, totpSecret } from './people.ts';
import type { Company } from './people.ts';

interface Letter {
  to: string;
  subject: string;
  text: string;
}

let parley: Parley;
let acme: Company;
let other: Company;
const letters: Letter[] = [];
const publicOrigin = 'http://desk.example';
let clock = Date.now();

beforeAll(async () => {
  parley = await startParley({
    settings: { TEST_CLOCK: '1', MAIL_URL: 'http://mail.example/in', PUBLIC_ORIGIN: publicOrigin },
    outboundService: async (request) => {
      letters.push((await request.json()) as Letter);
      return new Response('ok');
    },
  });
  acme = await company(parley, { owner: { platformOwner: true }, agent: { totpSecret } });
  other = await company(parley);
  await later(0);
});
afterAll(() => parley.stop());

async function later(ms: number): Promise<void> {
  clock += ms;
  await call(parley.origin, '/test/clock', { body: { at: clock } });
}

/** Our own page is at the configured origin. */
class Desk extends Browser {
  override call<T = Record<string, any>>(method: string, path: string, body?: unknown) {
    const origin: Record<string, string> = method === 'GET' ? {} : { origin: publicOrigin };
    return super.call<T>(method, path, body, origin);
  }
}

let address = 0;
const visit = () => new Desk(parley.origin, `192.0.2.${++address}`);

async function desk(of: Company, role: Parameters<Company['email']>[0]): Promise<Desk> {
  const browser = visit();
  const answered = await browser.signIn(of.email(role), passwordOf(role));
  expect(answered.status).toBe(200);
  return browser;
}

async function letterTo(to: string): Promise<string> {
  await expect.poll(() => letters.findLast((letter) => letter.to === to)).toBeDefined();
  const letter = letters.findLast((one) => one.to === to);
  return /#\w+=(\w{44})/.exec(letter?.text ?? '')?.[1] ?? '';
}

test('an invitation is for one address, one role not above one’s own, and works once', async () => {
  const admin = await desk(acme, 'admin');
  const above = await admin.post('/invitations', { email: 'boss@new.example', role: 'owner' });
  expect(above.status).toBe(403);
  const invited = await admin.post('/invitations', { email: 'Ann@new.example', role: 'agent' });
  expect(invited).toMatchObject({
    status: 201,
    body: {
      link: null,
      invitation: {
        id: anId('inv'),
        email: 'Ann@new.example',
        role: 'agent',
        expiresAt: anInstant,
      },
    },
  });
  const token = await letterTo('Ann@new.example');
  const accept = (email: string, password = 'seven kites over one pond') =>
    visit().post('/invitations/accept', { token, email, name: 'Ann', password });
  expect((await accept('eve@new.example')).status).toBe(401);
  expect((await accept('ann@new.example', 'ann@new.example1')).body['code']).toBe(
    'password-refused',
  );
  const accepted = await Promise.all([accept('ann@new.example'), accept('ann@new.example')]);
  expect(accepted.map(({ status }) => status).toSorted()).toEqual([200, 401]);
  expect((await accept('ann@new.example')).status).toBe(401);
  const ann = visit();
  await ann.signIn('ann@new.example', 'seven kites over one pond');
  expect((await ann.get('/me')).body).toMatchObject({ role: 'agent' });
  const late = await admin.post('/invitations', { email: 'bob@new.example', role: 'viewer' });
  const bob = await letterTo('bob@new.example');
  await later(8 * 24 * 3_600_000);
  const tooLate = {
    token: bob,
    email: 'bob@new.example',
    name: 'Bob',
    password: passwordOf('owner'),
  };
  expect((await visit().post('/invitations/accept', tooLate)).status).toBe(401);
  expect(late.status).toBe(201);
});

test('an invitation is worth nothing once whoever wrote it may not write it', async () => {
  const owner = await desk(acme, 'owner');
  const admin = await desk(acme, 'admin');
  const email = 'second.self@new.example';
  expect((await admin.post('/invitations', { email, role: 'admin' })).status).toBe(201);
  const token = await letterTo(email);
  const accept = () =>
    visit().post('/invitations/accept', {
      token,
      email,
      name: 'Me',
      password: 'a tall red kettle',
    });
  const [{ id }] = (await owner.get('/members?role=admin')).body['members'] as [{ id: string }];
  for (const change of [{ role: 'supervisor' }, { role: 'admin', status: 'disabled' }]) {
    expect((await owner.call('PATCH', `/members/${id}`, change)).status).toBe(200);
    expect((await accept()).status).toBe(401);
  }
  await owner.call('PATCH', `/members/${id}`, { status: 'active' });
  expect((await accept()).status).toBe(200);
  const [mine] = (await owner.get('/members?role=admin')).body['members'].filter(
    (one: { email: string }) => one.email === email,
  ) as [{ id: string }];
  await owner.delete(`/members/${mine.id}`);
});

test('a member who is demoted, disabled or removed is out at once, and comes back by undo', async () => {
  const admin = await desk(acme, 'admin');
  const page = await admin.get('/members');
  const idOf = (role: string) =>
    (page.body['members'] as { id: string; role: string }[]).find((one) => one.role === role)?.id;
  const supervisor = await desk(acme, 'supervisor');
  const demoted = await admin.call('PATCH', `/members/${idOf('supervisor')}`, { role: 'viewer' });
  expect(demoted.body).toMatchObject({ role: 'viewer', status: 'active' });
  expect((await supervisor.get('/me')).status).toBe(401);
  const up = await admin.call('PATCH', `/members/${idOf('supervisor')}`, { role: 'owner' });
  expect(up.status).toBe(403);
  expect((await admin.call('PATCH', `/members/${idOf('owner')}`, { role: 'agent' })).status).toBe(
    403,
  );
  const viewer = await desk(acme, 'viewer');
  expect((await admin.call('DELETE', `/members/${idOf('viewer')}`)).body['status']).toBe('removed');
  expect((await viewer.get('/me')).status).toBe(401);
  expect((await visit().signIn(acme.email('viewer'), passwordOf('viewer'))).status).toBe(401);
  expect((await admin.post(`/members/${idOf('viewer')}/restore`)).body['status']).toBe('active');
  expect((await visit().signIn(acme.email('viewer'), passwordOf('viewer'))).status).toBe(200);
  const owner = await desk(acme, 'owner');
  const last = await owner.call('PATCH', `/members/${idOf('owner')}`, { role: 'admin' });
  expect(last.body['code']).toBe('last-owner');
  const stranger = await desk(other, 'owner');
  for (const [method, path, body] of [
    ['PATCH', '', { role: 'viewer' }],
    ['DELETE', '', undefined],
    ['POST', '/restore', undefined],
    ['POST', '/reset', {}],
    ['GET', '/sessions', undefined],
    ['DELETE', '/sessions', undefined],
  ] as const)
    expect((await stranger.call(method, `/members/${idOf('agent')}${path}`, body)).status).toBe(
      404,
    );
  expect((await admin.get('/members')).body['members'][0]).toHaveProperty('email');
  const seen = await (await desk(acme, 'viewer')).get('/members');
  expect(JSON.stringify(seen.body)).not.toContain('@');
});

test('a reset link: the newest, once, half an hour, from the configured origin; the second factor stays', async () => {
  const email = acme.email('agent');
  const ask = (of: string) =>
    call(parley.origin, '/v1/admin/password-reset', {
      body: { email: of },
      headers: {
        origin: publicOrigin,
        'x-forwarded-host': 'evil.example',
        forwarded: 'host=evil.example',
        referer: 'https://evil.example/',
      },
    });
  const known = await ask(email);
  const first = await letterTo(email);
  const unknown = await ask('nobody@nowhere.example');
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  expect(JSON.stringify(known.body)).not.toContain(first);
  const count = letters.length;
  await ask(email);
  await expect.poll(() => letters.length).toBe(count + 1);
  const second = await letterTo(email);
  expect(letters.at(-1)?.text).toContain(`${publicOrigin}/admin/#reset=${second}`);
  expect(letters.every(({ text }) => !text.includes('evil'))).toBe(true);
  const confirm = (token: string) =>
    visit().post('/password-reset/confirm', { token, password: 'nine grey otters 52' });
  expect((await confirm(first)).status).toBe(401);
  expect((await confirm(second)).status).toBe(200);
  expect((await confirm(second)).status).toBe(401);
  const signed = await visit().signIn(email, 'nine grey otters 52');
  expect(signed.body).toEqual({ ok: true, mfaRequired: true });
  await ask(email);
  await expect.poll(() => letters.filter(({ to }) => to === email).length).toBe(4);
  await later(31 * 60_000);
  expect((await confirm(await letterTo(email))).status).toBe(401);
});

test('another address: the link to the old one is dead, and the old one is told', async () => {
  const desktop = await desk(other, 'supervisor');
  const old = other.email('supervisor');
  await visit().post('/password-reset', { email: old });
  const token = await letterTo(old);
  const taken = await desktop.post('/account/email', { email: other.email('agent') });
  expect(taken.status).toBe(409);
  expect((await desktop.post('/account/email', { email: 'New@corp.example' })).status).toBe(200);
  const confirmed = await visit().post('/password-reset/confirm', {
    token,
    password: 'nine grey otters 52',
  });
  expect(confirmed.status).toBe(401);
  expect(letters.findLast(({ to }) => to === old)?.subject).toContain('was changed');
  expect((await visit().signIn(old, passwordOf('supervisor'))).status).toBe(401);
  expect((await visit().signIn('new@corp.example', passwordOf('supervisor'))).status).toBe(200);
});

test('a key does what its scopes say, is stored as a hash, and is dead when revoked', async () => {
  const admin = await desk(acme, 'admin');
  const made = await admin.post('/api-keys', { name: 'Reports', scopes: ['article.read'] });
  expect(made.status).toBe(201);
  const secret = String(made.body['secret']);
  const ask = (path: string, init: object = {}) =>
    call<Record<string, any>>(parley.origin, `/v1/admin${path}`, {
      headers: { authorization: `Bearer ${secret}` },
      ...init,
    });
  expect((await ask('/articles')).status).toBe(200);
  expect((await ask('/conversations')).status).toBe(403);
  expect((await ask('/account')).status).toBe(403);
  expect((await ask('/members')).status).toBe(403);
  const widget = { headers: { authorization: `Bearer ${acme.tenant.siteKey}` } };
  expect((await ask('/articles', widget)).status).toBe(401);
  for (const scopes of [['member.write'], ['tenant.read'], ['api-key.write'], ['nothing']])
    expect((await admin.post('/api-keys', { name: 'More', scopes })).status).toBe(403);
  const db = await parley.server.miniflare.getD1Database('DB');
  const { results } = await db.prepare('SELECT * FROM api_key').all();
  expect(JSON.stringify(results)).not.toContain(secret.slice(3));
  const { body: list } = await admin.get('/api-keys');
  expect(JSON.stringify(list)).not.toContain(secret.slice(3));
  const { id } = made.body['apiKey'] as { id: string };
  expect((await (await desk(other, 'owner')).delete(`/api-keys/${id}`)).status).toBe(404);
  expect((await admin.delete(`/api-keys/${id}`)).status).toBe(204);
  expect((await ask('/articles')).status).toBe(401);
});

test('the owner of the installation creates and suspends tenants; nobody else sees them', async () => {
  const platform = await desk(acme, 'owner');
  expect((await (await desk(other, 'owner')).get('/tenants')).status).toBe(403);
  const made = await platform.post('/tenants', {
    slug: 'brand-new',
    name: 'Brand New',
    plan: 'free',
    origins: ['https://brand.example'],
    branding: { primaryColor: '#aa3300' },
    ownerEmail: 'ceo@brand.example',
  });
  expect(made).toMatchObject({ status: 201, body: { link: null, tenant: { plan: 'free' } } });
  const { id, siteKey } = made.body['tenant'] as { id: string; siteKey: string };
  const token = await letterTo('ceo@brand.example');
  const accepted = {
    token,
    email: 'ceo@brand.example',
    name: 'Cleo',
    password: 'tin roofs and soft rain',
  };
  expect((await visit().post('/invitations/accept', accepted)).status).toBe(200);
  const ceo = visit();
  await ceo.signIn('ceo@brand.example', 'tin roofs and soft rain');
  expect((await ceo.get('/me')).body).toMatchObject({ role: 'owner', tenantId: id });
  const { body: all } = await platform.get('/tenants');
  const counts = (all['tenants'] as { id: string; members: number }[]).map((one) => one.members);
  expect(counts).toEqual([1, expect.any(Number), 5]);
  expect((await platform.get(`/tenants/${id}`)).body['members']).toBe(1);
  const rotated = await platform.post(`/tenants/${id}/site-key`);
  expect(rotated.body['siteKey']).not.toBe(siteKey);
  const visitor = await Client.join(
    parley.origin,
    (await session(parley.origin, String(rotated.body['siteKey']))).token,
  );
  const suspended = await platform.call('PATCH', `/tenants/${id}`, { status: 'suspended' });
  expect(suspended.body['status']).toBe('suspended');
  expect((await ceo.get('/me')).status).toBe(401);
  // What an open window of a visitor says now is answered by nobody, and closes it.
  visitor.send({ type: 'send_message', clientId: 'late-1', text: 'Is anybody there?' });
  expect((await visitor.gone()).code).toBe(4001);
  expect(
    (await platform.call('PATCH', `/tenants/${acme.tenant.tenantId}`, { status: 'suspended' }))
      .status,
  ).toBe(403);
  await platform.call('PATCH', `/tenants/${id}`, { status: 'active' });
  expect((await ceo.get('/me')).status).toBe(200);
});
