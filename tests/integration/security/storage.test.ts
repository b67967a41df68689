/** What lies on disk: contact details and secrets are nowhere readable, in no spelling (S83 for leads, S32 for secrets). */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTenant, call, session, startParley } from '../../support/harness.ts';
import type { Parley, TestTenant } from '../../support/harness.ts';

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
