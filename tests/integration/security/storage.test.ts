/** What lies on disk: contact details and secrets are nowhere readable, in no spelling (S83 for leads, S32 for secrets). */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTenant, call, session, startParley } from '../../support/harness.ts';
import type { Parley, TestTenant } from '../../support/harness.ts';
import { company, signedIn } from '../access/people.ts';

let parley: Parley;
let tenant: TestTenant;
const identitySecret = 'canary-secret-of-the-tenant-4f1c';
const password = 'canary-pass-phrase-of-a-member';
const totpSecret = 'JBSWY3DPEHPK3PXPCANARY234567';

beforeAll(async () => {
  parley = await startParley();
  tenant = await addTenant(parley, {
    identitySecret,
    members: [
      {
        email: 'canary.member@example.com',
        name: 'Canary Member',
        role: 'owner',
        password,
        totpSecret,
      },
    ],
    settings: { assistantEnabled: false },
  });
});
afterAll(() => parley.stop());

function files(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return files(path);
    return entry.isFile() ? [path] : [];
  });
}

/** The ways in which a text may lie in a file without being sealed. */
function spellings(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  const base64 = (skip: number) =>
    Buffer.concat([Buffer.alloc(skip), bytes])
      .toString('base64')
      .slice(4, -4);
  return [
    bytes,
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    Buffer.from(bytes.toString('hex')),
    Buffer.from(bytes.toString('hex').toUpperCase()),
    ...[0, 1, 2].flatMap((skip) => [Buffer.from(base64(skip))]),
    Buffer.from(JSON.stringify([...bytes]).slice(1, -1)),
  ];
}

test('after two hundred leads no file holds a contact in any spelling', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  for (let round = 0; round < 10; round++)
    await Promise.all(
      Array.from({ length: 20 }, async (_, number) => {
        const mark = `q${round}z${number}w`;
        const left = await call(parley.origin, '/v1/chat/lead', {
          token: who.token,
          body: {
            name: `Nöra Canarybird ${mark}`,
            email: `nora.${mark}@canarybird.example`,
            phone: `+49 171 5550 ${String(round * 20 + number).padStart(3, '0')}`,
            company: `Canarybird ${mark} Ltd`,
            note: `please call the canarybird ${mark}`,
          },
        });
        expect(left.status).toBe(201);
      }),
    );
  // Told to the read model, too: reconcile carries out what is waiting.
  await parley.operator.post('/reconcile', {
    tenantId: tenant.tenantId,
    conversationId: who.conversationId,
  });
  const db = await parley.server.miniflare.getD1Database('DB');
  expect(await db.prepare('SELECT count(*) AS n FROM lead').first()).toEqual({ n: 200 });
  const wanted = [
    'Canarybird',
    'canarybird',
    '+49 171 5550',
    identitySecret,
    password,
    totpSecret,
    'canary.member@example.com',
    'Canary Member',
  ].flatMap(spellings);
  // That this search finds what is there: a message is stored as it is.
  const control = Buffer.from('a bird that may be seen');
  await call(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'control', text: control.toString() },
  });
  const hits = [];
  let isControlSeen = false;
  for (const path of files(parley.directory)) {
    const bytes = contents(path);
    isControlSeen ||= bytes.includes(control);
    for (const needle of wanted) if (bytes.includes(needle)) hits.push([path, needle.toString()]);
  }
  expect(hits).toEqual([]);
  expect(isControlSeen).toBe(true);
});

