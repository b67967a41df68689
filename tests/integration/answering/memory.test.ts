/** Memory: a long conversation is summed up; an identified contact is known again, shown to staff, corrected and erased; nobody else is remembered. */
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { TestTenant } from '../../support/harness.ts';
import { session } from '../../support/harness.ts';
import { keyInAddress } from '#core/memory/contact';
import { adminOf, ask } from './admin.ts';
import { model, parley, useModel } from '../../support/with-model.ts';

const identitySecret = 'a secret of the tenant, long enough';
useModel((request) =>
  request.messages[0]?.content.startsWith('You keep the memory')
    ? { pieces: ['Wants a ', 'green lamp.'] }
    : { pieces: ['Gladly.'] },
);

const told = () => model.requests.at(-1)?.messages[0]?.content ?? '';

function tokenOf({ siteKey }: TestTenant, sub: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub, aud: siteKey, iat: now, exp: now + 600 })}`;
  return `${head}.${createHmac('sha256', identitySecret).update(head).digest('base64url')}`;
}
const as = async (tenant: TestTenant, sub: string) =>
  session(parley.origin, tenant.siteKey, { identity: tokenOf(tenant, sub) });

async function until<T>(look: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not come');
}

test('what has left the window is summed up: by the cheap model, or in the visitor’s own words', async () => {
  for (const cheapModel of ['gpt-4o-mini', null]) {
    const { tenant } = await adminOf(parley, { settings: cheapModel ? { cheapModel } : {} });
    const { who } = await ask(parley, tenant, 'I am looking for lamp number 0');
    for (let turn = 1; turn < 16; turn++)
      await ask(parley, tenant, `I am looking for lamp number ${turn}`, { who });
    await until(async () => {
      await ask(parley, tenant, 'And which bulbs?', { who });
      return told().includes('Known from before, as data:\n⟦data⟧') || null;
    });
    expect(told()).toMatch(
      cheapModel ? /Wants a green lamp\./ : /Visitor: I am looking for lamp number 0\n/,
    );
    expect(model.requests.every(({ messages }) => messages.length <= 22)).toBe(true);
  }
}, 60_000);

test('a known contact is known again; staff sees it, corrects it, erases it', async () => {
  const { tenant, as: admin } = await adminOf(parley, { identitySecret });
  const owner = admin['owner']!;
  const first = await as(tenant, 'user-1');
  await ask(parley, tenant, 'I live in Oslo. Where is my order?', { who: first });
  const memory = await until(async () => {
    const found = await owner('GET', `/memory/of/${first.conversationId}`);
    return found.status === 200 ? found.body : null;
  });
  expect(memory).toMatchObject({
    segment: 'new',
    isVip: false,
    conversationCount: 1,
    facts: [{ text: 'I live in Oslo', by: 'visitor' }],
  });
  const key = memory['contactKey'];
  const changed = await owner('PATCH', `/memory/${key}`, {
    isVip: true,
    addFact: 'Buys for a school',
  });
  expect(changed.body).toMatchObject({
    segment: 'vip',
    facts: [{}, { text: 'Buys for a school', by: 'staff' }],
  });
  const again = await ask(parley, tenant, 'Do you sell lamps?', {
    who: await as(tenant, 'user-1'),
  });
  expect([told(), again.ended['escalation']]).toEqual([
    expect.stringMatching(
      /⟦data⟧\nsegment: vip\n[^]*said: I live in Oslo\nsaid: Buys for a school/,
    ),
    { level: 'medium', type: 'complexity', reason: 'a VIP writes' },
  ]);
  const other = await ask(parley, tenant, 'Do you sell shades?', {
    who: await as(tenant, 'user-2'),
  });
  expect([told().includes('Oslo'), other.ended['escalation']?.reason]).not.toContain(
    'a VIP writes',
  );
  expect((await owner('DELETE', `/memory/${key}`)).status).toBe(204);
  expect((await owner('GET', `/memory/${key}`)).status).toBe(404);
  await ask(parley, tenant, 'Do you sell cords?', { who: await as(tenant, 'user-1') });
  expect(told()).not.toMatch(/Oslo|school/);
});

test('a segment is what staff say, else what the company signed, else what its rules make of the contact', async () => {
  const settings = { segmentVipOrders: 1_000 };
  const { tenant, as: admin } = await adminOf(parley, { identitySecret, settings });
  const owner = admin['owner']!;
  const who = await as(tenant, 'user-9');
  await ask(parley, tenant, 'Do you sell lamps?', { who });
  const { contactKey } = await until(async () => {
    const found = await owner('GET', `/memory/of/${who.conversationId}`);
    return found.status === 200 ? found.body : null;
  });
  const segmentNow = async () => {
    await ask(parley, tenant, 'And shades?', { who: await as(tenant, 'user-9') });
    return /segment: (\S+)/.exec(told())?.[1];
  };
  expect(await segmentNow()).toBe('new');
  const db = await parley.server.miniflare.getD1Database('DB');
  const row = await db
    .prepare('SELECT id FROM contact WHERE tenant_id = ?')
    .bind(tenant.tenantId)
    .first<{ id: string }>();
  const written = await owner('PATCH', `/contacts/${row?.id}`, {
    attributes: { orders_total: '1,200' },
  });
  expect(written.status).toBe(200);
  expect(await segmentNow()).toBe('vip');
  await owner('PATCH', `/memory/${contactKey}`, { segment: 'at-risk' });
  expect(await segmentNow()).toBe('at-risk');
  await owner('PATCH', `/memory/${contactKey}`, { segment: null });
  expect(await segmentNow()).toBe('vip');
});

test('nobody anonymous is remembered, nothing is in the open, and nobody else’s is seen', async () => {
  const [ours, theirs] = [
    await adminOf(parley, { identitySecret }),
    await adminOf(parley, { identitySecret }),
  ];
  await ask(parley, ours.tenant, 'I live in Bergen. Do you sell lamps?');
  const who = await as(theirs.tenant, 'user-1');
  await ask(parley, theirs.tenant, 'I live in Tromsø. My mail is kari@nord.example', { who });
  const db = await parley.server.miniflare.getD1Database('DB');
  const rows = await until(async () => {
    const { results } = await db
      .prepare('SELECT * FROM contact_memory WHERE tenant_id IN (?, ?)')
      .bind(ours.tenant.tenantId, theirs.tenant.tenantId)
      .all();
    return results.length > 0 ? results : null;
  });
  expect([rows.length, JSON.stringify(rows).includes('Troms')]).toEqual([1, false]);
  const key = keyInAddress(rows[0]?.['contact_key'] as string);
  const statuses = [
    await ours.as['owner']!('GET', `/memory/${key}`),
    await ours.as['owner']!('GET', `/memory/of/${who.conversationId}`),
    await ours.as['owner']!('DELETE', `/memory/${key}`),
    await theirs.as['viewer']!('DELETE', `/memory/${key}`),
    await theirs.as['viewer']!('GET', `/memory/${key}`),
  ].map(({ status }) => status);
  expect(statuses).toEqual([404, 404, 404, 403, 200]);
});