/** A file that SQLite takes away in this moment holds nothing. */
function contents(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

test('equal contacts are sealed differently, and found again by their index', async () => {
  const db = await parley.server.miniflare.getD1Database('DB');
  const who = await session(parley.origin, tenant.siteKey);
  for (let number = 0; number < 2; number++)
    await call(parley.origin, '/v1/chat/lead', {
      token: who.token,
      body: { email: 'Same@Canary.example' },
    });
  const { results } = await db
    .prepare(
      'SELECT email_sealed AS sealed, email_index AS blind FROM lead WHERE conversation_id = ?',
    )
    .bind(who.conversationId)
    .all<{ sealed: string; blind: string }>();
  expect(results).toHaveLength(2);
  expect(new Set(results.map((row) => row.sealed)).size).toBe(2);
  expect(new Set(results.map((row) => row.blind)).size).toBe(1);
  for (const { sealed } of results) expect(sealed).toMatch(/^v1\.[\w+/=]{40,}$/);
});

test('what was swapped or flipped opens nowhere, and takes nothing else along', async () => {
  const db = await parley.server.miniflare.getD1Database('DB');
  const other = await company(parley);
  const acme = await company(parley);
  const lead = async (of: TestTenant, name: string) => {
    const { token } = await session(parley.origin, of.siteKey);
    const body = {
      name,
      email: `${name}@canary.example`,
      phone: '+49 171 5550 999',
      consent: true,
    };
    await call(parley.origin, '/v1/chat/lead', { token, body });
  };
  await Promise.all([
    lead(acme.tenant, 'ann'),
    lead(acme.tenant, 'bob'),
    lead(other.tenant, 'eve'),
  ]);
  const sealed = async (of: TestTenant) =>
    (
      await db
        .prepare(
          'SELECT id, email_sealed AS email, name_sealed AS name FROM lead WHERE tenant_id = ?',
        )
        .bind(of.tenantId)
        .all<{ id: string; email: string; name: string }>()
    ).results;
  await expect.poll(async () => (await sealed(acme.tenant)).length).toBe(2);
  await expect.poll(async () => (await sealed(other.tenant)).length).toBe(1);
  const [one, two] = await sealed(acme.tenant);
  const [foreign] = await sealed(other.tenant);
  if (!one || !two || !foreign) throw new Error('three leads');
  const owner = await signedIn(parley, acme, 'owner');
  const emails = async () => {
    const { status, body } = await owner.get('/leads');
    const leads = body['leads'] as { id: string; email: string; name: string }[];
    const of = (id: string) => leads.find((found) => found.id === id)?.email;
    const csv = await owner.get<string>('/leads/export?format=csv');
    return [status, of(one.id), of(two.id), csv.status, csv.body.trim().split('\r\n').length];
  };
  const [, first, second] = await emails();
  expect([first, second].toSorted()).toEqual(['ann@canary.example', 'bob@canary.example']);
  const middle = one.email.length >> 1;
  const flipped = `${one.email.slice(0, middle)}${one.email[middle] === 'A' ? 'B' : 'A'}${one.email.slice(middle + 1)}`;
  for (const swapped of [
    two.email,
    one.name,
    foreign.email,
    flipped,
    one.email.slice(0, -8),
    'x',
  ]) {
    await db.prepare('UPDATE lead SET email_sealed = ? WHERE id = ?').bind(swapped, one.id).run();
    expect(await emails()).toEqual([200, '\u{fffd}', second, 200, 3]);
  }
  await db.prepare('UPDATE lead SET email_sealed = ? WHERE id = ?').bind(one.email, one.id).run();
  expect(await emails()).toEqual([200, first, second, 200, 3]);
  await db
    .prepare(
      "UPDATE member SET name_sealed = (SELECT name_sealed FROM member AS o WHERE o.tenant_id = member.tenant_id AND o.role = 'agent') WHERE tenant_id = ? AND role = 'viewer'",
    )
    .bind(acme.tenant.tenantId)
    .run();
  const members = (await owner.get('/members')).body['members'] as { role: string; name: string }[];
  const named = Object.fromEntries(members.map(({ role, name }) => [role, name.split(' ')[0]]));
  expect(named).toMatchObject({ owner: 'owner', agent: 'agent', viewer: '\u{fffd}' });
});

test('a retired token or one that only reads leaves no lead behind', async () => {
  const db = await parley.server.miniflare.getD1Database('DB');
  const who = await session(parley.origin, tenant.siteKey);
  const ended = await call<{ token: string }>(parley.origin, '/v1/chat/end', {
    method: 'POST',
    token: who.token,
  });
  for (const [token, status] of [
    [who.token, 401],
    [ended.body.token, 403],
  ] as const)
    expect(
      (await call(parley.origin, '/v1/chat/lead', { token, body: { email: 'a@canary.example' } }))
        .status,
    ).toBe(status);
  const row = await db
    .prepare('SELECT count(*) AS n FROM lead WHERE conversation_id = ?')
    .bind(who.conversationId)
    .first<{ n: number }>();
  expect(row).toEqual({ n: 0 });
});
